"""Whether a file is sure to become a page of its own: with some frameworks, only code says so."""

from __future__ import annotations

from seolint.site.index import Site, SitePage

_PAGES = ("src/pages/", "pages/", "src/app/", "app/")
"""Folders of frameworks whose files are pages, whatever they hold."""


def is_certain(site: Site, page: SitePage) -> bool:
    """Whether a page, from a file of a site, is sure to exist at an address of its own.

    Most generators make a page of each file of content. Frameworks of components show entries of a collection wherever
    a component says: as pages only if there is a route for them. Of a site of an unknown kind, it is known of HTML
    alone.
    """
    generator = site.generator
    if generator is None:
        return site.is_built or bool(site.url) or page.record.format == "html"
    if not generator.entry_routes:
        return True
    if page.name.startswith(_PAGES):
        return True
    return site.once(_Routes).has(_collection(site, page))


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
