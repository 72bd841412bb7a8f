"""Removes doubled spaces from titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._edits import Edit
from seolint.fixes.doubled_space_in_heading import single_spaces
from seolint.rules.rule import Problem


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """One space for each run of them in the title."""
    for title in document.all("title"):
        if title.span.start == problem.place.start:
            yield from single_spaces(document, title)
