"""Paragraphs that stand in an article twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seolint.checks._prose import prose
from seolint.document import Document, Finding, Span

_LEADS_IN = ":："
"""Ends a paragraph that only leads into what follows it: such ones may repeat."""


def check(document: Document, *, min_words: int) -> Iterator[Finding]:
    """Paragraphs of `min_words` words or more with the same words as an earlier one, whatever the markup.

    Reported at the second; related: all others. Facts: text (its first words), words, count.
    """
    same: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    norms = document.words.norms
    for block in prose(document).blocks:
        own = document.words.within(block.span)
        if len(own) >= min_words and document.prose[block.span.end - 1] not in _LEADS_IN:
            same[tuple(norms[own.start : own.stop])].append(block.span)
    for words, spans in same.items():
        if len(spans) > 1:
            opening = " ".join(document.text(spans[1]).split()[:8])
            facts = {"text": opening, "words": len(words), "count": len(spans)}
            yield Finding(spans[1], facts, [spans[0], *spans[2:]])
