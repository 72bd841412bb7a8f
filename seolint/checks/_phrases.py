"""Repeated phrases: which word sequences an article says again and again, and where.

A phrase is a sequence of one to eight stems that stands three times or more, inside pieces of a sentence (no
punctuation within), with no function word at either edge. Counted level by level: a sequence of n stems can only be
frequent where both its parts of n - 1 stems are, so the work stays linear in the words of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat

from seolint.checks._alike import alike
from seolint.document import Document, Element, Span, Words
from seolint.expressions import expression
from seolint.memo import Memo
from seolint.named import NamedTuple

LONGEST = 8
"""Words of the longest phrase that is looked for."""

TEMPLATE = 5
"""Words from which on a block that is said again is a template: a call to action, a licence, a caption."""

SPARSE = 50_000
"""Words for each of which a phrase must stand once. It matters in books of 150,000 words and more only, where thousands
of phrases stand three times: without it a file of 10 MB takes twice as long as ten of 1 MB."""

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


class Phrase:
    """A repeated phrase: its stems, and the index of the first word of each use, in reading order, fields last."""

    def __init__(self, stream: Stream, stems: tuple[str, ...], places: Sequence[int]) -> None:
        self.stream, self.stems, self.places = stream, stems, places

    @property
    def length(self) -> int:
        return len(self.stems)

    @cached_property
    def everywhere(self) -> Sequence[int]:
        """All uses, those in repeated blocks included."""
        source, length, wanted = self.stream, self.length, list(self.stems)
        starts = (at for at, stem in enumerate(source.stems) if stem == wanted[0])
        return [
            at
            for at in starts
            if source.stems[at : at + length] == wanted and not any(at + i in source.borders for i in range(1, length))
        ]

    @cached_property
    def forms(self) -> Sequence[str]:
        """The phrase as normalised at each use."""
        norms, length = self.stream.norms, self.length
        return [" ".join(norms[at : at + length]) for at in self.places]

    @cached_property
    def prose(self) -> Sequence[int]:
        """The uses in the prose."""
        return self.places[: bisect_left(self.places, self.stream.seen)]


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


def repeated(source: Stream, least: int = 3, shortest: int = 1) -> list[Phrase]:
    """The phrases of `shortest` words or more that are used at least `least` times, longest first.

    One inside a longer one is there only if it has more uses, and one of a whole book only if it is not `SPARSE`.
    """
    least = max(least, len(source.stems) // SPARSE)
    levels = _levels(source, least, shortest)
    uses = [Counter(level.values()) for level in levels]
    language = source.document.language
    function_words = language.function_words - language.lists.get("searcher_words", frozenset())
    found: list[Phrase] = []
    dropped: set[tuple[int, int]] = set()
    for length in range(len(levels), shortest - 1, -1):
        for number, places in _groups(source, levels[length - 1], length, function_words).items():
            if not places or len(places) < least:
                continue
            stems = tuple(source.stems[places[0] : places[0] + length])
            if _periodic(stems):
                continue
            if (length, number) not in dropped and _says_something(stems):
                found.append(Phrase(source, stems, places))
            _drop_parts(levels, uses, range(shortest, length), places, dropped)
    return found


def _groups(
    source: Stream, level: Mapping[int, int], length: int, function_words: frozenset[str]
) -> Mapping[int, list[int]]:
    """The places of each sequence of a level that don't overlap; none of one with a function word at an edge."""
    norms, last = source.norms, length - 1
    groups: dict[int, list[int]] = {}
    for at, number in level.items():
        known = groups.get(number)
        if known is None:
            edged = norms[at] in function_words or norms[at + last] in function_words
            groups[number] = [] if edged else [at]
        elif known and at >= known[-1] + length:
            known.append(at)
    return groups


def _says_something(stems: Sequence[str]) -> bool:
    """Whether there is a word among the stems, and no more numbers than words: "1/1 running 0" is a program's."""
    numbers = sum(map(str.isdigit, stems))
    return 2 * numbers <= len(stems) and any(len(stem) > 1 and not stem.isdigit() for stem in stems)


def _periodic(stems: Sequence[str]) -> bool:
    """Whether a sequence is a shorter one said again ("cheap sheds cheap sheds")."""
    return any(stems[period:] == stems[:-period] for period in range(1, len(stems) // 2 + 1))


def _drop_parts(
    levels: Sequence[Mapping[int, int]],
    uses: Sequence[Mapping[int, int]],
    lengths: range,
    places: Sequence[int],
    dropped: set[tuple[int, int]],
) -> None:
    """Mark the parts (of these lengths) of a phrase that stand on their own in less than a quarter of their uses."""
    for part in lengths:
        for offset in range(lengths.stop - part + 1):
            number = levels[part - 1][places[0] + offset]
            if 4 * len(places) >= 3 * uses[part - 1][number]:
                dropped.add((part, number))


def _levels(source: Stream, least: int, shortest: int) -> list[dict[int, int]]:
    """For each length, the word index where a frequent sequence starts -> the number of that sequence.

    Single words, most of which are frequent, are there only if they are asked for.
    """
    first = _frequent(source, least)
    following = [*first[1:], 0]
    for border in source.borders:
        following[border - 1] = 0
    size = len(first) + 1
    levels = [{at: number for at, number in enumerate(first) if number} if shortest == 1 else {}]
    keys = {at: a * size + b for at, (a, b) in enumerate(zip(first, following, strict=False)) if a and b}
    while keys and len(levels) < LONGEST:
        counts = Counter(keys.values())
        numbers = {key: number for number, (key, count) in enumerate(counts.items()) if count >= least}
        level = {at: numbers[key] for at, key in keys.items() if key in numbers}
        levels.append(level)
        keys = {at: number * size + level[at + 1] for at, number in level.items() if at + 1 in level}
    return levels


def _frequent(source: Stream, least: int) -> list[int]:
    """For each word the number of its stem, from 1; 0 of one that stands less often, and in repeated blocks."""
    stems: Sequence[str] = source.stems
    if source.repeats:
        stems = ["" if at in source.repeats else stem for at, stem in enumerate(stems)]
    counts = Counter(stems)
    counts.pop("", None)
    frequent = [stem for stem, count in counts.items() if count >= least]
    return list(map(dict(zip(frequent, range(1, len(frequent) + 1), strict=True)).get, stems, repeat(0)))


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
