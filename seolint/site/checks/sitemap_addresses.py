"""Addresses in sitemaps at which the site has nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from seolint.site.built_site import INDEXES
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.links import Links
from seolint.site.listed_addresses import ListedAddress, listed_addresses
from seolint.site.references import top_folder
from seolint.wording import plural

FACTS = ("count", "what", "addresses", "them")

_SHOWN = 3
"""Addresses that a message names."""

_SEVERAL = 3
"""Addresses in a folder of which the site has nothing, from which on that is no slip: it is built elsewhere."""


def check(site: Site, *, max_share: float) -> Iterator[SiteFinding]:
    """The addresses in sitemaps where there is neither a page nor a file nor a redirect, reported at the home page.

    Nothing is found where more than `max_share` (0–1) of all addresses are such: the sitemap is about another site.
    A site whose home page isn't known has it reported at its first page, unless a run is about a part of the site. With
    another address it is a new problem. Facts: count, what ("2 pages that don't exist"), addresses (some of them,
    and where each is listed), them ("it" for one).
    """
    home = next(iter(site.by_key.get("/", () if site.is_part else site.pages[:1])), None)
    listed = site.once(listed_addresses) if home and any(page.name == home.name for page in site.judged) else {}
    if not home or not listed:
        return
    unmade = _unmade_folders(site, listed)
    missing = [
        each for key, each in listed.items() if top_folder(key) not in unmade and _exists(site, home, key) is False
    ]
    if missing and len(missing) <= max_share * len(listed):
        what = f"{plural(len(missing), 'page')} that {'doesn' if len(missing) == 1 else 'don'}'t exist"
        them = "it" if len(missing) == 1 else "them"
        facts = {"count": len(missing), "what": what, "addresses": _named(missing), "them": them}
        named = " ".join(sorted(each.address for each in missing))
        yield SiteFinding(PagePlace(home, home.record.place), facts, identity=named)


def _exists(site: Site, home: SitePage, key: str) -> bool | None:
    """Whether there is something at an address of the site; None where that can't be known."""
    if key in site.by_key or key in site.by_alias:
        return True
    links = site.once(Links)
    if sent := links.redirected(home, [key]):
        return sent[1].found is not False
    if not site.is_built:
        target = links.target(home, key)
        return target.found if target else None
    path = key.strip("/")
    names = (path, *(f"{path}.{each}" for each in INDEXES), *(f"{path}/index.{each}" for each in INDEXES))
    return any(map(site.files.has_file, names)) or site.files.mentions(key)


def _unmade_folders(site: Site, keys: Iterable[str]) -> frozenset[str]:
    """The folders at the root of a built site in which it has nothing, but of which sitemaps list several pages."""
    known = {top_folder(key) for key in site.by_key}
    listed = Counter(top_folder(key) for key in keys)
    return frozenset(top for top, pages in listed.items() if top and top not in known and pages >= _SEVERAL)


def _named(missing: Sequence[ListedAddress]) -> str:
    """The first addresses, each with its place in a sitemap."""
    shown = ", ".join(f'"{address}" ({at.file}:{at.line})' for address, at in missing[:_SHOWN])
    left = len(missing) - _SHOWN
    return f"{shown} and {left} more" if left > 0 else shown
