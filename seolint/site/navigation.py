"""Which pages the navigation of a site leads to, where a file says so and its generator adds no others.

Such files are YAML, JSON or JavaScript, read without parsing or running them, as in
`seolint.site.generators.settings`. Where a part of the navigation is computed, nothing is known.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.site.generators.patterns import covers, parsed
from seolint.site.generators.settings import texts_of
from seolint.site.index import Site, SitePage
from seolint.site.linked_navigation import IsNamed, by_links, by_slugs, by_toc
from seolint.site.toctrees import Toctrees

LOOKED_UP = "nav"
"""The style of the navigation of which entries without a file are known."""

_LEFT_OUT = "not_in_nav"
"""The key of MkDocs for pages that are deliberately in no navigation."""

_NAV = expression(r"^nav:[ \t]*(?:#.*)?\n((?:[ \t-].*\n|[ \t]*\n|#.*\n)*)", re.M)
_ENTRY = expression(r"^[ \t]*-[ \t]+([^\n]+)$", re.M)
_GENERATED = ("*", "!", "$")
"""Characters with which plugins add pages to a navigation."""

_SLIPS, _SHARE = 3, 0.1
"""Entries without a file, and their share (0-1) of all, up to which somebody forgot them."""

_QUOTED = expression(r"""["']([^"'\n]{1,300})["']""")
_COMMENT = expression(r"/\*.*?(?:\*/|\Z)|^[ \t]*//[^\n]*$", re.M | re.S)
_COMPUTED = expression(r"=>|\.\.\.|`|\b(?:import\s*[({\w]|require\b|function\b)")
_IMPORTED_TYPE = expression(r"^import[ \t][^\n]*['\"]@docusaurus/[^\n]*$", re.M)
_FOLDER = expression(r"""\bdirName["']?\s*:\s*["']([^"'\n]{1,300})["']""")
_NUMBER = expression(r"(^|/)\d+[ ]*[-_.][ ]*(?=[^\d/])")


def navigation(site: Site) -> IsNamed | None:
    """Whether the navigation of a site leads to a page; None where that isn't known of any."""
    style = site.generator.navigation if site.generator else None
    if not style or any(text in site.config for text in style.unless):
        return None
    if style.in_pages and not site.navigation:
        tables = site.once(Toctrees)
        return tables.is_named if tables.are_known else None
    if not site.navigation:
        return None
    if style.style == "sidebars":
        return _by_ids(site, style.folder)
    return {LOOKED_UP: _by_files, "links": by_links, "slugs": by_slugs, "toc": by_toc}[style.style](site)


class MissingFile(NamedTuple):
    """An entry of a navigation whose file doesn't exist: its line, the path as written, and that from the root."""

    line: int
    entry: str
    path: str


def missing_files(site: Site) -> Sequence[MissingFile]:
    """The files that the `nav` of MkDocs names, but that don't exist.

    None are found where plugins may make pages, nor where so many are missing that something makes them before.
    """
    declared = site.generator.navigation if site.generator else None
    if not site.generator or not declared or declared.style != LOOKED_UP:
        return ()
    if not site.content or navigation(site) is None:
        return ()
    folder, ends = "/".join(site.content[0]), site.generator.extensions
    pages = [
        MissingFile(site.navigation.count("\n", 0, at) + 1, entry, posixpath.normpath(posixpath.join(folder, entry)))
        for at, entry in _entries(site)
        if entry.lower().endswith(ends)
    ]
    missing = [page for page in pages if not site.files.has_file(page.path)]
    return missing if len(missing) <= max(_SLIPS, _SHARE * len(pages)) else ()


def _entries(site: Site) -> Iterator[tuple[int, str]]:
    """The paths in the `nav` of MkDocs, each with its offset."""
    found = _NAV.search(f"{site.navigation}\n")
    for entry in _ENTRY.finditer(found[1]) if found else ():
        path = _path(entry[1])
        if found and path and "://" not in path:
            yield found.start(1) + entry.start(1), path


def _by_files(site: Site) -> IsNamed | None:
    """The `nav` of MkDocs: paths of files in the folder of articles."""
    entries = [entry for _, entry in _entries(site)]
    if not entries or not site.content or any(entry.endswith("/") or entry[0] in _GENERATED for entry in entries):
        return None
    folder = "/".join(site.content[0])
    named = {posixpath.normpath(posixpath.join(folder, entry)) for entry in entries}
    left_out = [(*site.content[0], *each) for each in parsed(_left_out(site))]

    def is_named(page: SitePage) -> bool | None:
        if any(covers(each, page.name.split("/")) for each in left_out):
            return None
        return page.name in named

    return is_named


def _path(entry: str) -> str:
    """What an entry leads to: all of it, or what follows its name."""
    return entry.partition(" #")[0].replace("\t", " ").rpartition(": ")[2].strip().strip("\"'")


def _left_out(site: Site) -> Iterator[str]:
    """The patterns of pages in no navigation; one that doesn't begin with a slash applies to all folders."""
    for text in texts_of(_LEFT_OUT, site.navigation):
        yield text if text.startswith("/") else f"**/{text}"


def _by_ids(site: Site, folder: str) -> IsNamed | None:
    """The sidebars of Docusaurus: ids of pages in a folder, and folders whose pages are added."""
    text = _IMPORTED_TYPE.sub("", _COMMENT.sub("", site.navigation))
    if _COMPUTED.search(text):
        return None
    named = {found[1] for found in _QUOTED.finditer(text)}
    folders = [_without_numbers(found[1]).strip("/") for found in _FOLDER.finditer(text)]

    def is_named(page: SitePage) -> bool | None:
        if not page.name.startswith(f"{folder}/"):
            return None
        stem = page.name[len(folder) + 1 :].rpartition(".")[0]
        plain = _without_numbers(stem)
        above = posixpath.dirname(plain)
        ids = [posixpath.join(above, each.text) for each in page.record.values("id")]
        if any(each == "." or f"{above}/".startswith(f"{each}/") for each in folders):
            return True
        return any(each in named for each in (stem, plain, *ids))

    return is_named


def _without_numbers(path: str) -> str:
    """A path without the numbers that files and folders are ordered by."""
    return _NUMBER.sub(r"\1", path)
