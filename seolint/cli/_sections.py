"""The sections of an article side by side: which of them reads hardest, as a bar for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seolint.analysis.measures import MEASURES
from seolint.analysis.prose import prose
from seolint.analysis.scopes import parts
from seolint.cli._languages import padded
from seolint.document import Document
from seolint.report.console import cells, safe

BAR = 20
"""Cells of a bar."""

NAME = 33
"""Cells for the heading of a section, so that a line keeps to 80."""

SCORE = "flesch_reading_ease"
INTRODUCTION = "(introduction)"

EASY, HARD = 60, 30
"""Flesch's own bounds: from 60 plain language, below 30 very difficult."""

_COLORS = {"easy": 32, "middle": 33, "hard": 31}


def sections(document: Document, least_words: int) -> list[dict[str, Any]]:
    """From each heading to the next: heading, line, words and sentences of running prose, longest sentence (words).

    Also `flesch_reading_ease`, None in fewer than `least_words` words and where the language has no formula. These are
    the sections that the rule hard-to-read-section judges; those without running prose are left out.
    """
    return list(_sections(document, least_words))


def _sections(document: Document, least_words: int) -> Iterator[dict[str, Any]]:
    running = prose(document)
    for part in parts(document, "stretch"):
        own = running.within(part.span)
        words = running.word_count(own)
        if not words:
            continue
        score = MEASURES[SCORE].of(document, part) if words >= least_words else None
        yield {
            "heading": document.text(part.place) if part.level else "",
            "level": part.level,
            "line": document.position(part.place.start).line,
            "words": words,
            "sentences": len(own),
            "longest_sentence": max(len(running.words[at]) for at in own),
            SCORE: None if score is None else round(score, 1),
        }


def drawn(told: Sequence[dict[str, Any]], color: bool) -> Iterator[str]:
    """The sections as lines of at most 80 cells: a bar, the score, words, words of the longest sentence.

    The bar is the score, of 100; where no section has one, the words, of those of the longest section.
    """
    scored = any(own[SCORE] is not None for own in told)
    most = max((own["words"] for own in told), default=1)
    label = "Flesch reading ease" if scored else ""
    yield f"  {padded('sections', NAME)}  {label:<{BAR}} {'':6}{'words':>7}{'longest':>9}"
    for own in told:
        name = _cut(safe(own["heading"]) or (INTRODUCTION if not own["level"] else "(empty)"), NAME - 2)
        bar = _scored(own[SCORE], color) if scored else _bar(own["words"] / most)
        counts = f"{own['words']:>7,}{own['longest_sentence']:>9}"
        yield f"    {padded(name, NAME - 2)}  {bar} {_number(own[SCORE], scored)}{counts}"


def _bar(share: float) -> str:
    return ("#" * round(max(0.0, min(share, 1.0)) * BAR)).ljust(BAR, ".")


def _scored(score: float | None, color: bool) -> str:
    if score is None:
        return " " * BAR
    kind = "easy" if score >= EASY else "hard" if score < HARD else "middle"
    return f"\x1b[{_COLORS[kind]}m{_bar(score / 100)}\x1b[0m" if color else _bar(score / 100)


def _number(score: float | None, scored: bool) -> str:
    return f"{('-' if scored else '') if score is None else format(score, '.1f'):>6}"


def _cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, the last of them an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
