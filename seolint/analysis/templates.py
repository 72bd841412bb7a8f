"""What a generator fills in, and formulas: their text is unknown, so they are neither empty nor judged as text."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from seolint.document import Document, Element, Span

_KINDS = ("template", "formula")


def is_filled_in(document: Document, element: Element) -> bool:
    """Whether a template prints something in an element, markup included, so that its text isn't all known.

    The same goes for a formula.
    """
    return has_value(document, element.outer)


def has_value(document: Document, span: Span) -> bool:
    """Whether something that a template prints begins in a stretch of the source."""
    starts = document.once(_starts)
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


def is_replaced(document: Document, element: Element) -> bool:
    """Whether a template puts another text in place of the one that is typed in an element."""
    if not is_filled_in(document, element):
        return False
    start, end = element.outer
    return any(start <= value.outer.start < end and value.attrs for value in document.all("template"))


def touches_value(document: Document, span: Span) -> bool:
    """Whether something that a template prints ends or begins where a stretch does."""
    starts, ends = document.once(_edges)
    return span[1] in starts or span[0] in ends


def _edges(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    outer = [value.outer for kind in _KINDS for value in document.all(kind)]
    return frozenset(start for start, _ in outer), frozenset(end for _, end in outer)


def _starts(document: Document) -> array[int]:
    return array("i", sorted(value.outer.start for kind in _KINDS for value in document.all(kind)))
