"""Text between quotation marks: words that an article quotes rather than uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seolint.document import FILLER, Document, Span
from seolint.lazy_regex import expression

_QUOTED = expression(
    r'"[^"]{1,1000}"|“[^”]{1,1000}”|„[^“”]{1,1000}[“”]|”[^”]{1,1000}”|‘[^’]{1,1000}’|`[^`]{1,1000}`'
    r"|«[^»]{1,1000}»|»[^«]{1,1000}«|‹[^›]{1,1000}›|「[^」]{1,1000}」|『[^』]{1,1000}』|《[^》]{1,1000}》"
    r"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w)){1,1000}'(?!\w)"
)
"""Text between quotation marks, as languages write them."""


def is_quoted(document: Document, offset: int) -> bool:
    """Whether what is at an offset of the prose is between quotation marks."""
    spans = document.once(quotations)
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def quotations(document: Document) -> Sequence[Span]:
    """The stretches between quotation marks, in order; none extends beyond its block, or is longer than a page."""
    found = []
    for block in document.blocks:
        start, end = block.span
        text = document.prose[start:end].replace(FILLER, " ")
        found += [Span(start + match.start(), start + match.end()) for match in _QUOTED.finditer(text)]
    return found
