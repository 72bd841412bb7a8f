"""Bold lines that pose as headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seolint.document import Document, Finding

FACTS = ("text",)

_ENDS = ".,:;!…。，：；！"
"""What a heading does not end with, and a lead-in or a sentence does. A question may well be a heading."""

_SET_APART = ("list", "table", "quote", "figure", "details")


def check(document: Document, *, max_words: int) -> Iterator[Finding]:
    """Paragraphs of at most `max_words` words that are bold from end to end and precede a paragraph or a list.

    Reported are lines that act as a heading: not inside a list, a table or a quotation, without a stop or colon at
    the end, with running text right after. Facts: text.
    """
    longest = document.language.as_much_as(max_words)
    bold = {element.span for element in document.all("strong")}
    for block, following in pairwise(document.blocks if bold else ()):
        if block.kind != "paragraph" or block.span not in bold or following.span in bold:
            continue
        text = document.text(block.span)
        posed = 0 < len(document.words.within(block.span)) <= longest and text[-1] not in _ENDS
        if posed and following.kind in ("paragraph", "item") and not document.inside(block.span, *_SET_APART):
            yield Finding(block.span, {"text": text})
