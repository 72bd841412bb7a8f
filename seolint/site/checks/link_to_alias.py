"""Links to an old address of a page, from which readers are redirected."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.site.index import PagePlace, Site, SiteFinding
from seolint.site.links import Links

FACTS = ("address", "suggestion")


def check(site: Site) -> Iterator[SiteFinding]:
    """Links to a further address of a page. Facts: address (as written), suggestion (the address of the page)."""
    links = site.once(Links)
    for page in site.judged:
        for link, target, _ in links.of(page):
            if target.alias and target.page and target.page.address:
                facts = {"address": link.address, "suggestion": target.page.address + _rest(link.address)}
                yield SiteFinding(PagePlace(page, link.place), facts)


def _rest(address: str) -> str:
    """What comes after the path of an address."""
    at = min((address.find(sign) for sign in "?#" if sign in address), default=len(address))
    return address[at:]
