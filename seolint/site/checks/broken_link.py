"""Links to pages of the site that don't exist, by the addresses that its generator makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.links import Links
from seolint.site.suggestions import with_last_part

FACTS = ("address", "what", "near", "suggestion")


def check(site: Site, *, allow: Sequence[str] = ()) -> Iterator[SiteFinding]:
    """Links that lead to no page, alias or file. `allow` are patterns of addresses that are made at building.

    Facts: address, what (page), near (". Was it …?" or "; did you mean …?"), suggestion (the address that was meant).
    """
    links = site.once(Links)
    for page in site.judged:
        for link, target, _ in links.of(page):
            if target.found is not False or any(fnmatchcase(link.address, pattern) for pattern in allow):
                continue
            name = links.near_name(target)
            meant = with_last_part(link.address, target.written, name) if name else ""
            near = f'; did you mean "{meant}"?' if meant else ". Was it moved or renamed, or do its capitals differ?"
            if target.sent:
                near = f'; readers are redirected to "{target.sent}", where there is none either.'
            facts = {"address": link.address, "what": "page", "near": near, "suggestion": meant}
            yield SiteFinding(PagePlace(page, link.place), facts)


def settled(site: Site, page: SitePage) -> Iterator[int]:
    """The offsets of those links on a page for which it is known whether they are broken."""
    return (link.place.start for link, target, _ in site.once(Links).of(page) if target.found is not None)
