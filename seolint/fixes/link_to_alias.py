"""Links to the address of a page rather than to an old one: readers arrive at the same page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._addresses import readdressed
from seolint.fixes._edits import Edit
from seolint.rules.rule import Problem

READDRESSES = True


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The page's address, in the form of the link's own, with its query and fragment."""
    return readdressed(document, problem)
