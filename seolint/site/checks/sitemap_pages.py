"""Pages about which sitemaps, robots.txt and the pages themselves contradict one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from seolint.site.addresses import key_of
from seolint.site.crawl_files import ListedAt
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listed_addresses import listed_addresses
from seolint.site.listing import is_listed, is_written

FACTS = ("sitemap", "line")

Fault = Literal["unlisted", "noindex", "blocked"]


def check(site: Site, *, fault: Fault, min_share: float = 0) -> Iterator[SiteFinding]:
    """Pages with a fault, where the site has a sitemap.

    `unlisted`: no sitemap lists the page, though they list `min_share` (0–1) of those that search engines may list and
    robots.txt lets crawlers read;
    `noindex`: a sitemap lists the page, which asks not to be listed; `blocked`: one lists it, and robots.txt keeps
    crawlers from it. Facts: sitemap (its file), line (where it lists the page; 0 for nowhere).
    """
    crawled = site.files.crawled()
    listed = site.once(listed_addresses) if crawled.listed else {}
    if not listed:
        return
    pages = [page for page in site.judged if page.address is not None]
    if fault == "unlisted":
        own = [page for page in site.pages if page.address is not None and is_listed(page) and is_written(site, page)]
        own = [page for page in own if _key(page) in listed or not crawled.blocks(f"{site.url}{page.address}")]
        missing = {page.name for page in own if _key(page) not in listed}
        if not crawled.is_complete or len(own) - len(missing) < min_share * len(own):
            return
        pages = [page for page in pages if page.name in missing]
    for page in pages:
        address, at = listed.get(_key(page), ("", ListedAt(crawled.sitemap, 0)))
        is_found = {
            "unlisted": not at.line,
            "noindex": bool(at.line) and page.record.is_noindex and not page.record.redirect,
            "blocked": bool(at.line) and is_listed(page) and crawled.blocks(address),
        }
        if is_found[fault]:
            robots = page.record.robots
            place = robots.place if fault == "noindex" and robots else page.record.place
            yield SiteFinding(PagePlace(page, place), {"sitemap": at.file, "line": at.line})


def _key(page: SitePage) -> str:
    return key_of(page.address or "")
