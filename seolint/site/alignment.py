"""Two pages word by word: what is the same in both, in the same order, and what replaces what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

MOST_WORDS = 2_000
"""How many words of a page are compared, from its beginning: time grows with the words."""

MOST_PAIRS = 2_500
"""Pairs of words up to which two stretches without a word of their own are compared word by word."""


class Edit(NamedTuple):
    """Words of one page, and those in their place in the other; either may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Run(NamedTuple):
    """A number of words that are the same in both pages, from word `start` of one and `other` of the other on."""

    start: int
    other: int
    length: int


class Alignment(NamedTuple):
    """How two pages align: the share of words, from 0 to 1, that both have in the same order, and the rest as edits."""

    share: float
    edits: Sequence[Edit]


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Align the words of two pages, MOST_WORDS of each at most."""
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    runs = aligned_runs(one, other)
    length = len(one) + len(other)
    share = 2 * sum(run.length for run in runs) / length if length else 1.0
    return Alignment(share, list(_edits(one, other, runs)))


def most_shared(one: Counter[str], other: Counter[str]) -> float:
    """The largest share (0–1) of two pages with these words that can align: a bound that needs no alignment."""
    length = one.total() + other.total()
    return 2 * (one & other).total() / length if length else 1.0


def aligned_runs(one: Sequence[str], other: Sequence[str]) -> Sequence[Run]:
    """The runs of words that two texts share, in the order of both.

    Anchored at the words that occur once in both, as in Cohen's patience diff for lines, and again between each two
    anchors: it takes time in proportion to the words, whereas `difflib` takes their square.
    """
    runs: list[Run] = []
    stretches = [(0, len(one), 0, len(other))]
    while stretches:
        start, end, start_2, end_2 = stretches.pop()
        length = _same(one, other, start, end, start_2, end_2)
        if length:
            runs.append(Run(start, start_2, length))
            start, start_2 = start + length, start_2 + length
        while start < end and start_2 < end_2 and one[end - 1] == other[end_2 - 1]:
            end, end_2 = end - 1, end_2 - 1
            runs.append(Run(end, end_2, 1))
        if start == end or start_2 == end_2:
            continue
        anchors = _anchors(one, other, start, end, start_2, end_2)
        if anchors:
            corners = ((start, start_2), *anchors, (end, end_2))
            stretches += [(a, c, b, d) for (a, b), (c, d) in pairwise(corners)]
        elif (end - start) * (end_2 - start_2) <= MOST_PAIRS:
            runs += _word_by_word(one[start:end], other[start_2:end_2], start, start_2)
    return _joined(sorted(runs))


def _same(one: Sequence[str], other: Sequence[str], start: int, end: int, start_2: int, end_2: int) -> int:
    """How many words are the same from these two on."""
    most = min(end - start, end_2 - start_2)
    for length in range(most):
        if one[start + length] != other[start_2 + length]:
            return length
    return most


def _anchors(
    one: Sequence[str], other: Sequence[str], start: int, end: int, start_2: int, end_2: int
) -> list[tuple[int, int]]:
    """The places of the words that occur once in both stretches, as many as are in the same order in both."""
    places = _single(other, start_2, end_2)
    pairs = [(at, places[word]) for word, at in _single(one, start, end).items() if word in places]
    return _increasing(pairs)


def _single(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    """The words that occur once in a stretch, and where."""
    part = words[start:end]
    counts = Counter(part)
    return {word: at for at, word in enumerate(part, start) if counts[word] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, ordered by their first number, whose second numbers increase too."""
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(lasts[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            lasts.append(number)
        else:
            ends[at], lasts[at] = place, number
    chosen: list[tuple[int, int]] = []
    number = lasts[-1] if lasts else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _word_by_word(one: Sequence[str], other: Sequence[str], start: int, start_2: int) -> Iterator[Run]:
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if block.size:
            yield Run(start + block.a, start_2 + block.b, block.size)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs in order, with adjacent ones merged."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else Run(0, 0, 0)
        if joined and (last.start + last.length, last.other + last.length) == (run.start, run.other):
            joined[-1] = last._replace(length=last.length + run.length)
        else:
            joined.append(run)
    return joined


def _edits(one: Sequence[str], other: Sequence[str], runs: Sequence[Run]) -> Iterator[Edit]:
    """What lies between the runs."""
    start = start_2 = 0
    for run in (*runs, Run(len(one), len(other), 0)):
        if run.start > start or run.other > start_2:
            yield Edit(tuple(one[start : run.start]), tuple(other[start_2 : run.other]))
        start, start_2 = run.start + run.length, run.other + run.length
