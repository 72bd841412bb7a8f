"""What languages are recognised by: their frequent words by script, and their letters.

The words of languages that have a data file are its function words; `recognized.yml` has those of others. The compiled
table is `table.json`: texts that are split on demand, since most articles need only the Latin ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from unicodedata import normalize

from seolint.language import _data
from seolint.language._words import words_of_letters
from seolint.language.detection._scripts import script_named_by

TABLE = Path(__file__).parent / "table.json"
SOURCE = Path(__file__).parent / "recognized.yml"

SAME_KEY = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))
"""Letters that Arabic and Persian keyboards have on the same key."""


@cache
def table() -> dict[str, Any]:
    """The compiled table: `words` by script, `letters` and `names` by language."""
    data: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return data


def composed(text: str) -> str:
    """A text in the form in which words are compared here."""
    text = normalize("NFC", text)
    for arabic, persian in SAME_KEY:
        text = text.replace(arabic, persian)
    return text


@cache
def owners(script: str) -> Mapping[str, str]:
    """Word of a script -> the languages that it belongs to, separated by spaces."""
    parts = table()["words"].get(script, "").split("\t")
    return dict(zip(parts[::2], parts[1::2], strict=False))


@cache
def letters(language: str) -> frozenset[str] | None:
    """The letters of a language beyond those of ASCII; None where they aren't known."""
    known = table()["letters"].get(language)
    return None if known is None else frozenset(known)


def names() -> Mapping[str, str]:
    """The names, by code, of languages that are recognised and have no data file."""
    found: dict[str, str] = table()["names"]
    return found


def compiled() -> dict[str, Any]:
    """What the table should be, from the files."""
    import yaml

    recognized = yaml.safe_load(SOURCE.read_text("utf-8"))
    words: dict[str, dict[str, list[str]]] = {}
    for code, word in _words_by_language(recognized):
        codes = words.setdefault(script_named_by(word[0]), {}).setdefault(word, [])
        if code not in codes:
            codes.append(code)
    joined = {script: "\t".join(_flat(found)) for script, found in words.items()}
    spelled = {code: data["lists"].get("letters", "") for code, data in _data.table().items()}
    spelled |= {code: data["letters"] for code, data in recognized.items() if "letters" in data}
    spelled |= dict.fromkeys(_ASCII_ONLY, "")
    known = {code: composed(text) for code, text in spelled.items() if text or code in _ASCII_ONLY}
    return {"words": joined, "letters": known, "names": {code: data["name"] for code, data in recognized.items()}}


_ASCII_ONLY = ("en", "id", "ms", "sw")
"""Languages that are written without any other letter."""


def _flat(found: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for word, codes in sorted(found.items()):
        yield word
        yield " ".join(sorted(codes))


def _words_by_language(recognized: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, data in _data.table().items():
        lists = data["lists"]
        for word in chain(*words_of_letters(composed(f"{lists['function_words']} {lists.get('determiners', '')}"))):
            yield code, word
    for code, data in recognized.items():
        for word in chain(*words_of_letters(composed(data["words"]))):
            yield code, word
