"""Sentences that are said again, and the share of the article that they make up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seolint.document import Document, Finding, Span


def check(document: Document, *, share: float, min_words: int, min_sentences: int) -> Iterator[Finding]:
    """Articles in which sentences of `min_words` words or more that stood before make up a `share` of the words.

    Measured as in Gopher's filter for duplicates: what is said again, over all that is said (0-1), for articles of
    `min_sentences` such sentences or more. Placed at the first repetition; facts: share (percent), count, phrase.
    """
    words = document.words
    first: dict[tuple[str, ...], Span] = {}
    again: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    said = repeated = sentences = 0
    for sentence in document.sentences:
        own = words.within(sentence.span)
        if len(own) < min_words or sentence.block.kind == "heading":
            continue
        sentences += 1
        said += len(own)
        key = tuple(words.norms[own.start : own.stop])
        if key in first:
            repeated += len(own)
            again[key].append(sentence.span)
        else:
            first[key] = sentence.span
    if sentences >= min_sentences and repeated and repeated >= share * said:
        spans = sorted(span for found in again.values() for span in found)
        percent = round(100 * repeated / said)
        facts = {"share": percent, "count": len(spans), "phrase": document.text(spans[0])}
        yield Finding(spans[0], facts, spans[1:])
