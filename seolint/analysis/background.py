"""A background of ordinary language: which phrases also occur in ordinary texts of several independent sources.

A phrase that documentation, blogs and public services use independently is more likely to be part of the language than
made for a search engine. The table is a Bloom filter (Bloom 1970: Space/time trade-offs in hash coding with allowable
errors) of sequences of SHORTEST to LONGEST words: it holds hashes and no text, never misses a sequence that was put in,
and wrongly recognises fewer than one in 1,000 others. `tests/benchmarks/background_table.py` builds it;
`background_sources.tsv`, beside the script, names the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from typing import NamedTuple

SHORTEST, LONGEST = 2, 6
"""The shortest and longest sequence that a table contains, in words."""

TABLE = Path(__file__).with_name("background.bin")

_HEADER = Struct("<8sQQ")
"""The header of a table: MAGIC, the number of its bits, and how many bits each sequence sets."""

_MAGIC = b"seobloom"

_HALF = 32
_LOW = (1 << _HALF) - 1


class Background(NamedTuple):
    """A table: its bytes, header included, the number of its bits, and how many of these a sequence sets."""

    table: bytes | bytearray | mmap
    bits: int
    hashes: int

    def known(self, words: Sequence[str]) -> bool:
        """Whether the table knows a sequence of normalised words; False for one too short or too long for it."""
        if not SHORTEST <= len(words) <= LONGEST:
            return False
        table = self.table
        return all(table[at >> 3] >> (at & 7) & 1 for at in _places(key(words), self.bits, self.hashes))


def known(words: Sequence[str]) -> bool:
    """Whether a phrase, as normalised words, occurs in ordinary texts of two or more independent sources.

    The table is mapped into memory at the first call. A phrase that begins or ends with a function word isn't in it.
    """
    return _shipped().known(words)


def key(words: Sequence[str]) -> int:
    """What represents a sequence of words in a table: a hash of 64 bits, the same on any machine."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "little")


def build(keys: Iterable[int], bits: int, hashes: int) -> bytes:
    """A table of these keys, the same whatever their order."""
    table = bytearray(_HEADER.size + (bits + 7) // 8)
    _HEADER.pack_into(table, 0, _MAGIC, bits, hashes)
    for number in keys:
        for at in _places(number, bits, hashes):
            table[at >> 3] |= 1 << (at & 7)
    return bytes(table)


def background(table: bytes | mmap) -> Background:
    """The background that a table contains. Raises ValueError if it isn't a table."""
    magic, bits, hashes = _HEADER.unpack_from(table) if len(table) >= _HEADER.size else (b"", 0, 0)
    if magic != _MAGIC or len(table) != _HEADER.size + (bits + 7) // 8:
        raise ValueError("not a table of background language, or not all of one")
    return Background(table, bits, hashes)


@cache
def _shipped() -> Background:
    with TABLE.open("rb") as file:
        return background(mmap(file.fileno(), 0, access=ACCESS_READ))


def _places(number: int, bits: int, hashes: int) -> Iterator[int]:
    """The bits of a key, counted from the first of the table: double hashing (Kirsch and Mitzenmacher 2006)."""
    first, step = number >> _HALF, number & _LOW | 1
    start = 8 * _HEADER.size
    return (start + (first + i * step) % bits for i in range(hashes))
