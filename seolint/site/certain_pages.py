"""Whether a file is sure to become a page of its own: with some frameworks, only code says so."""

from __future__ import annotations

import posixpath

from seolint.site.alike_pages import folder_of, is_of_repository
from seolint.site.index import Site, SitePage
from seolint.site.links import Links
from seolint.site.sitemaps import STATIC

_ROOTS = (*STATIC, "docs", "content")
_SOURCES = (".md", ".mdx", ".markdown")
_PAGES = ("src/pages/", "pages/", "src/app/", "app/")
"""Folders of frameworks whose files are pages, whatever they hold."""


def is_certain(site: Site, page: SitePage) -> bool:
    """Whether a page, from a file of a site, is sure to exist at an address of its own.

    Most generators make a page of each file of content. Frameworks of components show entries of a collection wherever
    a component says: as pages only if there is a route for them. Of a site of an unknown kind, it is known of HTML, and
    of the files of a folder to one of which another page links, as readers of a repository find them.
    """
    generator = site.generator
    if generator is None:
        is_known = site.is_built or bool(site.url) or page.record.format == "html"
        return is_known or (not is_of_repository(page) and folder_of(page) in site.once(_linked_folders))
    if not generator.entry_routes:
        return True
    if page.name.startswith(_PAGES):
        return True
    return site.once(_Routes).has(_collection(site, page))


def _linked_folders(site: Site) -> frozenset[str]:
    """The folders of pages to which others link: by their files, or by addresses made from the paths of these."""
    links = site.once(Links)
    found = ((page, link, target) for page in site.pages for link, target, _ in links.of(page) if target.found)
    targets = ((page, target.page or _named(site, links.path(link.address))) for page, link, target in found)
    return frozenset(folder_of(target) for page, target in targets if target and target is not page)


def _named(site: Site, path: str) -> SitePage | None:
    """The page from whose path an address from the root seems to be made."""
    stem = path.strip("/") if path.startswith("/") else ""
    names = (posixpath.join(folder, f"{stem}{each}") for folder in _ROOTS for each in _SOURCES) if stem else ()
    return next((site.by_name[name] for name in names if name in site.by_name), None)


def _collection(site: Site, page: SitePage) -> str:
    """The folder of a page right below that of all content; "" for none."""
    bases = ["/".join(pattern) for pattern in site.content]
    base = max((base for base in bases if page.name.startswith(f"{base}/")), key=len, default="")
    folder, below, _ = page.name[len(base) :].strip("/").partition("/")
    return folder if below else ""


class _Routes:
    """The collections of a site with a route to each of their entries."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, bool] = {}

    def has(self, collection: str) -> bool:
        """Whether there is such a route for a collection."""
        if collection and collection not in self._known:
            generator, has_file = self._site.generator, self._site.files.has_file
            assert generator
            places = (route.replace("*", collection) for route in generator.entry_routes)
            self._known[collection] = any(map(has_file, places))
        return self._known.get(collection, False)
