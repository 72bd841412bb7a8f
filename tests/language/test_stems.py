"""Stems are those of Snowball, with PyStemmer and without it."""

from __future__ import annotations

import subprocess
import sys

import snowballstemmer

from seolint.language import get
from seolint.language._data import table

STEMMED = sorted(code for code, data in table().items() if data["stemmer"])

WITHOUT = """
import sys
sys.modules["Stemmer"] = None  # as where PyStemmer is not installed
from seolint.language import get
for code in sys.argv[1:]:
    words = sys.stdin.readline().split()
    print(*get(code).stems(words))
"""


def entries(code: str) -> list[str]:
    """The words of all lists of a language."""
    language = get(code)
    return [word for words in language.lists.values() for entry in words for word in language.words(entry).normalized]


def test_stems_are_those_of_snowball() -> None:
    assert get("en").stems(["shoes", "running"]) == ["shoe", "run"]
    for code in STEMMED:
        words = entries(code)
        assert get(code).stems(words) == snowballstemmer.stemmer(get(code).stemmer).stemWords(words) != words


def test_stems_are_the_same_without_pystemmer() -> None:
    words = {code: entries(code) for code in STEMMED}
    lines = "".join(f"{' '.join(words[code])}\n" for code in STEMMED)
    command = [sys.executable, "-X", "utf8", "-c", WITHOUT, *STEMMED]
    completed = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    assert completed.stdout.splitlines() == [" ".join(get(code).stems(words[code])) for code in STEMMED]
