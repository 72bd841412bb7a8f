"""Leads a link to the place whose id is most similar to the one that doesn't exist on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._addresses import readdressed
from seolint.fixes._edits import Edit
from seolint.rules.rule import Problem

UNSAFE = True
"""Only the author knows which place was meant."""

READDRESSES = True


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """That id in place of the fragment."""
    return readdressed(document, problem)
