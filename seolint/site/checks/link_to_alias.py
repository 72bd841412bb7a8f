"""Links to an old address of a page, from which readers are redirected."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.site.index import PagePlace, Site, SiteFinding
from seolint.site.links import Links
from seolint.site.suggestions import with_page

FACTS = ("address", "suggestion")


def check(site: Site) -> Iterator[SiteFinding]:
    """Links to a further address of a page. Facts: address (as written), suggestion (that of the page, in its form)."""
    links = site.once(Links)
    for page in site.judged:
        for link, target, _ in links.in_question(page):
            if target.alias and target.page and target.page.address:
                for meant in with_page(site, page, link.address, target.page):
                    if links.leads_to(page, meant) is target.page:
                        yield SiteFinding(PagePlace(page, link.place), {"address": link.address, "suggestion": meant})
                        break
