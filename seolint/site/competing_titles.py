"""Which pages whose titles have the same content words compete for readers, and which belong beside one another.

A section's front page is about what its pages are about; posts say what was so on their day; the parts of a reference,
the issues of a magazine and the same page for each of several tools have the same titles for a reason.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.site.alike_pages import is_of_repository
from seolint.site.index import SitePage
from seolint.site.listing import is_post
from seolint.site.page_names import series_of

_REFERENCES = frozenset({"api", "apis", "reference", "references"})
"""Folders of references, in which a name may stand for several things."""

_DATED = frozenset({"articles", "episodes", "events", "issues", "magazine", "podcast", "podcasts", "stories", "talks"})
"""Folders of what has a date, and stays as it is, besides posts."""

_INDEXES = frozenset({"index", "_index", "readme"})
_NAME = expression(r"[^\W_]+")
_SEVERAL = 2
"""How often two paths must differ in the same word for the pages to be the same for two tools."""

_BEGINNING = 3
"""Letters that the forms of a word have in common."""


class TitleUse(NamedTuple):
    """A page, and the words of its title: each as normalised, and whether it is a function word."""

    page: SitePage
    words: Sequence[tuple[str, bool]]


def competing(uses: Sequence[TitleUse]) -> Sequence[SitePage]:
    """Those pages that compete, by titles with the same content words; none where only one is left."""
    kept = [use for use in uses if not (_is_dated(use.page) or is_of_repository(use.page))]
    kept = [use for use in kept if not _is_front_page(use.page, [other.page for other in kept])]
    pages = [use.page for use in kept]
    if len(pages) < _SEVERAL or _are_a_series(pages) or all(map(_is_in_reference, pages)):
        return ()
    pairs = list(combinations(kept, 2))
    if all(_are_parallel(one.page.name, other.page.name) for one, other in pairs):
        return ()
    return () if all(_swap_function_words(one.words, other.words) for one, other in pairs) else pages


def _is_dated(page: SitePage) -> bool:
    return is_post(page) or (bool(page.record.published) and not _DATED.isdisjoint(page.folder.lower().split("/")))


def _is_front_page(page: SitePage, others: Sequence[SitePage]) -> bool:
    """Whether a page is that of a folder which another one is in."""
    is_index = posixpath.basename(page.name).partition(".")[0].lower() in _INDEXES
    start = f"{page.folder}/" if page.folder else ""
    return is_index and bool(start) and any(o is not page and o.name.startswith(start) for o in others)


def _are_a_series(pages: Sequence[SitePage]) -> bool:
    """Whether the names of pages, or of their folders, differ in numbers only."""
    folders = {page.folder for page in pages}
    is_numbered = len(folders) == len(pages) and len({series_of(folder) for folder in folders}) == 1
    return is_numbered or len({series_of(page.name) for page in pages}) == 1


def _is_in_reference(page: SitePage) -> bool:
    return not _REFERENCES.isdisjoint(page.folder.lower().split("/"))


def _are_parallel(one: str, other: str) -> bool:
    """Whether two paths differ in one word again and again: `zfs/zfs-volumes.md`, `lvm/lvm-volumes.md`."""
    words, others = _NAME.findall(one.lower()), _NAME.findall(other.lower())
    differing = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    is_one = len(words) == len(others) and len(differing) >= _SEVERAL and len(set(differing)) == 1
    return is_one and differing[0][0][:_BEGINNING] != differing[0][1][:_BEGINNING]


def _swap_function_words(one: Sequence[tuple[str, bool]], other: Sequence[tuple[str, bool]]) -> bool:
    """Whether two titles differ only in function words, in the same places: with pegs, without pegs."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and bool(differing) and all(a[1] and b[1] for a, b in differing)
