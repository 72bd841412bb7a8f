"""Adds the space after the number signs that makes a line a heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._edits import Edit, before_in_line
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_MARKS = expression(r"#+([\u00a0\u2000-\u200a\u202f\u3000]*)")
_LEAD = expression(r"(?:[ ]{0,3}(?:>|[-+*]|\d{1,9}[.)]))*[ ]{0,3}")
"""What a line may have before a heading: indentation, the marks of quotes and items."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """A plain space after the number signs, in Markdown. In HTML, only a writer knows what they mean."""
    start = problem.place.start
    before = before_in_line(document, start)
    marks = _MARKS.match(document.source, start)
    if document.format == "markdown" and marks and before is not None and _LEAD.fullmatch(before):
        yield Edit(*marks.span(1), " ")
