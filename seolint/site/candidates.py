"""Which pages are worth comparing: those whose sketches share a band. Takes time in proportion to the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from seolint.analysis.sketches import VALUES, likeness

BANDS = 32
"""Bands of four values. Pages with a name in every twelve words are only .40 alike: of thirty such pages 14 bands of 8
find one, 20 of 5 seventeen."""

LEAST_LIKE = 0.2
"""Similarity below which a pair that shares a band is not compared."""

MOST_FAILURES = 30
"""Comparisons more than those that succeeded which may fail in a bucket before it is given up: what its pages share is
boilerplate. Without that a folder of pages that share their footers would take the square of its pages."""

MOST_IN_A_ROW = 5
"""Comparisons with a seed that may fail in a row, the likeliest page first."""

_WIDTH = VALUES // BANDS * 2
"""Bytes of a band."""


class _Bucket:
    """Pages that share a band, in order, and how many more comparisons may fail."""

    __slots__ = ("left", "pages")

    def __init__(self, pages: list[int]) -> None:
        self.pages, self.left = pages, MOST_FAILURES


def grouped(sketches: Sequence[bytes], same: Callable[[int, int], bool]) -> Iterator[tuple[int, list[int]]]:
    """Each page that others resemble (the seed), with those others; no page is in two groups.

    `same(seed, page)` compares two pages. It is called for pairs that share a band; the seed is the first of its group
    in the order of `sketches`. A page without words has an empty sketch, and is like none.
    """
    buckets = _buckets(sketches)
    gone = bytearray(len(sketches))
    for seed in sorted(buckets):
        if gone[seed]:
            continue
        gone[seed] = 1
        members = _members(seed, buckets, sketches, gone, same)
        if members:
            yield seed, sorted(members)


def _buckets(sketches: Sequence[bytes]) -> dict[int, list[_Bucket]]:
    """The buckets of each page that shares a band with another."""
    found: dict[int, list[_Bucket]] = defaultdict(list)
    for start in range(0, BANDS * _WIDTH, _WIDTH):
        bands = [sketch[start : start + _WIDTH] for sketch in sketches]
        shared = {band for band, count in Counter(bands).items() if count > 1 and band}
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for page, band in enumerate(bands) if shared else ():
            if band in shared:
                buckets[band].append(page)
        for pages in buckets.values():
            bucket = _Bucket(pages)
            for page in pages:
                found[page].append(bucket)
    return found


def _members(
    seed: int,
    buckets: Mapping[int, Sequence[_Bucket]],
    sketches: Sequence[bytes],
    gone: bytearray,
    same: Callable[[int, int], bool],
) -> list[int]:
    """The pages that are the same as the seed, among those that share a band with it or with one of them.

    Of thirty pages with a name in every twelve words the seed's own bands find 27, those of its members two more.
    """
    members: list[int] = []
    seen = {seed}
    waiting: Sequence[_Bucket] = buckets[seed]
    visited = set(waiting)
    while waiting:
        joined: list[int] = []
        in_a_row = 0
        for page, bucket in _likeliest(sketches[seed], waiting, sketches, gone, seen):
            if bucket.left <= 0:
                continue
            if same(seed, page):
                gone[page] = 1
                joined.append(page)
                bucket.left += 1
                in_a_row = 0
            else:
                bucket.left -= 1
                in_a_row += 1
                if in_a_row == MOST_IN_A_ROW:
                    break
        members += joined
        waiting = list(dict.fromkeys(each for page in joined for each in buckets[page] if each not in visited))
        visited.update(waiting)
    return members


def _likeliest(
    sketch: bytes, buckets: Sequence[_Bucket], sketches: Sequence[bytes], gone: bytearray, seen: set[int]
) -> Iterator[tuple[int, _Bucket]]:
    """The pages of these buckets that were not seen yet, those first that are most like the sketch."""
    found: list[tuple[float, int, _Bucket]] = []
    for bucket in buckets:
        if bucket.left > 0:
            bucket.pages = [page for page in bucket.pages if not gone[page]]
            for page in bucket.pages:
                if page not in seen:
                    seen.add(page)
                    found.append((-likeness(sketch, sketches[page]), page, bucket))
    for like, page, bucket in sorted(found, key=lambda each: each[:2]):
        if -like >= LEAST_LIKE:
            yield page, bucket
