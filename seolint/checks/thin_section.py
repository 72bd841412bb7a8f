"""Sections that promise more than they contain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from seolint.analysis.measures import bound_for, word_amount
from seolint.analysis.page_kind import why_not_finished
from seolint.analysis.scopes import Part, parts, path_at, shown_part
from seolint.analysis.templates import has_value
from seolint.document import Document, Finding

FACTS = ("value", "limit", "unit", "amount", "text", "path")

_LONGER = 3
"""How many times the limit the sections beside one usually contain, so that readers expect as much of it: in a glossary
or a list of options all are short, and none promises more."""

_ENOUGH = ("link", "inline_code", "formula")
"""What makes a few words enough: they say where to continue, or what to type."""

_MARKS = ("{{", "{%", ":::", "![[", "<iframe", "<video", "<audio", "<form", "<button", "<script", "<svg", "<object")
"""What begins a widget or an include in the source; in Markdown any tag may be one."""


def check(document: Document, *, min: int) -> Iterator[Finding]:
    """Sections of text with fewer words than `min`, where those beside them have many more, or there are none.

    A question may be answered in a word. With links or code a few words are enough, and what a template or a component
    adds is unknown. Drafts and pages that aren't articles aren't judged. Facts: value, limit, unit, amount, text, path.
    """
    if why_not_finished(document):
        return
    limit = int(bound_for(document, "words", min))
    unit, words = document.language.word_unit, document.words
    headings = [heading.outer.start for heading in document.all("heading")]
    for part in parts(document, "text_section") if len(headings) > 1 else ():
        count = len(words.within(part.span))
        if bisect_left(headings, part.span.start) < bisect_left(headings, part.span.end):
            continue  # its subsections are checked instead
        if count < limit and _promises_more(document, part, limit) and not _is_enough(document, part):
            facts = {"value": count, "limit": limit, "unit": unit, "amount": word_amount(document, count)}
            yield Finding(part.place, {**facts, **shown_part(document, part)})


def not_applicable(document: Document, *, min: int) -> str:
    """Why the page isn't judged: it isn't an article, or not finished."""
    return why_not_finished(document)


def _promises_more(document: Document, part: Part, limit: int) -> bool:
    """Whether the sections beside one, below the same heading, are much longer; true where there are none."""
    heading = document.text(part.place)
    if document.language.asks(heading) or _is_clause(heading):
        return False
    lengths = document.once(_lengths)
    beside = lengths.get((path_at(document, part.place.start)[:-1], part.level), ())
    others = list(beside)
    others.remove(len(document.words.within(part.span)))
    return not others or sorted(others)[len(others) // 2] >= _LONGER * limit


def _is_clause(heading: str) -> bool:
    """Whether a heading is that of a clause in a contract or a standard, whose length its author can't choose."""
    number = heading.partition(" ")[0].rstrip(".")
    return "." in number and number.replace(".", "").isdigit()


def _lengths(document: Document) -> Mapping[tuple[tuple[str, ...], int], Sequence[int]]:
    """How many words the sections below each heading have, by their level."""
    found: dict[tuple[tuple[str, ...], int], list[int]] = {}
    for part in parts(document, "section"):
        key = path_at(document, part.place.start)[:-1], part.level
        found.setdefault(key, []).append(len(document.words.within(part.span)))
    return found


def _is_enough(document: Document, part: Part) -> bool:
    start, end = part.span
    text = document.source[start:end]
    marks = (*_MARKS, "<") if document.format == "markdown" else _MARKS
    if document.text(part.span).endswith(":") or has_value(document, part.span) or any(mark in text for mark in marks):
        return True
    starts = document.once(_starts)
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _starts(document: Document) -> Sequence[int]:
    return sorted(element.outer.start for element in document.all(*_ENOUGH))
