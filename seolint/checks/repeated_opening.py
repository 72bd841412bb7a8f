"""Sentences in a row that begin with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import eq

from seolint.analysis.prose import prose
from seolint.document import Document, Finding

FACTS = ("opening", "count")


def check(document: Document, *, sentences: int, words: int) -> Iterator[Finding]:
    """Paragraphs in which `sentences` sentences or more in a row begin with the same `words` words.

    An article or another determiner at the start counts together with the next word, as "the" alone means little. Lists
    and headings don't count, nor do sentences of another paragraph. Reported at the opening of the first; related: the
    openings of the others. Facts: opening, count.
    """
    normalized, running = document.words.normalized, prose(document)
    words = document.language.as_much_as(words)
    if words and not _has_row([normalized[indexes.start] for indexes in running.words], sentences):
        return
    determiners = document.language.determiners

    def opening(at: int) -> tuple[int, tuple[str, ...]]:
        indexes = running.words[at]
        count = words + (normalized[indexes.start] in determiners)
        begin = tuple(normalized[indexes.start : min(indexes.start + count, indexes.stop)])
        return running.sentences[at].block.span.start, begin

    in_paragraphs = [at for at, sentence in enumerate(running.sentences) if sentence.block.kind == "paragraph"]
    for (_, begin), group in groupby(in_paragraphs, key=opening):
        row = list(group)
        if len(row) >= sentences and len(begin) >= words:
            firsts = [running.words[at].start for at in row]
            places = [document.words.span(first, first + len(begin) - 1) for first in firsts]
            yield Finding(places[0], {"opening": document.text(places[0]), "count": len(row)}, places[1:])


def _has_row(words: Sequence[str], length: int) -> bool:
    """Whether this many words in a row are the same: few articles begin sentences like that."""
    if length > 1 and not any(map(eq, words, words[1:])):
        return False
    equal = 1
    for word, following in pairwise(words):
        equal = equal + 1 if word == following else 1
        if equal >= length:
            return True
    return length <= 1
