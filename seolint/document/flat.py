"""Sentences, runs of words and places as flat arrays: a text has 100,000s of them, and each object takes 200 bytes.

An object is made on demand. Code that looks at all of them reads the arrays.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import eq
from typing import NamedTuple, overload

from seolint.document.model import Element, Sentence, Span


class Ranges(Sequence[range]):
    """Ranges by their `starts` and `stops`."""

    __slots__ = ("starts", "stops")

    def __init__(self, starts: Iterable[int], stops: Iterable[int]) -> None:
        self.starts, self.stops = array("i", starts), array("i", stops)

    def where(self, flags: Sequence[bool]) -> Ranges:
        """Those whose flag is set."""
        return Ranges(compress(self.starts, flags), compress(self.stops, flags))

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[range]:
        return map(range, self.starts, self.stops)

    @overload
    def __getitem__(self, at: int) -> range: ...
    @overload
    def __getitem__(self, at: slice) -> Ranges: ...
    def __getitem__(self, at: int | slice) -> range | Ranges:
        if isinstance(at, slice):
            return Ranges(self.starts[at], self.stops[at])
        return range(self.starts[at], self.stops[at])


class Sentences(Sequence[Sentence]):
    """Sentences by their `starts` and `ends` in the source, and by the `numbers` of the blocks that contain them."""

    __slots__ = ("_blocks", "ends", "numbers", "starts")

    def __init__(
        self, blocks: Sequence[Element], starts: Iterable[int], ends: Iterable[int], numbers: Iterable[int]
    ) -> None:
        self._blocks = blocks
        self.starts, self.ends, self.numbers = array("i", starts), array("i", ends), array("i", numbers)

    def where(self, flags: Sequence[bool]) -> Sentences:
        """Those whose flag is set."""
        return Sentences(self._blocks, *(compress(part, flags) for part in (self.starts, self.ends, self.numbers)))

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Sentence]:
        blocks = self._blocks
        found = zip(self.starts, self.ends, self.numbers, strict=True)
        return (Sentence(Span(start, end), blocks[number]) for start, end, number in found)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> Sentences: ...
    def __getitem__(self, at: int | slice) -> Sentence | Sentences:
        if isinstance(at, slice):
            return Sentences(self._blocks, self.starts[at], self.ends[at], self.numbers[at])
        return Sentence(Span(self.starts[at], self.ends[at]), self._blocks[self.numbers[at]])


class Place(NamedTuple):
    """A stretch of a file for people and machines: 1-based lines and columns, 0-based offsets, ends exclusive.

    `path` is set only if the place is in another file than the one in question.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    path: str = ""


def place_of(start: int, end: int, line_starts: Sequence[int]) -> Place:
    """The place of a stretch in a file whose lines start at these offsets."""
    line = bisect_right(line_starts, start)
    begun = line_starts[line - 1]
    if line == len(line_starts) or end < line_starts[line]:
        return Place(line, start - begun + 1, line, end - begun + 1, start, end)
    last = bisect_right(line_starts, end, line)
    return Place(line, start - begun + 1, last, end - line_starts[last - 1] + 1, start, end)


class Places(Sequence[Place]):
    """Places in one file, each made on demand: stored, a place takes 8 bytes where a `Place` takes 200."""

    __slots__ = ("_ends", "_line_starts", "_starts")

    def __init__(self, spans: Iterable[Sequence[int]], line_starts: Sequence[int]) -> None:
        """`spans` are pairs of offsets."""
        self._starts, self._ends, self._line_starts = array("i"), array("i"), line_starts
        for start, end in spans:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Place]:
        lines = self._line_starts
        return (place_of(start, end, lines) for start, end in zip(self._starts, self._ends, strict=True))

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        return place_of(self._starts[at], self._ends[at], self._line_starts)

    def __eq__(self, other: object) -> bool:
        """Whether these are the same places in the same order, in whatever kind of sequence."""
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))
