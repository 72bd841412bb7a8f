"""What is kept of a page's text to find similar pages: a sketch of its shingles, a sample of them, hashes.

A shingle is five words in a row. The similarity of two pages is the share of their shingles that both have (Broder
1997, On the resemblance and containment of documents). Everything here is the same in every process and version of
Python.
"""

from __future__ import annotations

from array import array
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate, count, repeat
from operator import add, eq
from zlib import crc32

SHINGLE = 5
"""Words of a shingle."""

VALUES = 128
"""Values of a sketch, of two bytes each: one in 65,536 pairs of different values looks the same."""

SAMPLED = 8
"""One shingle in this many is in a sample."""

LOWEST_SAMPLED = 2**32 - 2**32 // SAMPLED
"""The hash from which on a shingle is in a sample."""

NUMBER = 4
"""Bytes of each hash in a sample, and in a list of paragraphs."""

_LAST = VALUES - 1
_BIN_BITS = _LAST.bit_length()
_EMPTY = array("I")


class HashedWords:
    """Words, normalised, as one row of bytes, so that any stretch of them is hashed without being put together."""

    __slots__ = ("_data", "_ends", "_starts")

    def __init__(self, words: Sequence[str]) -> None:
        text = " ".join(words)
        self._data = text.encode("utf-8", "surrogatepass")
        if len(self._data) == len(text):
            lengths: Iterable[int] = map(len, words)
        else:
            lengths = [len(word.encode("utf-8", "surrogatepass")) for word in words]
        self._ends = list(map(add, accumulate(lengths), count()))
        self._starts = [0, *map(add, self._ends, repeat(1))]

    def hash(self, first: int, end: int) -> int:
        """The `paragraph_hash` of the words from `first` to before `end`."""
        return crc32(self._data[self._starts[first] : self._ends[end - 1]]) if end > first else 0

    def shingles(self) -> list[int]:
        """The hash of the shingle at each word, none for the last four."""
        stretches = map(slice, self._starts, self._ends[SHINGLE - 1 :])
        return list(map(crc32, map(self._data.__getitem__, stretches)))


def shingles(words: Sequence[str]) -> set[int]:
    """The hashes of a text's shingles, 32 bits each; `words` are normalised. A shorter text is one shingle."""
    if len(words) < SHINGLE:
        return {paragraph_hash(words)} if words else set()
    return set(HashedWords(words).shingles())


def sketch(hashes: Collection[int]) -> bytes:
    """The MinHash sketch of a text's shingles: 256 bytes, none for a text without words.

    One permutation (Li, Owen and Zhang 2012): the smallest hash in each of 128 bins, and for an empty bin that of
    another one picked by a hash of its number (Shrivastava 2017, optimal densification). With 32 bands of 4 it finds
    .86 of the pairs with a similarity of .5 and .99 of those with .6, as do 128 hash functions, which take 30 times as
    long.
    """
    if not hashes:
        return b""
    bins = {value & _LAST: value for value in sorted(hashes, reverse=True)}
    filled = dict(bins)
    for number in range(VALUES) if len(bins) < VALUES else ():
        pick = number + 1
        while number not in bins:
            pick = pick * 0x9E3779B1 + 0x7F4A7C15 & 0xFFFFFFFF
            other = pick >> 16 & _LAST
            if other in filled:
                bins[number] = filled[other]
    return array("H", [bins[number] >> _BIN_BITS & 0xFFFF for number in range(VALUES)]).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """How similar two pages are by their sketches: the share of shingles, from 0 to 1, that both have."""
    if not one or not other:
        return 0.0
    equal: int = sum(map(eq, memoryview(one).cast("H"), memoryview(other).cast("H")))
    return equal / VALUES


def sample(hashes: Collection[int]) -> bytes:
    """One shingle in eight, chosen by its hash: what two samples share, the texts share. Four bytes each."""
    return array("I", sorted(value for value in hashes if value >= LOWEST_SAMPLED)).tobytes()


def sampled(sample: bytes) -> Sequence[int]:
    """The hashes in a sample."""
    return memoryview(sample).cast("I") if sample else _EMPTY


def as_text(values: bytes) -> str:
    """A sketch or a sample as text for JSON: base64, a third longer."""
    return b64encode(values).decode("ascii")


def from_text(text: str) -> bytes:
    """The sketch or sample from the text that `as_text` made."""
    return a2b_base64(text)


def text_hash(words: Sequence[str]) -> int:
    """A hash of 64 bits of a page's or a paragraph's words: the same for the same words only."""
    text = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")


def paragraph_hash(words: Sequence[str]) -> int:
    """A hash of 32 bits of a paragraph's words: a page keeps one per paragraph, to find what its folder repeats."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))
