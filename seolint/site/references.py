"""Which page of a site an address declares: that of a canonical link, of an alternate, or in a sitemap.

Unlike links, which may name files, these are addresses as the site is published.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

from seolint.site.addresses import key_of
from seolint.site.index import Site, SitePage
from seolint.site.links import Links

_HOST = "www."
_SEVERAL = 3
"""Pages that name a folder of which there is nothing, from which on that is no slip."""


class Reference(NamedTuple):
    """What an address of the site leads to: its key, and the page; `found` is None where that can't be known.

    `is_alias` says that readers are redirected to the page from there.
    """

    key: str
    page: SitePage | None = None
    found: bool | None = None
    is_alias: bool = False


def refer(site: Site, page: SitePage, address: str) -> Reference | None:
    """What an address declared by a page leads to; None for one outside the site, or not known to be inside."""
    key = _key(site, page, address)
    if key is None:
        return None
    if pages := site.by_key.get(key):
        return Reference(key, pages[0], True)
    if aliases := site.by_alias.get(key):
        return Reference(key, aliases[0][0], True, is_alias=True)
    if sent := site.once(Links).redirected(page, [key]):
        return Reference(key, sent[1].page, sent[1].found, is_alias=sent[1].page is not None)
    return Reference(key, found=_exists(site, page, key, address))


def key_at(site: Site, address: str) -> str | None:
    """The key of a whole address (with its host) in the site; None for one outside, or whose host is none."""
    try:
        parts, own = urlsplit(address), urlsplit(site.url)
    except ValueError:
        return None
    if not site.url or _bare(parts.netloc) != _bare(own.netloc):
        return None
    return _below(site, parts.path)


def _key(site: Site, page: SitePage, address: str) -> str | None:
    if "//" in address.partition("?")[0]:
        return key_at(site, address if "://" in address else f"https:{address}")
    path = address.partition("#")[0].partition("?")[0]
    if path.startswith("/"):
        return _below(site, path)
    if page.address is None:
        return None
    folder = page.address if page.address.endswith("/") else posixpath.dirname(page.address)
    return key_of(posixpath.join(folder, path)) if path else key_of(page.address)


def _below(site: Site, path: str) -> str | None:
    """The key of a path from the root of the host; None for one outside the folder where the site is."""
    if not site.base:
        return key_of(path)
    base = f"/{site.base}"
    return key_of(path[len(base) :]) if path == base or path.startswith(f"{base}/") else None


def _exists(site: Site, page: SitePage, key: str, address: str) -> bool | None:
    """Whether there is a file at an address without a page."""
    path = key.strip("/")
    if site.is_built and top_folder(key) in site.once(_other_builds):
        return None
    if not site.is_built:
        target = site.once(Links).target(page, key)
        return target.found if target else None
    return site.files.has_file(path) or site.files.mentions(key)


def _other_builds(site: Site) -> frozenset[str]:
    """Folders at the root of which a built site has no page, but that several pages name: they are built separately."""
    known = {top_folder(key) for key in site.by_key}
    named: Counter[str] = Counter()
    for page in site.pages:
        canonical = [page.record.canonical.text] if page.record.canonical else []
        addresses = (*canonical, *(alternate.address for alternate in page.record.alternates))
        keys = (_key(site, page, address) for address in addresses)
        named.update({top_folder(key) for key in keys if key})
    return frozenset(top for top, pages in named.items() if top not in known and pages >= _SEVERAL)


def top_folder(key: str) -> str:
    """The folder at the root that an address is in; "" for one at the root itself."""
    return key.strip("/").partition("/")[0] if "/" in key.strip("/") else ""


def _bare(host: str) -> str:
    return host.lower().removeprefix(_HOST).removesuffix(":443").removesuffix(":80")
