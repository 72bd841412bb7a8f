"""The folders that an address from the root of a site may start at, by the conventions of site generators."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from seolint.run.folder_listing import FolderListings

STATIC = ("", "static", "public", "assets", "source", "src", "docs", "content", "site", "website", "theme", "overrides")
"""Folders of a site whose content is served from its root, by the conventions of Hugo, Jekyll, MkDocs, Docusaurus and
Astro.

`theme` and `overrides` are usual for `custom_dir` of MkDocs, whose files are served beside those of `docs`.
"""

STATIC_ONLY = frozenset({"static", "public", "assets", "source", "theme", "overrides"})
"""Those of them that hold files which are served as they are."""

THEMES = "themes"
"""The folder of Hugo and Zola with themes, each of which has a folder `static` of its own."""

MARKERS = frozenset({".git", ".hg", ".seolint.yml", "_config.yml", "config.toml", "hugo.toml", "hugo.yaml"})
MARKERS |= {"hugo.yml", "hugo.json", "mkdocs.yml", "package.json"}
"""Files and folders at the root of a site, or of a repository."""

_CONFIGS = frozenset({"config.yaml", "config.yml", "config.json"})
"""Earlier names of Hugo's config, which others use, too: a site has its content beside it."""


class SiteRoots:
    """The folders that an address from the root may start at: those of the site, and of all folders below it."""

    def __init__(self, listings: FolderListings) -> None:
        self._listings = listings
        self._known: dict[tuple[str, str], Sequence[str]] = {}

    def of(self, folder: str, source: str) -> Sequence[str]:
        """Those for the pages in a folder; none where no site begins. The site is made from `source`, "" if unknown."""
        key = folder, source
        if key not in self._known:
            self._known[key] = tuple(self._find(*key))
        return self._known[key]

    def _find(self, folder: str, source: str) -> Iterator[str]:
        tops = [source] if source else []
        for top in (folder, *parents(folder)):
            tops.append(top)
            names = self._listings.names(top)
            if MARKERS & names or (_CONFIGS & names and "content" in names):
                yield from (path for each in tops for path in self._served(each))
                themes = self._listings.names(os.path.join(top, THEMES)) if THEMES in names else ()
                yield from (os.path.join(top, THEMES, theme, "static") for theme in sorted(themes))
                return

    def _served(self, folder: str) -> Iterator[str]:
        """A folder itself, and those in it that are served from the root."""
        names = self._listings.names(folder)
        return (os.path.join(folder, name) if name else folder for name in STATIC if not name or name in names)


def parents(path: str) -> Iterator[str]:
    """The folders that an absolute path is in, from the innermost to the outermost."""
    while (above := os.path.dirname(path)) != path:
        yield above
        path = above
