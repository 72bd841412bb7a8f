"""Pages that a change has moved, and of which nothing is left at their old address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.links import Links

FACTS = ("address", "advice")


def check(site: Site) -> Iterator[SiteFinding]:
    """Moved pages whose old address is neither that of a page, nor an alias, nor redirected.

    Nothing is found where one of the addresses isn't known, or the page wasn't published before. Facts: address (the
    old one), advice (where its generator lets the page itself name it).
    """
    for page in site.judged:
        old = site.moved.get(page.name)
        if old and old.address is not None and _was_public(old) and _is_lost(site, page, old):
            facts = {"address": old.address, "advice": _advice(site, page, old)}
            yield SiteFinding(PagePlace(page, page.record.place), facts)


def _advice(site: Site, page: SitePage, old: SitePage) -> str:
    """How the old address of a page can lead to it, with this generator."""
    addresses = site.generator.addresses if site.generator else None
    if addresses and addresses.aliases:
        return f'Add it to "{addresses.aliases[0]}" in the front matter'
    before, now = (next(_paths_in_content(site, each.name), "") for each in (old, page))
    if addresses and addresses.moved_files and before and now:
        return f'Add "{before}: {now}" to "{addresses.moved_files[0]}" in the config'
    return "Redirect it to the new address"


def _was_public(old: SitePage) -> bool:
    return not (old.record.is_draft or old.record.redirect)


def _is_lost(site: Site, page: SitePage, old: SitePage) -> bool:
    """Whether the old address of a page that has another one now leads nowhere."""
    key = key_of(old.address or "")
    if page.address is None or page.record.is_draft or key == key_of(page.address):
        return False
    if key in site.by_key or key in site.by_alias:
        return False
    if sent := site.once(Links).redirected(page, [key]):
        return sent[1].found is False
    names = [key, *_paths_in_content(site, old.name)]
    return not any(map(site.files.mentions, names))


def _paths_in_content(site: Site, name: str) -> Iterator[str]:
    """The path of a file from a folder of content, as plugins name it that redirect."""
    for folder in site.content:
        path = posixpath.join(*folder, "")
        if folder and name.startswith(path):
            yield name[len(path) :]
