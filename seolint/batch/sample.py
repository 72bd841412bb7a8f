"""A sample of pages: the same for the same pages, in whichever files and order they are.

Those whose urls have the smallest hashes; so a larger sample contains a smaller one.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from heapq import heappush, heappushpop

SIZE = 8
"""Bytes of a hash."""


def hash_of(url: str | None) -> bytes:
    """The hash of a url."""
    return blake2b((url or "").encode("utf-8", "replace"), digest_size=SIZE).digest()


def threshold(urls: Iterable[str | None], count: int) -> bytes:
    """The hash up to which there are `count` urls, or all there are."""
    largest: list[int] = []  # negative, as the heap has its smallest first
    for url in urls:
        value = -int.from_bytes(hash_of(url), "big")
        if len(largest) < count:
            heappush(largest, value)
        else:
            heappushpop(largest, value)
    return (-largest[0]).to_bytes(SIZE, "big") if largest else b""
