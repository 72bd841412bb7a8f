"""The data of the languages.

The data files are read from one compiled table: parsing YAML at every start would cost 30 ms.
`languages.json` is compiled from the YAML files by `python -m seolint.language`; a test checks that they agree.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TABLE = FOLDER / "languages.json"

_KEYS = frozenset({"name", "stemmer", "lists"})
LISTS = frozenset(
    {
        *("function_words", "determiners", "commercial_words", "spam_subjects", "searcher_words"),
        *("transition_words",),
        *("abbreviations", "closing_abbreviations", "final_abbreviations", "numbered_abbreviations"),
        *("generic_link_texts", "image_words", "image_openings", "particles", "letters"),
        *("contents_headings", "reference_headings"),
    }
)
"""The lists that a language may have."""


@cache
def table() -> dict[str, Any]:
    """Code -> name, stemmer and lists of every language that has a data file."""
    data: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return data


def compiled(folder: Path = FOLDER) -> dict[str, Any]:
    """What the table should be, from the YAML files. Lists are texts of words separated by white space.

    Raises ValueError for a file with unknown keys, lists or stemmers, or without function words.
    """
    import yaml

    found = {}
    for path in sorted(folder.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        _validate(path.name, data)
        data["lists"] = {name: " ".join(str(words).split()) for name, words in data["lists"].items()}
        found[path.stem] = data
    return found


def _validate(name: str, data: Any) -> None:
    import snowballstemmer

    if not isinstance(data, dict) or data.keys() != _KEYS or not isinstance(data["lists"], dict):
        raise ValueError(f"{name}: it needs the keys {', '.join(sorted(_KEYS))}, and no others")
    if unknown := sorted(data["lists"].keys() - LISTS):
        raise ValueError(f"{name}: there is no list {unknown[0]}; there are {', '.join(sorted(LISTS))}")
    if "function_words" not in data["lists"]:
        raise ValueError(f"{name}: the list function_words is missing, by which the language is detected")
    if data["stemmer"] and data["stemmer"] not in snowballstemmer.algorithms():
        raise ValueError(
            f"{name}: there is no stemmer {data['stemmer']}; leave it empty, or use one of snowballstemmer"
        )
