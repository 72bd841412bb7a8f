"""Sentences and runs of words as flat arrays: a text has them by the 100,000, and as objects each takes 200 bytes.

One is made when it is asked for. What looks at all of them reads the arrays.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import overload

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
    """Sentences by their `starts` and `ends` in the source, and by the `numbers` of the blocks that hold them."""

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
