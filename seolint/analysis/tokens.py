"""The words in which phrases are looked for: those of the prose, then those of the fields, with their borders.

Also which of them are alike: stretches with the same words, and phrases that are another with an addition.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.analysis.word_parts import without_particles
from seolint.document import Document, Element, Span, Words
from seolint.language.memo import Memo
from seolint.lazy_regex import expression

TEMPLATE = 5
"""Words from which on a repeated block counts as a template: a call to action, a licence, a caption."""

FIELDS = ("title", "description", "alt")
"""Fields, besides the prose, in which a use of a phrase counts."""

_PIECE_END = expression(
    "[.!?:,;'’()\\[\\]{}|•·—–<>=*…¿¡/\\\\\\-\u3000-\u300f\uff01-\uff0f\uff1a-\uff20]"
    "(?:(?<=[.!?:,;'’])(?=[\\s\0\"'”’)\\]]|$)"  # what ends a piece where a space follows: not the point in 3.5
    "|(?<=[^\\W\\d][/\\\\])(?=[^\\W\\d])|(?<=:):(?=\\w)"  # a path, or a name in a program
    "|(?<=\\s[-/])(?=\\s)"
    "|(?<=[^.!?:,;'’/\\\\-]))"
)
"""What separates the pieces of a sentence. It begins with a set of characters, so that the scan skips letters: eight
times as fast as the plain alternatives."""

_WAYS = frozenset("/\\")
"""What separates pieces or not, depending on the letters on either side."""

_NO, _YES, _BY_LETTERS = 0, 1, 2


def alike(normalized: Sequence[str], stretches: Iterable[range]) -> Iterator[int]:
    """For each stretch of normalised words, none of them empty, the number of the first that has the same words.

    That is its own number if it is the first. A key of all words is made only where length, first and last word are
    shared: making one for every sentence takes as long as splitting the text into words.
    """
    alone: dict[tuple[int, str, str], tuple[int, range] | None] = {}
    known: dict[tuple[str, ...], int] = {}
    for number, stretch in enumerate(stretches):
        edges = len(stretch), normalized[stretch.start], normalized[stretch.stop - 1]
        if edges not in alone:
            alone[edges] = number, stretch
            yield number
            continue
        other = alone[edges]
        if other:
            first, place = other
            known[tuple(normalized[place.start : place.stop])] = first
            alone[edges] = None
        yield known.setdefault(tuple(normalized[stretch.start : stretch.stop]), number)


class Variants:
    """Phrases as sets of stems, none a variant of another: variants share half the words of the shorter one.

    An article can have thousands of stuffed phrases, and comparing each with all others takes quadratic time. So each
    is looked up by its rarest words: of two phrases that share `n` words, each has one of these among all but `n` - 1.
    (Chaudhuri, Ganti and Kaushik 2006: A primitive operator for similarity joins in data cleaning.)
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """`counts` are the uses of stems in the text."""
        self._counts = counts
        self._known: defaultdict[tuple[int, int, str], list[frozenset[str]]] = defaultdict(list)
        self._sizes: set[int] = set()

    def add(self, stems: Collection[str]) -> bool:
        """Add a phrase, unless it is a variant of one that was added: then False."""
        phrase = frozenset(stems)
        if any(self._knows(phrase, size) for size in self._sizes):
            return False
        self._sizes.add(len(phrase))
        for shared in range(1, _least(len(phrase)) + 1):
            for stem in self._rarest(phrase, shared):
                self._known[len(phrase), shared, stem].append(phrase)
        return True

    def _knows(self, phrase: frozenset[str], size: int) -> bool:
        shared = _least(min(len(phrase), size))
        return any(
            len(phrase & other) >= shared
            for stem in self._rarest(phrase, shared)
            for other in self._known.get((size, shared, stem), ())
        )

    def _rarest(self, phrase: frozenset[str], shared: int) -> list[str]:
        """The stems of a phrase at least one of which is in any phrase that shares this many with it."""
        return sorted(phrase, key=lambda stem: (self._counts[stem], stem))[: len(phrase) - shared + 1]


def _least(size: int) -> int:
    """How many words make up half of this many, rounded up."""
    return (size + 1) // 2


def _parting(gap: str) -> int:
    """Whether a gap between two words of letters separates pieces of a sentence, or needs a closer look."""
    if _PIECE_END.search(f"a{gap}a") is None:
        return _NO
    return _YES if _WAYS.isdisjoint(gap) else _BY_LETTERS


_PARTING = Memo(_parting, 1 << 12)
"""The same for each gap: most gaps are one of a few."""


class Tokens(NamedTuple):
    """The words of the prose, then those of the fields, as one sequence with the borders that no phrase crosses."""

    document: Document
    starts: Sequence[int]
    ends: Sequence[int]
    normalized: Sequence[str]
    stems: Sequence[str]
    holders: Sequence[Element]
    """The blocks, then the fields."""
    holder_starts: Sequence[int]
    held: Sequence[int]
    """For each word, the number of the block or field that contains it."""
    borders: Sequence[int]
    """For each word 1 where a phrase ends before it, else 0."""
    prose_count: int
    """How many of the words belong to the prose; the rest belong to fields."""
    repeats: Sequence[int]
    """For each word of the prose, 1 in blocks with the same text as an earlier block (a template, counted once), else
    0; empty where there are none."""

    def holder(self, word: int) -> Element:
        """The block or field that contains a word."""
        return self.holders[self.held[word]]

    def span(self, word: int, length: int) -> Span:
        return Span(self.starts[word], self.ends[word + length - 1])


def tokens_of(document: Document) -> Tokens:
    """The words in which phrases of `document` are looked for, assembled once."""
    return document.once(_tokens)


def _tokens(document: Document) -> Tokens:
    words, unseen, blocks = document.words, document.unseen_words, document.blocks
    borders, field_borders = _borders(words), _borders(unseen)
    holders, holder_starts = list(blocks), [bisect_left(words.starts, block.span.start) for block in blocks]
    starts, ends, normalized = words.starts[:], words.ends[:], [*words.normalized]
    for code in document.all("inline_code"):
        inner = words.within(code.span)
        stop = min(inner.stop + 1, len(words))
        borders[inner.start : stop] = bytes((_YES,)) * (stop - inner.start)
    for field in document.all(*FIELDS):
        inner = unseen.within(field.span)
        holders.append(field)
        holder_starts.append(len(starts))
        borders += field_borders[inner.start : inner.stop]
        starts += unseen.starts[inner.start : inner.stop]
        ends += unseen.ends[inner.start : inner.stop]
        normalized += unseen.normalized[inner.start : inner.stop]
    for start in holder_starts:
        borders[start : start + 1] = bytes((_YES,)) * (start < len(borders))
    stems = [*document.stems, *document.language.stems(normalized[len(words) :])]
    if particles := document.language.lists.get("particles"):
        normalized = stems = without_particles(stems, particles)
    repeats, held = _repeats(normalized, holders, holder_starts, len(words)), _held(holder_starts, len(starts))
    return Tokens(document, starts, ends, normalized, stems, holders, holder_starts, held, borders, len(words), repeats)


def _held(holder_starts: Sequence[int], count: int) -> Sequence[int]:
    """For each of this many words, the number of the block or field that contains it."""
    held = array("i")
    for number, (start, end) in enumerate(pairwise([0, *holder_starts, count]), -1):
        held.extend(array("i", (number,)) * (end - start))
    return held


def _repeats(
    normalized: Sequence[str], holders: Sequence[Element], holder_starts: Sequence[int], prose_count: int
) -> bytes:
    bounds = zip(holders, holder_starts, [*holder_starts[1:], prose_count], strict=False)
    blocks = [
        range(start, end)
        for holder, start, end in bounds
        if end - start >= TEMPLATE and start < prose_count and holder.kind != "heading"
    ]
    first = alike(normalized, blocks)
    again = [block for number, block in zip(first, blocks, strict=True) if blocks[number] is not block]
    flags = bytearray(prose_count if again else 0)
    for block in again:
        flags[block.start : block.stop] = bytes((_YES,)) * len(block)
    return bytes(flags)


def _borders(words: Words) -> bytearray:
    """For each word whether it begins a piece of a sentence."""
    normalized, gaps = words.normalized, words.gaps
    flags = bytearray(map(_PARTING.__getitem__, gaps))
    at = flags.find(_BY_LETTERS)
    while at >= 0:
        flags[at] = at > 0 and _parts(normalized[at - 1], gaps[at], normalized[at])
        at = flags.find(_BY_LETTERS, at)
    flags[:1] = bytes((_YES,)) * len(flags[:1])
    return flags


def _parts(before: str, gap: str, after: str) -> bool:
    """Whether a gap between these words separates pieces."""
    return _PIECE_END.search(f"{before[-1]}{gap}{after[0]}", 1) is not None
