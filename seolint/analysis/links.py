"""The links of a page, and what most rules on them ask: where each leads, what it says, and in which words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from seolint.analysis.addresses import addresses
from seolint.document import FILLER, Document, Element


class Link(NamedTuple):
    """A link, its address (None where it is unknown), its text as a reader sees it, and which words are its own."""

    element: Element
    address: str | None
    text: str
    words: range


def links(document: Document) -> Sequence[Link]:
    """The links of `document`, in its order, worked out once."""
    return document.once(_links)


def normalized_of(document: Document, link: Link) -> Sequence[str]:
    """The normalised words of a link."""
    return document.words.normalized[link.words.start : link.words.stop]


def _links(document: Document) -> Sequence[Link]:
    prose, starts, elements = document.prose, document.words.starts, document.all("link")
    found = []
    for element, address in zip(elements, addresses(document, elements), strict=True):
        start, end = element.span
        text = prose[start:end]
        text = " ".join((text.replace(FILLER, "") if FILLER in text else text).split())
        first = bisect_left(starts, start)
        found.append(Link(element, address, text, range(first, bisect_left(starts, end, first))))
    return found
