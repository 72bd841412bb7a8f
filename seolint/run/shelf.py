"""Problems by the ten thousand: a run over a large site keeps them all, as reports tell them in several orders.

As objects they take 1.2 KB each. Those beyond what most runs find are put away compressed, a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload
from zlib import compress, decompress

from seolint.rules.rule import Problem
from seolint.run.cache.serialization import problems_as_bytes, problems_in

AT_HAND = 20_000
"""Problems that stay objects: 25 MB."""

BATCH = 500
"""Problems that are put away together."""

_FAST = 1
"""The level of compression that takes the least time."""


class Shelf(Sequence[Problem]):
    """Problems in the order in which they were added."""

    def __init__(self, at_hand: int = AT_HAND) -> None:
        self._at_hand = at_hand
        self._near: list[Problem] = []
        self._away: list[bytes] = []
        self._last: list[Problem] = []

    def extend(self, problems: Sequence[Problem]) -> None:
        """Add problems."""
        if len(self._near) < self._at_hand:
            self._near += problems
            return
        self._last += problems
        while len(self._last) >= BATCH:
            self._away.append(compress(problems_as_bytes(self._last[:BATCH]), _FAST))
            del self._last[:BATCH]

    def __len__(self) -> int:
        return len(self._near) + BATCH * len(self._away) + len(self._last)

    def __iter__(self) -> Iterator[Problem]:
        yield from self._near
        for batch in self._away:
            yield from problems_in(decompress(batch))
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> Problem: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Problem]: ...
    def __getitem__(self, at: int | slice) -> Problem | Sequence[Problem]:
        if isinstance(at, slice):
            return list(self)[at]
        return next(islice(self, range(len(self))[at], None))
