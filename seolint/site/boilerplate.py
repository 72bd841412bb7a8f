"""Paragraphs that much of a folder has: they say nothing of what a page is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

MOST_SHARE = 0.5
"""A paragraph that more than this share of a folder's pages have is boilerplate: a share, as a count grows with the
folder."""

LEAST_PAGES = 5
"""Pages of a folder that has boilerplate: of four, two copies of a page would be half."""


def boilerplate(pages: Iterable[tuple[str, Collection[int]]]) -> Mapping[str, frozenset[int]]:
    """What is boilerplate in each folder that has any; `pages` are the folder and the paragraphs' hashes of each."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for folder, paragraphs in pages:
        counts[folder].update(set(paragraphs))
        sizes[folder] += 1
    found: dict[str, frozenset[int]] = {}
    for folder, size in sizes.items():
        if size >= LEAST_PAGES:
            shared = frozenset(each for each, count in counts[folder].items() if count > MOST_SHARE * size)
            if shared:
                found[folder] = shared
    return found
