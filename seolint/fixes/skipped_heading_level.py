"""Raises a whole outline that begins too deep below the name of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document, Element
from seolint.fixes._edits import Edit, heading_of
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_OPEN = expression(r"<h([1-6])(?=[\s>/])", re.I)
_CLOSE = expression(r"</h([1-6])\s*>", re.I)
_MARKS = expression(r"#{1,6}(?=[ \t\r\n]|\Z)")
_CLOSING = expression(r"(?<=[ \t])#+\Z")
_ROOT = 1
"""The level of the name of a page."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """Raises all headings from this one on, so that it follows the h1.

    None unless it is the first below the name of the page (an h1, or a title in front matter) and none that follows has
    a higher level: otherwise the author meant the levels as they are, or it isn't known what was meant. A heading in a
    list item should rather be plain text.
    """
    heading = heading_of(document, problem)
    if heading is None or problem.facts["previous"] != _ROOT or not document.once(_is_outline):
        return
    if document.inside(heading.span, "list"):
        return
    below = [other for other in document.all("heading") if other.level > _ROOT]
    if heading is not below[0] or any(other.level < heading.level for other in below):
        return
    steps = heading.level - int(problem.facts["expected"])
    lifted = [list(_lifted(document, other, steps)) for other in below]
    if all(lifted):
        yield from (edit for each in lifted for edit in each)


def _is_outline(document: Document) -> bool:
    """Whether no h1 is among the other headings."""
    levels = [heading.level for heading in document.all("heading")]
    return _ROOT not in levels[1:]


def _lifted(document: Document, heading: Element, steps: int) -> Iterator[Edit]:
    """The edits that raise a heading; none if its markup is not of a known kind."""
    source, (start, end) = document.source, heading.outer
    marks = _MARKS.match(source, start)
    if marks and len(marks[0]) == heading.level:
        yield Edit(start, start + steps)
        closing = _CLOSING.search(source[marks.end() : end])
        if closing and len(closing[0]) == heading.level:
            yield Edit(end - steps, end)
        return
    opened = _OPEN.match(source, start)
    tail = source.rfind("</", start, end)
    closed = _CLOSE.match(source, tail) if tail >= 0 else None
    is_stated = "aria-level" in heading.attrs  # which overrides what the tag says
    if opened and closed and not is_stated and closed.end() == end and opened[1] == closed[1] == str(heading.level):
        digit = str(heading.level - steps)
        yield Edit(*opened.span(1), digit)
        yield Edit(*closed.span(1), digit)
