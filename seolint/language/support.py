"""What is known of each language, read off the data: so that no table of it has to be kept by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seolint.language import get
from seolint.language._data import table
from seolint.language._syllables import has_rule
from seolint.language.readability import count, scores

OWN_STOPS = ("ja", "zh")
"""Languages whose full stop ends nothing but sentences, so that no abbreviation has to be known."""


class Support(NamedTuple):
    """A language that has a data file, and what there is for it.

    `scores` are the names of its readability formulas; `syllables` whether they are counted by a rule of its own;
    `sentences` whether it is known which full stops end none; `stems` whether the forms of a word are known for one;
    `transition_words` and `stuffing` (words of sellers and searchers) whether there are such lists.
    """

    code: str
    name: str
    scores: Sequence[str]
    syllables: bool
    sentences: bool
    stems: bool
    transition_words: bool
    stuffing: bool


def support() -> Sequence[Support]:
    """Every language that has a data file, by code."""
    return [_support(code) for code in sorted(table())]


def _support(code: str) -> Support:
    language = get(code)
    return Support(
        code=code,
        name=language.name,
        scores=list(scores(count(["a"], [1], code), code)),
        syllables=has_rule(code),
        sentences=bool(language.lists.get("abbreviations")) or code in OWN_STOPS,
        stems=bool(language.stemmer),
        transition_words=bool(language.transition_words),
        stuffing=bool(language.lists.get("commercial_words")),
    )
