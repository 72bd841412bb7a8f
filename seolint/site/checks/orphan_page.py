"""Pages that no other page links to: readers find them only by their address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.links import Links
from seolint.site.listing import is_listed, is_written
from seolint.site.navigation import navigation

FACTS = ("why",)

_PROGRAM = expression(r"^[^?#]*\.(?:php\d?|aspx?|jsp|cgi|shtml)(?:$|[?#])")
_ENDS = ("'", '"', "`", "/'", '/"', "/`", ".html'", '.html"')
"""What ends an address in data."""

_NO_LINK = "No other page of the site links to this one"
_NOT_NAMED = "The navigation of the site doesn't lead to this page, and no other page links to it"


def check(site: Site, *, max_share: float) -> Iterator[SiteFinding]:
    """Pages without a link from another page, on a built site or where the navigation is known.

    Nothing is found where a run is about a part of the site, as others may link to its pages, nor where more than
    `max_share` (0–1) of the pages are without a link, as scripts make the links then, nor where some lead to pages that
    programs make, nor a page that the data of a component names, where the navigation is known.
    Pages that no search engine lists are left out. Fact: why.
    """
    is_named = navigation(site)
    if site.is_part or not (is_named or (site.is_built and not _has_programs(site))):
        return
    linked, unclear = _linked(site)
    candidates = [page for page in site.pages if is_listed(page) and is_written(site, page) and not _is_home(page)]
    alone = [page for page in candidates if page.name not in linked and _last(page.name) not in unclear]
    if is_named:
        alone = [page for page in alone if is_named(page) is False]
    if len(alone) > max_share * len(candidates):
        return
    judged = {page.name for page in site.judged}
    for page in _not_in_data(site, alone) if is_named else alone:
        if page.name in judged:
            yield SiteFinding(PagePlace(page, page.record.place), {"why": _NOT_NAMED if is_named else _NO_LINK})


def _has_programs(site: Site) -> bool:
    """Whether pages lead to others that a server makes: their links aren't known."""
    addresses = (address for page in site.pages for address in page.record.links.addresses)
    return any(_PROGRAM.search(address) for address in addresses if "://" not in address)


def _linked(site: Site) -> tuple[set[str], set[str]]:
    """The files of pages that others lead to, and the last parts of addresses of which that isn't known."""
    links, linked, unclear = site.once(Links), set(), set()
    for page in site.pages:
        if page.record.is_draft or (page.record.redirect and not _is_home(page)):
            continue
        for address in _addresses(page):
            target = links.target(page, address)
            if target and target.page and target.page is not page:
                linked.add(target.page.name)
            elif (target is None and not site.url) or (target and not target.found):
                unclear.add(_last(address))
    return linked, unclear


def _not_in_data(site: Site, alone: Sequence[SitePage]) -> Iterator[SitePage]:
    """Those pages whose addresses don't occur in the source of another page, such as the data of a component there."""
    read = site.files.source_of
    texts = [(page, read(page.record)) for page in site.pages] if alone and read else ()
    for page in alone:
        key = key_of(page.address) if page.address else ""
        named = tuple(f"{key}{end}" for end in _ENDS) if key else ()
        if not any(each is not page and any(name in text for name in named) for each, text in texts):
            yield page


def _addresses(page: SitePage) -> Iterator[str]:
    """The addresses that a page leads to: its links, and the page in other languages."""
    yield from page.record.links.addresses
    yield from (alternate.address for alternate in page.record.alternates)


def _last(address: str) -> str:
    """The last part of an address without its extension."""
    return posixpath.basename(key_of(address)).partition(".")[0].lower()


def _is_home(page: SitePage) -> bool:
    return key_of(page.address or f"/{page.name}") == "/"
