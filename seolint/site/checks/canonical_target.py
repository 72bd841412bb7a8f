"""Canonical addresses that can't be the one to list: no page has them, it isn't listed, or it names another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.record import Passage
from seolint.site.references import Reference, refer

FACTS = ("address", "other", "what")

Fault = Literal["chain", "missing", "noindex"]


def check(site: Site, *, fault: Fault) -> Iterator[SiteFinding]:
    """The canonical addresses of pages, except their own, with a fault.

    `chain`: the page at the address names another one, or redirects its readers; `missing`: there is no page;
    `noindex`: search engines may not list it. Facts: address, other (the file of that page), what (what it does).
    """
    for page in site.judged:
        canonical = page.record.canonical
        there = refer(site, page, canonical.text) if canonical and page.record.is_indexable else None
        if not canonical or not there or there.page is page:
            continue
        found, what, at = _fault(site, there)
        if found == fault:
            facts = {"address": canonical.text, "other": there.page.record.path if there.page else "", "what": what}
            related = [PagePlace(there.page, at.place)] if there.page and at else []
            yield SiteFinding(PagePlace(page, canonical.place), facts, related, target=there.page)


def _fault(site: Site, there: Reference) -> tuple[Fault | None, str, Passage | None]:
    """What is wrong with a canonical address, how to say it, and the passage of its page that is to blame."""
    page = there.page
    if page is None:
        return ("missing" if there.found is False else None), "", None
    record = page.record
    if there.is_alias:
        return "chain", "is only redirected there", None
    if record.redirect:
        return "chain", "redirects its readers", None
    if record.is_noindex:
        return "noindex", "", record.robots
    return ("chain" if _is_elsewhere(site, page) else None), "has another canonical address", record.canonical


def _is_elsewhere(site: Site, page: SitePage) -> bool:
    """Whether a page names another one as canonical."""
    canonical = page.record.canonical
    further = refer(site, page, canonical.text) if canonical else None
    return further is not None and further.page is not page
