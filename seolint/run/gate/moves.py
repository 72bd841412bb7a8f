"""Files that were moved without git: gone at one path, new at another. git itself sees that once both are staged."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping

LEAST = 0.5
"""The share of a file (0-1) that must be the same, as for renames in git."""

MOST_PAIRS = 10_000
"""How many pairs of files are compared that differ in name: each takes a fraction of a millisecond."""


def moves(gone: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The files, by their paths, that are `gone`, and which of the `new` ones they have become: the likest first."""
    lines = {name: _lines(data) for name, data in new.items()}
    is_much = len(gone) * len(new) > MOST_PAIRS
    found: list[tuple[float, bool, str, str]] = []
    for name, data in gone.items():
        before = _lines(data)
        for other in new:
            has_same_name = posixpath.basename(name) == posixpath.basename(other)
            if is_much and not has_same_name:
                continue
            share = _same(before, lines[other])
            if share >= LEAST:
                found.append((-share, not has_same_name, name, other))
    taken: set[str] = set()
    for _, _, name, other in sorted(found):
        if not {name, other} & taken:
            taken |= {name, other}
            yield name, other


def _lines(data: bytes) -> Counter[bytes]:
    return Counter(line for line in data.splitlines() if line.strip())


def _same(before: Counter[bytes], now: Counter[bytes]) -> float:
    """The share of the longer of two files that both have, in bytes of whole lines."""
    largest = max(_size(before), _size(now))
    return _size(before & now) / largest if largest else 0.0


def _size(lines: Counter[bytes]) -> int:
    return sum(len(line) * count for line, count in lines.items())
