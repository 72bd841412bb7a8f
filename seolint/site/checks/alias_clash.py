"""Addresses that two pages claim, as their own or as an alias: which page readers see is left to chance."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage, alias_key
from seolint.site.listing import variant_of
from seolint.site.page_names import own_name
from seolint.site.record import Passage

FACTS = ("alias", "other", "what", "whose", "advice")

_ALIAS = {"what": "alias", "whose": "also an address of", "advice": "Remove it from one of them."}
_ADDRESS = {"what": "address", "whose": "also the address of", "advice": "Give one of them another."}
_RENDERED = frozenset({".qmd", ".rmd", ".ipynb"})
"""Extensions of sources beside which programs write Markdown of the same name."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Addresses that are that of another page, too, and aliases that another page has.

    An alias that a page has in several versions is an info: new versions start as copies. Facts: alias (the address),
    other (its file), what ("alias", "address"), whose ("an address of"), advice.
    """
    several = {page.name for pages in site.by_key.values() if len(pages) > 1 for page in pages}
    for page in site.judged:
        if page.address is None or not _is_shown(page) or not (page.aliases or page.name in several):
            continue
        own = key_of(page.address)
        for alias in page.aliases:
            key = alias_key(page, alias.text)
            other = _other(site, page, key) if key != own else None
            if other:
                found = _finding(page, alias, _ALIAS, *other)
                yield found._replace(severity="info") if _is_version_of(page, other[0]) else found
        if sharing := _sharing(site, page, own):
            claim = _claim(site, page) or Passage(page.address or "", page.record.place)
            yield _finding(page, claim, _ADDRESS, sharing)


def _finding(
    page: SitePage, claim: Passage, wording: Mapping[str, str], other: SitePage, blamed: Passage | None = None
) -> SiteFinding:
    related = [PagePlace(other, blamed.place)] if blamed else []
    return SiteFinding(
        PagePlace(page, claim.place), {"alias": claim.text, "other": other.record.path, **wording}, related
    )


def _other(site: Site, page: SitePage, key: str) -> tuple[SitePage, Passage | None] | None:
    """Another page with the address of a key, and the alias that is to blame for it."""
    for other in site.by_key.get(key, ()):
        if other is not page and not other.record.is_draft:
            return other, None
    for other, alias in site.by_alias.get(key, ()):
        if other.name < page.name and other.address is not None and not other.record.is_draft:
            return other, alias
    return None


def _is_version_of(page: SitePage, other: SitePage) -> bool:
    """Whether two pages are the same one in two versions or languages."""
    return variant_of(page) != variant_of(other) and own_name(page) == own_name(other)


def _sharing(site: Site, page: SitePage, key: str) -> SitePage | None:
    """The page that has the very address of a page, which is to be reported: the later one, or the one that says so."""
    alike = site.by_key.get(key, ())
    if len(alike) < 2 or (page.record.format == "html" and site.generator is None):
        return None
    others = (each for each in alike if each is not page and _is_shown(each) and _clash(site, page, each))
    return next((each for each in others if _is_to_blame(site, page, each)), None)


def _is_shown(page: SitePage) -> bool:
    return page.is_published and not page.record.is_draft


def _clash(site: Site, page: SitePage, other: SitePage) -> bool:
    """Whether two pages with the same key have one address: /about/ and /about.html are two.

    Pages of two languages or versions don't clash, nor do several index files of a folder, of which one is left out.
    """
    if _bare(page) != _bare(other) or variant_of(page) != variant_of(other) or "#" in _bare(page):
        return False
    if page.record.language != other.record.language:
        return False
    (stem, extension), (other_stem, other_extension) = map(posixpath.splitext, (page.name, other.name))
    if stem == other_stem and not _RENDERED.isdisjoint((extension.lower(), other_extension.lower())):
        return False
    indexes = site.generator.addresses.indexes if site.generator and site.generator.addresses else ()
    is_index = page.folder == other.folder and {posixpath.basename(stem), posixpath.basename(other_stem)} <= {*indexes}
    return not is_index


def _bare(page: SitePage) -> str:
    return (page.address or "").rstrip("/")


def _is_to_blame(site: Site, page: SitePage, other: SitePage) -> bool:
    """Whether a clash is to be reported at a page, rather than at the other one."""
    claims, other_claims = _claim(site, page) is not None, _claim(site, other) is not None
    return claims if claims != other_claims else other.name < page.name


def _claim(site: Site, page: SitePage) -> Passage | None:
    """The front matter of a page that makes its address: the whole of it, or its last part."""
    addresses = site.generator.addresses if site.generator else None
    if addresses is None:
        return None
    if whole := next(page.record.values(*addresses.whole), None):
        return whole
    last = next(page.record.values(*addresses.last), None)
    is_end = last is not None and _bare(page).endswith(f"/{last.text.strip('/')}")
    return Passage(page.address or "", last.place) if last and is_end else None
