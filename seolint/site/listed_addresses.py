"""The addresses that the sitemaps of a site list, by their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from seolint.site.addresses import key_of
from seolint.site.crawl_files import ListedAt
from seolint.site.index import Site
from seolint.site.references import key_at


class ListedAddress(NamedTuple):
    """An address as a sitemap has it, and where."""

    address: str
    at: ListedAt


def listed_addresses(site: Site) -> Mapping[str, ListedAddress]:
    """The first address with each key; those of other hosts are left out where that of the site is known."""
    found: dict[str, ListedAddress] = {}
    for key, listed in _listed(site):
        found.setdefault(key, listed)
    return found


def _listed(site: Site) -> Iterator[tuple[str, ListedAddress]]:
    for address, at in site.files.crawled().listed.items():
        key = key_at(site, address) if site.url else key_of(address.partition("://")[2].partition("/")[2])
        if key is not None:
            yield key, ListedAddress(address, at)
