"""The stemmer of a language is the same, whether it is loaded alone or with all others."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from seolint.language import _words, get
from seolint.language._data import table

STEMMED = sorted(code for code, data in table().items() if data["stemmer"])

ALONE = """
import sys
sys.modules["Stemmer"] = None
from seolint.language import get
assert get("en").stems(["shoes", "running"]) == ["shoe", "run"]
print(*(name for name in sys.modules if name.endswith("_stemmer")), "snowballstemmer" in sys.modules)
import snowballstemmer  # others get the package as it is
print(snowballstemmer.stemmer("german").stemWords(["Schuhe"]))
"""


def test_stems_are_those_of_the_whole_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("snowballstemmer")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "Stemmer", None)  # as where PyStemmer is not installed
    whole = import_module("snowballstemmer")
    for language in map(get, STEMMED):
        entries = [entry for entries in language.lists.values() for entry in entries]
        words = [word for entry in entries for word in language.words(entry).normalized]
        alone = _words.alone(language.stemmer)
        assert alone and words
        assert list(map(alone.stemWord, words)) == whole.stemmer(language.stemmer).stemWords(words)


def test_no_other_is_loaded() -> None:
    completed = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, encoding="utf-8", check=True)
    assert completed.stdout.splitlines() == ["seolint.language._snowball.english_stemmer False", "['Schuh']"]


def test_a_package_built_otherwise_is_loaded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_words, "_package", lambda: "no_such_package")
    monkeypatch.setitem(sys.modules, "Stemmer", None)
    assert _words.alone("english") is None
    assert _words.stemmer("english").stemWord("shoes") == "shoe"
