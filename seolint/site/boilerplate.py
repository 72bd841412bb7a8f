"""Paragraphs that many pages of a folder have: they don't show what a page is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

MOST_SHARE = 0.5
"""A paragraph that more than this share of a folder's pages have is boilerplate: a share, as a count grows with the
folder."""

LEAST_PAGES = 5
"""Pages of a folder that has boilerplate: of four, two copies of a page would be half."""

LOOKED_AT = 64
"""Pages of a folder, at equal distances, one of which has whatever more than half of them have: to count every
paragraph of 100,000 pages takes 200 MB."""


def boilerplate(pages: Iterable[tuple[str, Collection[int]]]) -> Mapping[str, frozenset[int]]:
    """The boilerplate in each folder that has any; `pages` are the folder and the paragraphs' hashes of each page."""
    folders: dict[str, list[Collection[int]]] = defaultdict(list)
    for folder, paragraphs in pages:
        folders[folder].append(paragraphs)
    found = {folder: _shared(held) for folder, held in folders.items() if len(held) >= LEAST_PAGES}
    return {folder: shared for folder, shared in found.items() if shared}


def _shared(pages: Sequence[Collection[int]]) -> frozenset[int]:
    """The paragraphs that more than half of the pages of a folder have."""
    some = pages[:: max(len(pages) // LOOKED_AT, 1)]
    likely = {each for each, count in Counter(each for page in some for each in set(page)).items() if count > 1}
    counts = Counter(each for page in pages for each in likely.intersection(page))
    return frozenset(each for each, count in counts.items() if count > MOST_SHARE * len(pages))
