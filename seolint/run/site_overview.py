"""The pages of a run's sites beside one another, for a report: titles, words, and which pages link to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from seolint.site.index import Site, SitePage
from seolint.site.links import Links
from seolint.site.navigation import navigation
from seolint.site.record import Passage
from seolint.site.titles import title_of


class PageRow(NamedTuple):
    """A page: the texts that name it, its words, how many pages of its site link to it, and to how many it links.

    `in_menu` is whether the navigation that the site's own config declares leads to it.
    """

    path: str
    title: str
    heading: str
    description: str
    words: int
    links_in: int
    links_out: int
    in_menu: bool


def page_rows(sites: Iterable[Site], wanted: Collection[str]) -> Iterator[PageRow]:
    """The rows of those pages whose paths are `wanted`; links from all pages count."""
    for site in sites:
        targets = {page.name: _targets(site, page) for page in site.pages}
        linked = Counter(name for names in targets.values() for name in names)
        in_menu = navigation(site)
        for page in site.pages:
            if page.record.path in wanted:
                is_named = bool(in_menu and in_menu(page))
                yield _row(page, linked[page.name], len(targets[page.name]), is_named)


def _targets(site: Site, page: SitePage) -> set[str]:
    """The names of the other pages of the site that a page links to."""
    return {target.page.name for _, target, _ in site.once(Links).of(page) if target.page} - {page.name}


def _row(page: SitePage, links_in: int, links_out: int, in_menu: bool) -> PageRow:
    record = page.record
    title, heading, description = map(_text, (title_of(page), record.h1, record.description))
    return PageRow(record.path, title, heading, description, record.words, links_in, links_out, in_menu)


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""
