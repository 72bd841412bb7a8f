"""Bold lines that pose as headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seolint.document import Document, Finding
from seolint.language.marks import ends_sentence

FACTS = ("text",)

_LEADS_IN = ",:;，：；"
"""What a lead-in ends with, beside the marks of sentences, and a heading does not. A question may well be a heading."""

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
        posed = 0 < len(document.words.within(block.span)) <= longest and not _is_sentence(document, text)
        if posed and following.kind in ("paragraph", "item") and not document.inside(block.span, *_SET_APART):
            yield Finding(block.span, {"text": text})


def _is_sentence(document: Document, text: str) -> bool:
    """Whether a line ends as a sentence or a lead-in does."""
    return not document.language.asks(text) and (text[-1] in _LEADS_IN or ends_sentence(text))
