"""Removes doubled spaces from headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.checks.doubled_space import runs
from seolint.document import Document, Element
from seolint.fixes._edits import Edit, heading_of
from seolint.rules.rule import Problem


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """One space for each run of them in a heading, unless a link on the page may depend on their number."""
    heading = heading_of(document, problem)
    if heading is not None and not document.once(_has_doubled_hyphens):
        yield from single_spaces(document, heading)


def single_spaces(document: Document, element: Element) -> Iterator[Edit]:
    """Each run of blanks in an element replaced by a space. None if one is escaped, as in quoted YAML."""
    found = runs(document, element)
    if not any(document.source[run.start - 1] == "\\" for run in found):
        yield from (Edit(*run, " ") for run in found)


def _has_doubled_hyphens(document: Document) -> bool:
    """Whether a link leads to a heading by an id with a hyphen for each of two spaces, as GitHub makes them."""
    addresses = (link.attrs.get("href", "") for link in document.all("link"))
    return any(address.startswith("#") and "--" in address for address in addresses)
