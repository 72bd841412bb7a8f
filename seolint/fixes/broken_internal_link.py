"""Leads a link to the page whose name is most similar to the one that doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._addresses import readdressed
from seolint.fixes._edits import Edit
from seolint.rules.rule import Problem

UNSAFE = True
"""Only the author knows which page was meant."""

READDRESSES = True


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The address of that page, in the form of the link's own, with its query and fragment."""
    return readdressed(document, problem)
