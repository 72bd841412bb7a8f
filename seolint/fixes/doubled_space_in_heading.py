"""Takes doubled spaces out of headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.document import Document
from seolint.fixes._doubled_space import single
from seolint.fixes._edits import Edit
from seolint.fixes._places import heading_of
from seolint.rules.rule import Problem


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """One space for each run of them in a heading, unless a link on the page may count them."""
    heading = heading_of(document, problem)
    if heading is not None and not document.once(_has_doubled_hyphens):
        yield from single(document, heading)


def _has_doubled_hyphens(document: Document) -> bool:
    """Whether a link leads to a heading by a name with a hyphen for each of two spaces, as GitHub makes them."""
    addresses = (link.attrs.get("href", "") for link in document.all("link"))
    return any(address.startswith("#") and "--" in address for address in addresses)
