"""Writes https: for http: in images to hosts that are known to support it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._edits import Edit
from seolint.fixes.insecure_link import encrypted
from seolint.rules.rule import Problem

UNSAFE = True
"""A host may serve only some pages that way, or others."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The addresses of known hosts under https:."""
    return encrypted(document, problem, "image", "src")
