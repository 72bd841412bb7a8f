"""What a generator fills in, and formulas: nobody knows what they say, so they are neither empty nor judged as text."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from seolint.document import Document, Element, Span

_KINDS = ("template", "formula")


def is_filled_in(document: Document, element: Element) -> bool:
    """Whether a template prints something in an element, markup included, so that its text isn't all known.

    A formula is such a thing, too.
    """
    return has_value(document, element.outer)


def has_value(document: Document, span: Span) -> bool:
    """Whether something that a template prints begins in a stretch of the source."""
    starts = document.once(_starts)
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


def _starts(document: Document) -> array[int]:
    return array("i", sorted(value.outer.start for kind in _KINDS for value in document.all(kind)))
