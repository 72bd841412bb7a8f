"""Further addresses of a page that another page has, too: which page readers see is left to chance."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage, alias_key
from seolint.site.record import Passage

FACTS = ("alias", "other")


def check(site: Site) -> Iterator[SiteFinding]:
    """Aliases that are the address of another page, or an alias of an earlier one. Facts: alias, other (its file)."""
    for page in site.judged:
        own = key_of(page.address) if page.address is not None else None
        for alias in page.aliases if own is not None and not page.record.is_draft else ():
            key = alias_key(page, alias.text)
            other = _other(site, page, key) if key != own else None
            if other:
                related = [PagePlace(other[0], other[1].place)] if other[1] else []
                facts = {"alias": alias.text, "other": other[0].record.path}
                yield SiteFinding(PagePlace(page, alias.place), facts, related)


def _other(site: Site, page: SitePage, key: str) -> tuple[SitePage, Passage | None] | None:
    """Another page with the address of a key, and the alias that is to blame for it."""
    for other in site.by_key.get(key, ()):
        if other is not page and not other.record.is_draft:
            return other, None
    for other, alias in site.by_alias.get(key, ()):
        if other.name < page.name and other.address is not None and not other.record.is_draft:
            return other, alias
    return None
