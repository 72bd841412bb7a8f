"""Which groups of alike pages differ in little but a name: pages made for one town after the other, from one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from seolint.site.page_groups import Comparison, PageGroup

LEAST_SWAPS = 3
"""How often a page must swap the name, however short it is, where its differences have anything else."""

NOTHING_ELSE, MOSTLY_NAMED = 0.9, 0.5
"""The shares of the edits from which on pages differ in nothing but a name and two things more: what the three
commonest make up, and what touches a name."""

FEW_SWAPS, FEW_WORDS = 2, 100
"""How often such pages must swap the name, and in how many words once. It must be a proper name in place of another:
pages on one setting each of a product swap its name twice or three times, too, and pages on its kinds add a word. On
longer pages, two swaps are what first steps with one tool after the other have."""


class Limits(NamedTuple):
    """When pages differ in little but a name: shares from 0 to 1, as in `Comparison`, and numbers.

    `min_swaps` is how often the commonest edit of a name must occur; in shorter pages, once in `words_per_swap` is
    enough. Of the groups found in 220 repositories 38 are of pages made for searches, and 34 of these swap the name
    five times a page, mostly once in 20 to 60 words; 6 are of honest pages, one for each setting or tool, and one of
    these does.
    """

    min_pages: int
    min_aligned: float
    min_repeated: float
    min_named: float
    min_swaps: int = 1
    words_per_swap: int = 1

    def fit(self, page: Comparison) -> bool:
        """Whether a page differs from its seed in little but a name, however often it swaps that."""
        aligned = max(page.aligned, page.own)
        return aligned >= self.min_aligned and page.repeated >= self.min_repeated and page.named >= self.min_named

    def swaps_of(self, page: Comparison) -> int:
        """How often a page must swap the name."""
        return min(self.min_swaps, max(page.words // self.words_per_swap, LEAST_SWAPS))


def doorways(
    groups: Iterable[PageGroup], limits: Limits, is_proper: Callable[[PageGroup], bool] = lambda group: False
) -> Iterator[PageGroup]:
    """Of each group the pages that differ from the seed in little but a name, where they are enough with it.

    `is_proper` tells of a group of pages that swap a name a few times only whether it is a proper name.
    """
    for group in groups:
        alike = [page for page in group.others if limits.fit(page)]
        often = [page for page in alike if page.swaps >= limits.swaps_of(page)]
        if _are_enough(often, limits):
            yield group._replace(others=often)
            continue
        both = [page for page in alike if page.swaps >= limits.swaps_of(page) or _has_nothing_else(page)]
        if _are_enough(both, limits) and is_proper(group._replace(others=both)):
            yield group._replace(others=both)


def _are_enough(others: list[Comparison], limits: Limits) -> bool:
    return bool(others) and len(others) + 1 >= limits.min_pages


def _has_nothing_else(page: Comparison) -> bool:
    """Whether a page differs in nothing but a name that it swaps a few times, and two things more."""
    if (
        page.swaps < max(FEW_SWAPS, page.words // FEW_WORDS)
        or page.repeated < NOTHING_ELSE
        or page.named < MOSTLY_NAMED
    ):
        return False
    name, _ = page.edits[0]
    return bool(name.before and name.after)
