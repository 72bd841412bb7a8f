"""Measures: what can be counted or scored in a part of an article.

To add a measure, add an entry to MEASURES: its unit, and a function that gives the value for a part, or None where it
can't be judged (a score in a language that has no formula).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from seolint.checks._prose import prose
from seolint.checks._scopes import Part
from seolint.document import Document

Function = Callable[[Document, Part], "float | None"]

WORDS_FOR_ONE: Mapping[str, float] = {"zh": 1.7, "ja": 2.2}
"""How many words these languages take for one English word, where each character of Han or Hiragana is a word.

Translators reckon with 1,000 Chinese characters for about 600 English words, and 400 Japanese for 180.
"""


SCORES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "smog_index",
    "gunning_fog",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "lix",
    "rix",
)
"""Readability scores, by the names that textstat gives them."""


class Measure(NamedTuple):
    """A quantity: its unit, for people, and how it is taken."""

    unit: str
    of: Function


def bound_for(document: Document, measure: str, bound: float) -> float:
    """A bound in the document's language: a number of words is what the language needs to say as much."""
    if MEASURES[measure].unit != "words":
        return bound
    return round(bound * WORDS_FOR_ONE.get(document.language.code, 1))


def shown(value: float) -> float:
    """Whole where it is whole, else to one decimal: what a message can show."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _words(document: Document, part: Part) -> float:
    if part.element is not None:
        return len(document.words_of(part.element)[1])
    return len(document.words.within(part.span))


def _prose_words(document: Document, part: Part) -> float:
    running = prose(document)
    return running.word_count(running.within(part.span))


def _characters(document: Document, part: Part) -> float:
    return len(document.text_of(part.element) if part.element else document.text(part.span))


def _sentences(document: Document, part: Part) -> float:
    return len(prose(document).within(part.span))


def _words_per_sentence(document: Document, part: Part) -> float | None:
    running = prose(document)
    sentences = running.within(part.span)
    return running.word_count(sentences) / len(sentences) if sentences else None


def _score(document: Document, part: Part, *, name: str) -> float | None:
    """A readability score of the running prose; None where the language has no such formula."""
    running = prose(document)
    sentences = running.within(part.span)
    if not sentences:
        return None
    norms = document.words.norms
    lengths = [len(running.words[at]) for at in sentences]
    said = [norm for at in sentences for norm in norms[running.words[at].start : running.words[at].stop]]
    return document.language.scores(said, lengths).get(name)


def _level(document: Document, part: Part) -> float:
    return part.level


def _count(document: Document, part: Part, *, kind: str) -> float:
    found = document.all(kind)
    start = bisect_left(found, part.span.start, key=lambda element: element.outer.start)
    return bisect_left(found, part.span.end, key=lambda element: element.outer.start) - start


MEASURES: Mapping[str, Measure] = {
    "words": Measure("words", _words),
    "prose_words": Measure("words", _prose_words),
    "characters": Measure("characters", _characters),
    "sentences": Measure("sentences", _sentences),
    "words_per_sentence": Measure("words", _words_per_sentence),
    "level": Measure("", _level),
    **{name: Measure("points", partial(_score, name=name)) for name in SCORES},
    **{
        name: Measure(name.replace("_", " "), partial(_count, kind=kind))
        for name, kind in {
            "paragraphs": "paragraph",
            "headings": "heading",
            "list_items": "item",
            "lists": "list",
            "images": "image",
            "links": "link",
            "tables": "table",
            "code_blocks": "code",
            "quotes": "quote",
        }.items()
    },
}
