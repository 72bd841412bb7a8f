"""The surroundings of a problem, for fixes: its element, its line."""

from __future__ import annotations

from collections.abc import Mapping

from seolint.document import Document, Element
from seolint.rules.rule import Problem

LONGEST = 200
"""Characters of a line beside something that are looked at: a whole article may be on one line."""


def heading_of(document: Document, problem: Problem) -> Element | None:
    """The heading that a problem is about."""
    return document.once(_headings).get(problem.place.start)


def before_in_line(document: Document, offset: int) -> str | None:
    """The part of the line before an offset; None where that is longer than any indentation."""
    start = document.line(document.position(offset).line).start
    return document.source[start:offset] if offset - start <= LONGEST else None


def after_in_line(document: Document, offset: int) -> str | None:
    """The part of the line after an offset, without its line end; None where that is long."""
    end = document.line(document.position(offset).line).end
    return document.source[offset:end] if end - offset <= LONGEST else None


def _headings(document: Document) -> Mapping[int, Element]:
    """The headings by where their text starts, and where their markup does."""
    found = document.all("heading")
    return {**{heading.outer.start: heading for heading in found}, **{heading.span.start: heading for heading in found}}
