"""From which folders a link's path to the file of a page leads, with generators of which that is known.

Docusaurus tries the article's folder, then the folder of its content, then the root of the site. Without a generator,
a path leads from the article, as on GitHub, but for docsify, which takes it from the root, and wikis, which find a page
by its name anywhere.
https://docusaurus.io/docs/markdown-features/links, https://www.mkdocs.org/user-guide/writing-your-docs/
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from seolint.files import SETTINGS, read_file, root_of
from seolint.run.folder_listing import FolderListings
from seolint.run.site_roots import parents
from seolint.site.generators import Generator, generators
from seolint.site.generators.settings import texts_of

_DOTTED = ("./", "../")
_DOCUSAURUS = ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs")
_CONTENT = ("docs", "blog", "src/pages")
_VERSIONS = "versioned_docs"
_FROM_ROOT = frozenset({"_sidebar.md", "_navbar.md", "_coverpage.md", "_Sidebar.md", "_Footer.md"})
"""Files of docsify and of wikis."""

_HOME, _DOCSIFY = "index.html", "docsify"


class LinkBases:
    """The folders that paths of pages may lead from, each site looked at once."""

    def __init__(self, listings: FolderListings) -> None:
        self._listings = listings
        self._content: dict[str, Sequence[str]] = {}
        self._starts_at_root: dict[str, bool] = {}
        self._names_alone: dict[str, bool] = {}

    def of(self, folder: str, written: str, generator: str | None, source: str) -> Sequence[str] | None:
        """The folders that a path of a page, in an article of this folder, may lead from; None where any may.

        `generator` is the id of the site's generator, "" for none; `source` is the folder that the site is made from.
        """
        if written.startswith("/"):
            return None
        if generator == "mkdocs" or (generator in ("", "docusaurus") and written.startswith(_DOTTED)):
            return (folder,)
        if generator == "docusaurus":
            return self._in_docusaurus(folder)
        is_plain = generator == "" and not source and not self._is_from_root(folder)
        return (folder,) if is_plain else None

    def finds_names(self, folder: str, generator: str | None) -> bool:
        """Whether plugins of the site that an article in this folder belongs to find a file by its name alone."""
        known = generators()[generator] if generator else None
        if not known or not known.addresses or not known.addresses.names_with:
            return False
        if folder not in self._names_alone:
            config = self._config(folder, known)
            self._names_alone[folder] = any(text in config for text in known.addresses.names_with)
        return self._names_alone[folder]

    def _config(self, folder: str, generator: Generator) -> str:
        """The config of the generator of the site that a folder belongs to."""
        markers = [name for marker in generator.recognised_by for name in marker.any_of]
        for root in (folder, *parents(folder)):
            names = self._listings.names(root)
            if found := next((name for name in markers if name in names), ""):
                return _text(root, found)
        return ""

    def _is_from_root(self, folder: str) -> bool:
        """Whether docsify or a wiki shows a folder, and finds pages from its own root or by their names."""
        if folder not in self._starts_at_root:
            above, top = os.path.dirname(folder), self._listings.top_of(folder)
            is_top = folder == top or above == folder or not self._listings.of(above, top)
            self._starts_at_root[folder] = self._shows_itself(folder) or not (is_top or not self._is_from_root(above))
        return self._starts_at_root[folder]

    def _shows_itself(self, folder: str) -> bool:
        names = self._listings.names(folder)
        return not _FROM_ROOT.isdisjoint(names) or (_HOME in names and _DOCSIFY in _text(folder, _HOME))

    def _in_docusaurus(self, folder: str) -> Sequence[str] | None:
        if folder not in self._content:
            self._content[folder] = tuple(self._find_content(folder))
        return self._content[folder] or None

    def _find_content(self, folder: str) -> Iterator[str]:
        """The folder itself, those of content that it is in, and the root of its site; none without a root."""
        for root in (folder, *parents(folder)):
            config = next((name for name in _DOCUSAURUS if name in self._listings.names(root)), "")
            if config:
                below = folder[len(root) :].strip(os.sep).split(os.sep)
                named = [*_CONTENT, *texts_of("path", _text(root, config))]
                inside = (os.path.normpath(os.path.join(root, each)) for each in named)
                found = [each for each in inside if f"{folder}{os.sep}".startswith(f"{each}{os.sep}")]
                is_version = below[0].endswith(_VERSIONS) and len(below) > 1
                first = os.path.join(root, *below[: 2 if is_version else 1])
                yield from dict.fromkeys((folder, *(found or [first]), root))
                return


def _text(folder: str, name: str) -> str:
    try:
        return read_file(os.path.join(folder, name), SETTINGS, (root_of(folder),)).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
