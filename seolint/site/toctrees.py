"""The tables of contents in the pages of a site that Sphinx makes: which pages they lead to, and entries without one.

https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#directive-toctree
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import Pattern, covers, parse
from seolint.site.generators.settings import texts_of
from seolint.site.index import Site, SitePage
from seolint.site.record import Passage
from seolint.site.toctree_entries import INCLUDED, KEY, ORPHAN

CONFIG = "conf.py"
_ROOT_KEYS = ("root_doc", "master_doc")
_HOME = "index"
_OTHER_SOURCES = (".rst", ".txt", ".ipynb", ".py")
"""Extensions of further sources from which Sphinx makes pages."""

_MADE = frozenset({"genindex", "modindex", "py-modindex", "search"})
"""Pages that Sphinx makes itself."""

_MAKERS = ("apidoc", "autoapi", "autosummary", "breathe", "exhale", "gallery")
"""Extensions of Sphinx that make sources, which aren't there before a site is made."""

_SLIPS, _SHARE = 3, 0.1
"""Entries without a source, and their share (0-1) of all, up to which somebody forgot them."""

_ELSEWHERE = "external_toc"
"""An extension of Sphinx that reads the table of contents from a file."""

_PATTERN = expression(r"[*?\[]")


class Toctrees:
    """What the tables of contents of a site lead to."""

    def __init__(self, site: Site) -> None:
        self._extensions = site.generator.extensions if site.generator else ()
        self._has_file = site.files.has_file
        self._listed = [(page, entry) for page in site.pages for entry in page.record.values(KEY)]
        paths = [_path(page, entry.text) for page, entry in self._listed]
        self._named = {self._stem(path) for path in paths if not _PATTERN.search(path)}
        self._patterns = [_pattern(self._stem(path)) for path in paths if _PATTERN.search(path)]
        self._included = {_path(page, each.text) for page in site.pages for each in page.record.values(INCLUDED)}
        self._config = site.configs.get(CONFIG, "")
        self._home = next((text for key in _ROOT_KEYS for text in texts_of(key, self._config)), _HOME)
        unread = site.files.unread()
        is_whole = unread is not None and not unread and _ELSEWHERE not in self._config
        self.are_known = CONFIG in site.configs and bool(paths) and is_whole

    def is_named(self, page: SitePage) -> bool | None:
        """Whether a page is in a table of contents; None for one that needn't be."""
        stem = self._stem(page.name)
        if stem == self._home or page.name in self._included or next(page.record.values(ORPHAN), None):
            return None
        return stem in self._named or any(covers(pattern, stem.split("/")) for pattern in self._patterns)

    def missing(self) -> Sequence[tuple[SitePage, Passage, Sequence[str]]]:
        """The entries, on which page each, without a source, and the paths from the root where that may be.

        There are none where something else may make them.
        """
        if not self.are_known or any(maker in self._config for maker in _MAKERS):
            return ()
        entries = ((page, entry, self._sources(_path(page, entry.text))) for page, entry in self._listed)
        found = [each for each in entries if each[2] and not any(map(self._has_file, each[2]))]
        return found if len(found) <= max(_SLIPS, _SHARE * len(self._listed)) else ()

    def _sources(self, path: str) -> Sequence[str]:
        """Where the source of an entry may be; nowhere for a pattern, and for a page without one."""
        if _PATTERN.search(path) or path in _MADE:
            return ()
        return (path, *(f"{self._stem(path)}{each}" for each in (*self._extensions, *_OTHER_SOURCES)))

    def _stem(self, path: str) -> str:
        """The path of a page without the extension of a source."""
        return next((path.removesuffix(each) for each in self._extensions if path.endswith(each)), path)


def _path(page: SitePage, entry: str) -> str:
    """The path from the root that an entry names: one with a slash in front from there, others from the page."""
    return posixpath.normpath(posixpath.join("" if entry.startswith("/") else page.folder, entry.strip("/")))


def _pattern(path: str) -> Pattern:
    """The pattern of an entry; one with other signs than `*` stands for all of its folder, one that is all for any."""
    return parse(posixpath.dirname(path) if "?" in path or "[" in path else path) or ()
