"""Lists of short pieces: bullets, table cells, and what commas or bars separate inside a block."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from seolint.checks._stream import Stream
from seolint.named import NamedTuple

LIST_KINDS = ("item", "cell")


class Pieces(NamedTuple):
    """A list: for each piece the index of its first word and of the word after its last; a piece may have no words."""

    kind: str
    pieces: Sequence[tuple[int, int]]


def lists(source: Stream, least: int) -> Iterator[Pieces]:
    """The lists of at least `least` pieces in the prose."""
    run: list[tuple[int, int]] = []
    for holder, start, end in _holders(source):
        if holder in LIST_KINDS:
            run.append((start, end))
            continue
        if len(run) >= least:
            yield Pieces("items", run)
        run = []
        pieces = _split(source, start, end) if end - start >= least else []
        if len(pieces) >= least:
            yield Pieces("pieces", pieces)
    if len(run) >= least:
        yield Pieces("items", run)


def shared_phrase(
    source: Stream, pieces: Sequence[tuple[int, int]], least: float, longest: int = 4
) -> tuple[int, tuple[str, ...]]:
    """In how many pieces the phrase stands that most of them share, and its stems; none below `least` pieces."""
    if max(Counter(source.stems[pieces[0][0] : pieces[-1][1]]).values(), default=0) < least:
        return 0, ()
    pairs = Counter(pair for start, end in pieces for pair in set(itertools.pairwise(source.stems[start:end])))
    if max(pairs.values(), default=0) < least:
        return 0, ()  # no phrase can be shared where no two neighbouring words are
    functions = source.document.language.function_words
    counts: Counter[tuple[str, ...]] = Counter()
    for start, end in pieces:
        found: set[tuple[str, ...]] = set()
        for first in range(start, end):
            if source.norms[first] not in functions:
                found.update(
                    tuple(source.stems[first : last + 1])
                    for last in range(first, min(first + longest, end))
                    if source.norms[last] not in functions
                )
        counts.update(found)
    shared = [(count, stems) for stems, count in counts.items() if len(stems) > 1]
    return max(shared, key=lambda item: (item[0], len(item[1])), default=(0, ()))


def _holders(source: Stream) -> Iterator[tuple[str, int, int]]:
    bounds = [*source.holder_starts, len(source.starts)]
    for i, holder in enumerate(source.holders):
        if bounds[i] < source.seen:
            yield holder.kind, bounds[i], bounds[i + 1]


def _split(source: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a holder that has words."""
    inner = source.cuts[bisect_right(source.cuts, start) : bisect_left(source.cuts, end)]
    return list(itertools.pairwise((start, *inner, end)))
