"""Which of several things in a row stand out of order: as few of them as would have to move."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Move(NamedTuple):
    """The item at `at` (an index) belongs after the item at `other`, or before it."""

    at: int
    other: int
    after: bool


def moves(ranks: Sequence[int]) -> Iterator[Move]:
    """What to move, so that these ranks never fall: everything outside a longest sequence that doesn't."""
    kept = _longest(ranks)
    kept_ranks = [ranks[at] for at in kept]
    staying = set(kept)
    for at in range(len(ranks)):
        if at not in staying:
            greater = bisect_right(kept_ranks, ranks[at])
            if greater < len(kept) and kept[greater] < at:
                yield Move(at, kept[greater], after=False)
            else:
                yield Move(at, kept[bisect_left(kept_ranks, ranks[at]) - 1], after=True)


def _longest(ranks: Sequence[int]) -> Sequence[int]:
    """The indices of a longest sequence of ranks that never falls (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        length = bisect_right(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [rank]
        ends[length : length + 1] = [at]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
