"""Pages in other languages, as `hreflang` declares them, that don't exist or don't name the page in return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import is_listed
from seolint.site.references import refer

FACTS = ("language", "address", "other")

Fault = Literal["no_return", "missing"]

_FOR_OTHERS = "x-default"
"""The code of the page for readers of all other languages."""


def check(site: Site, *, fault: Fault) -> Iterator[SiteFinding]:
    """The alternates of pages with a fault.

    `missing`: there is no such page; `no_return`: that page doesn't name this one among its own alternates, as all but
    the one for other languages (x-default) must. Facts: language (its code), address, other (the file of that page).
    """
    for page in site.judged:
        for alternate in page.record.alternates if page.record.alternates and is_listed(page) else ():
            there = refer(site, page, alternate.address)
            if not there or there.page is page:
                continue
            is_missing = there.page is None and there.found is False
            is_one_way = there.page is not None and not _returns(site, there.page, page)
            if is_missing if fault == "missing" else is_one_way and alternate.language.lower() != _FOR_OTHERS:
                other = there.page.record.path if there.page else ""
                facts = {"language": alternate.language, "address": alternate.address, "other": other}
                related = [PagePlace(there.page, there.page.record.place)] if there.page else []
                yield SiteFinding(PagePlace(page, alternate.place), facts, related, target=there.page)


def _returns(site: Site, page: SitePage, to: SitePage) -> bool:
    """Whether a page names another one among its alternates, or isn't one that must."""
    if not is_listed(page):
        return True
    found = (refer(site, page, alternate.address) for alternate in page.record.alternates)
    return any(there is not None and there.page is to for there in found)
