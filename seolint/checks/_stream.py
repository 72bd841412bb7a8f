"""The words in which phrases are looked for: those of the prose, then those of the fields, with their borders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain

from seolint.checks._alike import alike
from seolint.document import Document, Element, Span, Words
from seolint.expressions import expression
from seolint.memo import Memo
from seolint.named import NamedTuple

TEMPLATE = 5
"""Words from which on a block that is said again is a template: a call to action, a licence, a caption."""

FIELDS = ("title", "description", "alt")
"""Fields beside the prose where a use of a phrase counts."""

_PIECE_END = expression(
    "[.!?:,;'’()\\[\\]{}|•·—–<>=*…¿¡/\\\\\\-\u3000-\u300f\uff01-\uff0f\uff1a-\uff20]"
    "(?:(?<=[.!?:,;'’])(?=[\\s\0\"'”’)\\]]|$)"  # what ends a piece where a space follows: not the point in 3.5
    "|(?<=[^\\W\\d][/\\\\])(?=[^\\W\\d])|(?<=:):(?=\\w)"  # a path, or a name in a program
    "|(?<=\\s[-/])(?=\\s)"
    "|(?<=[^.!?:,;'’/\\\\-]))"
)
"""What parts the pieces of a sentence. It begins with a set of characters, so that the scan leaps over letters: eight
times as fast as the same alternatives one beside the other."""

_WAYS = frozenset("/\\")
"""What parts pieces or not by the letters on either side of it."""

_PARTING = Memo(lambda gap: _PIECE_END.search(f"a{gap}a") is not None, 1 << 12)
"""Whether a gap between two words that are letters parts the pieces of a sentence: most gaps are one of a few."""


class Stream(NamedTuple):
    """The words of the prose, then those of the fields, as one sequence with the borders that no phrase crosses."""

    document: Document
    starts: Sequence[int]
    ends: Sequence[int]
    norms: Sequence[str]
    stems: Sequence[str]
    holders: Sequence[Element]
    holder_starts: Sequence[int]
    borders: frozenset[int]
    """The words before which a phrase ends."""
    cuts: Sequence[int]
    """The same in order."""
    seen: int
    """How many of the words belong to the prose; the rest stand in fields."""
    repeats: frozenset[int]
    """The words of blocks that say the same as a block before them: a template, counted once."""

    def holder(self, word: int) -> Element:
        """The block or field that holds a word."""
        return self.holders[bisect_right(self.holder_starts, word) - 1]

    def span(self, word: int, length: int) -> Span:
        return Span(self.starts[word], self.ends[word + length - 1])


def stream(document: Document) -> Stream:
    """The words in which phrases of `document` are looked for, put together once."""
    return document.once(_stream)


def _stream(document: Document) -> Stream:
    words, unseen, blocks = document.words, document.unseen_words, document.blocks
    borders = _borders(words)
    holders, holder_starts = list(blocks), [bisect_left(words.starts, block.span.start) for block in blocks]
    starts, ends, norms = list(words.starts), list(words.ends), list(words.norms)
    for code in document.all("inline_code"):
        own = words.within(code.span)
        borders.update(range(own.start, own.stop + 1))
    field_borders = _borders(unseen)
    for field in document.all(*FIELDS):
        own, at = unseen.within(field.span), len(starts)
        holders.append(field)
        holder_starts.append(at)
        borders.update(at + word - own.start for word in own if word in field_borders)
        starts += unseen.starts[own.start : own.stop]
        ends += unseen.ends[own.start : own.stop]
        norms += unseen.norms[own.start : own.stop]
    borders.update(holder_starts)
    stems = [*document.stems, *document.language.stems(norms[len(words) :])]
    repeats = _repeats(norms, holders, holder_starts, len(words))
    cuts = sorted(borders)
    return Stream(
        document, starts, ends, norms, stems, holders, holder_starts, frozenset(cuts), cuts, len(words), repeats
    )


def _repeats(
    norms: Sequence[str], holders: Sequence[Element], holder_starts: Sequence[int], seen: int
) -> frozenset[int]:
    bounds = zip(holders, holder_starts, [*holder_starts[1:], seen], strict=False)
    blocks = [
        range(start, end)
        for holder, start, end in bounds
        if end - start >= TEMPLATE and start < seen and holder.kind != "heading"
    ]
    again = (own for number, own in zip(alike(norms, blocks), blocks, strict=True) if blocks[number] is not own)
    return frozenset(chain.from_iterable(again))


def _borders(words: Words) -> set[int]:
    """The words that begin a piece of a sentence, as indexes."""
    norms, gaps = words.norms, words.gaps
    parted = [at for at, parting in enumerate(map(_PARTING.__getitem__, gaps)) if parting and at]
    return {0, *(at for at in parted if _WAYS.isdisjoint(gaps[at]) or _parts(norms[at - 1], gaps[at], norms[at]))}


def _parts(before: str, gap: str, after: str) -> bool:
    """Whether a gap between these words parts pieces."""
    return _PIECE_END.search(f"{before[-1]}{gap}{after[0]}", 1) is not None
