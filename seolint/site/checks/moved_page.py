"""Pages that a change has moved, and of which nothing is left at their old address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage

FACTS = ("address", "advice")


def check(site: Site) -> Iterator[SiteFinding]:
    """Moved pages whose old address is neither that of a page, nor an alias, nor redirected.

    Nothing is found where one of the addresses isn't known, or the page wasn't published before. Facts: address (the
    old one), advice (where its generator lets the page itself name it).
    """
    for page in site.judged:
        old = site.moved.get(page.name)
        if old and old.address is not None and _was_public(old) and _is_lost(site, page, old):
            keys = site.generator.addresses.aliases if site.generator and site.generator.addresses else ()
            how = f'Add it to "{keys[0]}" in the front matter' if keys else "Redirect it to the new address"
            yield SiteFinding(PagePlace(page, page.record.place), {"address": old.address, "advice": how})


def _was_public(old: SitePage) -> bool:
    return not (old.record.is_draft or old.record.redirect)


def _is_lost(site: Site, page: SitePage, old: SitePage) -> bool:
    """Whether the old address of a page that has another one now leads nowhere."""
    key = key_of(old.address or "")
    if page.address is None or page.record.is_draft or key == key_of(page.address):
        return False
    names = [key, *_paths_in_content(site, old.name)]
    return not (key in site.by_key or key in site.by_alias or any(map(site.files.mentions, names)))


def _paths_in_content(site: Site, name: str) -> Iterator[str]:
    """The path of a file from a folder of content, as plugins name it that redirect."""
    for folder in site.content:
        path = posixpath.join(*folder, "")
        if folder and name.startswith(path):
            yield name[len(path) :]
