"""Whether an address at which there is no page is sure to lead nowhere: all that may make a page there is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from seolint.analysis.anchors import loose
from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.index import Site, SitePage
from seolint.site.link_names import folders, folders_below, is_programmed
from seolint.site.routing import OtherPages, other_pages

LISTS = frozenset({"tags", "tag", "categories", "category", "page", "archive", "archives", "author", "authors", "feed"})
"""Parts of addresses of pages that generators make, which list others."""

_PAGE = expression(r"/page-?\d+$")
"""The end of the address of a further page of a list."""

_SEVERAL = 3
"""Pages that name a folder of which the site has nothing, from which on that is no slip: it is built elsewhere."""

_ARTICLES = 10
"""Pages in the root beside the home page and those about the site."""

_SLIPS = 10
"""Addresses from the root that lead nowhere, from which on the root isn't what it seems, unless more lead somewhere."""

_SHARED = expression(
    r"""url["']?[ \t]{0,5}[:=][ \t]{0,5}["']?https?://[\w-]{1,63}\.git(?:hub|lab)\.io\b|github-pages""", re.I
)
"""Hosts, and programs, that publish one repository beside another."""

_EXTENSIONS = ("html", "htm")


def is_closed(site: Site, key: str) -> bool:
    """Whether all pages with an address like this one are known, as there are several, and nothing else may make it.

    Several are in the same folder, or below another folder of that above.
    """
    parent, _, last = key.rpartition("/")
    if parent not in site.parents or not parent or LISTS & set(key.lower().split("/")):
        return False
    if site.generator and site.generator.folder_data and site.files.unread() is None:
        return False  # data of a folder may give its pages other addresses
    above = parent.rpartition("/")[0]
    if len(site.parents[parent]) < 2 and not (above and site.once(folders_below).get(above, 0) > 1):
        return False
    return not _may_be_unplaced(site, last) and last.lower() not in site.once(_unread)


def is_below(site: Site, page: SitePage, key: str) -> bool:
    """Whether an address is below that of a page which has none below it."""
    if page.address is None or not site.relative_to_address or not page.address.strip("/"):
        return False
    own = key_of(page.address)
    return own not in site.once(folders) and key.startswith(f"{own}/")


class ClosedSite:
    """What is known of the addresses of a site whose generator makes pages of files alone."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def lacks(self, key: str) -> bool:
        """Whether there can be nothing at an address from the root, at which no page and no file was found."""
        site, others = self._site, self._others
        parts = key.strip("/").split("/")
        if others is None or not parts[0] or _PAGE.search(key):
            return False
        if (LISTS | others.lists) & {part.lower() for part in parts}:
            return False
        if key in site.once(folders) or _may_be_unplaced(site, parts[-1]) or is_programmed(site, parts):
            return False
        if parts[-1].lower() in site.once(_unread):
            return False
        if any(f"/{language}{key}" in site.by_key for language in others.languages):
            return False
        if self._pages_in[parts[0]] >= (2 if others.has_theme else 1) and len(parts) > 1:
            return True
        is_theirs = self._shares_host or (others.has_theme and not self._has_articles_at(parts[:-1]))
        return not is_theirs and self._named[parts[0]] < _SEVERAL

    def _has_articles_at(self, above: Sequence[str]) -> bool:
        """Whether the articles of the site are in the root, so that a page there won't be one of a theme."""
        return not above and len(self._site.parents.get("", ())) > _ARTICLES

    @cached_property
    def _others(self) -> OtherPages | None:
        """What makes pages besides files; None where that isn't known, or the site isn't known as a whole."""
        site = self._site
        addresses = site.generator.addresses if site.generator else None
        if addresses is None or not site.by_key or any(map(site.files.names, addresses.plugins)):
            return None
        others = other_pages(addresses, site.configs)
        return others if others and site.files.unread() is not None and self._is_root else None

    @cached_property
    def _shares_host(self) -> bool:
        """Whether other repositories may have addresses on the same host, in folders of their names: GitHub Pages."""
        texts = "\n".join((f"url: {self._site.url}", *self._site.configs.values()))
        has_name = any(self._site.files.has_file(f"{folder}CNAME") for folder in ("", "static/", "public/", "docs/"))
        return has_name or _SHARED.search(texts) is not None

    @cached_property
    def _is_root(self) -> bool:
        """Whether the root is where it seems to be: most addresses from there lead to something in the site."""
        site, rooted = self._site, {key for _, key in self._rooted}
        known = (site.by_key, site.by_alias, site.once(folders))
        lost = sum(not any(key in each for each in known) for key in rooted)
        return lost < _SLIPS or 2 * lost <= len(rooted)

    @cached_property
    def _pages_in(self) -> Counter[str]:
        """How many pages are in each folder right below the root."""
        return Counter(key[1:].partition("/")[0] for key in self._site.by_key)

    @cached_property
    def _named(self) -> Counter[str]:
        """How many pages name each such folder."""
        return Counter(top for _, top in {(name, key[1:].partition("/")[0]) for name, key in self._rooted})

    @cached_property
    def _rooted(self) -> frozenset[tuple[str, str]]:
        """The keys of all addresses of pages that links name from the root, each with the name of their page."""
        base = f"/{self._site.base}/" if self._site.base else ""
        found: set[tuple[str, str]] = set()
        for page in self._site.pages:
            for address in page.record.links.addresses:
                path = address.partition("#")[0].partition("?")[0]
                if path.startswith("/") and not path.startswith("//") and _is_page(path):
                    key = key_of(path[len(base) - 1 :] if base and path.startswith(base) else path)
                    found.add((page.name, key))
        return frozenset(found)


def _unread(site: Site) -> frozenset[str]:
    """What the last part of the address of a page may be made from that wasn't read."""
    names = [each.lower().split("/") for each in site.files.unread() or ()]
    return frozenset(part for parts in names for part in (*parts[-2:-1], parts[-1].partition(".")[0]))


def lacks(site: Site, key: str) -> bool:
    """Whether nothing can make a page at an address from the root, as far as the generator's own config says."""
    return site.once(ClosedSite).lacks(key)


def _may_be_unplaced(site: Site, last: str) -> bool:
    """Whether a file whose address isn't known may be the page with this last part of an address."""
    return any(part and part in site.unplaced for part in (last.lower(), loose(last)))


def _is_page(path: str) -> bool:
    extension = path.rpartition("/")[2].rpartition(".")
    return not extension[1] or extension[2].lower() in _EXTENSIONS
