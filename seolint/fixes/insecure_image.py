"""Writes https: for http: in images to hosts that are known to answer under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._edits import Edit
from seolint.fixes._https import encrypted
from seolint.rules.rule import Problem

UNSAFE = True
"""A host may answer for some pages only, or with others."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The addresses of known hosts under https:."""
    return encrypted(document, problem, "image", "src")
