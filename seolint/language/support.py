"""What is supported for each language, derived from the data, so that no table has to be maintained by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seolint.language import get
from seolint.language._data import table
from seolint.language._syllables import has_rule
from seolint.language.readability import count, scores

OWN_STOPS = ("ja", "zh")
"""Languages whose full stop only ends sentences, so that no abbreviations have to be known."""


class Support(NamedTuple):
    """A language with a data file, and what is supported for it.

    `scores` are the names of its readability formulas; `syllables` whether they are counted by a rule of its own;
    `sentences` whether it is known which full stops don't end one; `stems` whether forms of a word are recognised;
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
