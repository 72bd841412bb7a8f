"""Sentences that are said again, and the share of the article that they make up."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks._alike import alike
from seolint.document import Document, Finding

FACTS = ("share", "count", "phrase")


def check(document: Document, *, share: float, min_words: int, min_sentences: int) -> Iterator[Finding]:
    """Articles in which sentences of `min_words` words or more that stood before make up a `share` of the words.

    Measured as in Gopher's filter for duplicates: what is said again, over all that is said (0-1), for articles of
    `min_sentences` such sentences or more. Placed at the first repetition; facts: share (percent), count, phrase.
    """
    told = zip(document.sentence_words, document.sentences, strict=True)
    long = [(own, said.span) for own, said in told if len(own) >= min_words and said.block.kind != "heading"]
    if len(long) < min_sentences:
        return
    first = alike(document.words.norms, (own for own, _ in long))
    again = [long[at] for at, number in enumerate(first) if number != at]
    said, repeated = sum(len(own) for own, _ in long), sum(len(own) for own, _ in again)
    if repeated and repeated >= share * said:
        spans = [span for _, span in again]
        facts = {"share": round(100 * repeated / said), "count": len(spans), "phrase": document.text(spans[0])}
        yield Finding(spans[0], facts, spans[1:])
