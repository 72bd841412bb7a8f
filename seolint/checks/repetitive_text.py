"""Repeated sentences, and the share of the article that they make up."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.tokens import alike
from seolint.document import Document, Finding

FACTS = ("share", "count", "phrase")

PATTERNS = ("heading", "cell")
"""Blocks whose sentences may be repeated."""


def check(
    document: Document, *, share: float, min_words: int, min_sentences: int, min_repeated: int
) -> Iterator[Finding]:
    """Articles in which repeated sentences of `min_words` words or more make up a `share` of the words.

    Measured as in Gopher's filter for duplicates: the repeated part of the whole (0-1), for articles of `min_sentences`
    such sentences or more, of which `min_repeated` occurred before. Headings have a rule of their own; table rows
    follow one pattern; verses recur, and so does text that is quoted to be answered. Placed at the first repetition;
    facts: share (percent), count, phrase.
    """
    indexes, sentences = document.sentence_words, document.sentences
    least = document.language.as_much_as(min_words)
    counts = [block.kind not in PATTERNS and not document.inside(block.span, "quote") for block in document.blocks]
    sizes = zip(indexes.starts, indexes.stops, sentences.numbers, strict=True)
    flags = [stop - start >= least and counts[number] for start, stop, number in sizes]
    long, long_sentences = indexes.where(flags), sentences.where(flags)
    if len(long) < min_sentences:
        return
    first = alike(document.words.normalized, long)
    again = [at for at, number in enumerate(first) if number != at]
    words, repeated = sum(map(len, long)), sum(len(long[at]) for at in again)
    if len(again) >= max(1, min_repeated) and repeated >= share * words:
        spans = [long_sentences[at].span for at in again]
        facts = {"share": round(100 * repeated / words), "count": len(spans), "phrase": document.text(spans[0])}
        yield Finding(spans[0], facts, spans[1:])
