"""The numbers of an article for people; of its sections side by side a bar each, to see which reads hardest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seolint.cli._statistics import SECTION_SCORE
from seolint.report.console import cells, padded, safe
from seolint.wording import plural

MOST_PHRASES = 5
"""Phrases that are listed."""

BAR = 20
"""Cells of a bar."""

NAME = 33
"""Cells for the heading of a section, so that a line keeps to 80."""

INTRODUCTION = "(introduction)"

EASY, HARD = 60, 30
"""Flesch's bounds: from 60 plain language, below 30 very difficult."""

_COLORS = {"easy": 32, "middle": 33, "hard": 31}


def lines(file: dict[str, Any], color: bool) -> Iterator[str]:
    """One article for people: counts, scores, headings with their words, sections with their scores, phrases."""
    yield f"{safe(file['path'])}  ({file['language']})"
    names = ("words", "sentences", "paragraphs", "characters", "syllables", "polysyllables")
    yield "  " + ", ".join(plural(file[name], name.removesuffix("s")) for name in names)
    if file["readability"]:
        width = max(map(len, file["readability"]))
        yield "  readability"
        shown = ((name, "-" if score is None else score) for name, score in file["readability"].items())
        yield from (f"    {_named(name):<{width}}  {score:>5}" for name, score in shown)
    if file["headings"]:
        yield "  headings, with the words below each"
        yield from (_heading(heading) for heading in file["headings"])
    if file["sections"]:
        yield from sections_drawn(file["sections"], color)
    if file["phrases"]:
        yield "  phrases"
        for phrase in file["phrases"][:MOST_PHRASES]:
            yield f"    {phrase['count']:>5}  {safe(phrase['phrase'])}"


def _heading(heading: dict[str, Any]) -> str:
    margin = "  " * (heading["level"] - 1)
    return f"    {heading['words']:>5}  {margin}{safe(heading['text']) or '(empty)'}  (line {heading['line']})"


def _named(name: str) -> str:
    return name.replace("_", " ")


def sections_drawn(sections: Sequence[dict[str, Any]], color: bool) -> Iterator[str]:
    """The sections as lines of at most 80 cells: a bar, the score, words, words of the longest sentence.

    The bar is the score, of 100; where no section has one, the words, of those of the longest section.
    """
    scored = any(section[SECTION_SCORE] is not None for section in sections)
    most = max((section["words"] for section in sections), default=1)
    label = "Flesch reading ease" if scored else ""
    yield f"  {padded('sections', NAME)}  {label:<{BAR}} {'':6}{'words':>7}{'longest':>9}"
    for section in sections:
        name = _cut(safe(section["heading"]) or (INTRODUCTION if not section["level"] else "(empty)"), NAME - 2)
        bar = _scored(section[SECTION_SCORE], color) if scored else _bar(section["words"] / most)
        counts = f"{section['words']:>7,}{section['longest_sentence']:>9}"
        yield f"    {padded(name, NAME - 2)}  {bar} {_number(section[SECTION_SCORE], scored)}{counts}"


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
