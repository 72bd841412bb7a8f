"""Files in the folders of a site's content that a run hasn't read, though pages may be made of them."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint.files import SETTINGS, mode, read_file, root_of
from seolint.files.gitignore import lines_of
from seolint.lazy_regex import expression
from seolint.run.folder_contents import FolderContents
from seolint.site.generators.selection import Site
from seolint.site.not_articles import is_passed_over

_OTHER_FORMATS = (".adoc", ".asciidoc", ".org", ".rst", ".ipynb", ".pandoc", ".pdc")
"""Extensions of texts from which some generators make pages."""

_ADAPTER = "_content.gotmpl"
"""A template of Hugo that makes pages from data."""

_DATA = (".js", ".cjs", ".mjs", ".json", ".yml")
"""Extensions of files with data for all pages of a folder."""

_MOST = 50
"""How many of them are looked at: with more, a run is about a part of the site."""

_PATTERN = expression(r"^\s*#|[*?!\[\]\\\0]|\.\./")
"""What shows that a line of an ignore file is a comment, or doesn't name one file."""

_ADDRESS = expression(rb"^[ \t]*[\"']?(?:url|slug|permalink|path|aliases|redirect_from)[\"']?[ \t]*[:=]", re.M)
"""A key of front matter that makes an address."""


def unread(root: Path, site: Site | None, pages: Container[str], contents: FolderContents) -> Sequence[str] | None:
    """These files below a folder (absolute path), apart from `pages`, by their paths from there; and those to come.

    None if there are many, or an address isn't that of the file's path, also where data of a folder say so.
    """
    found: list[str] = []
    for name in _files(root, site, pages, contents) if site else ():
        if name.endswith(_DATA):
            if _has_address(root / name):
                return None
            continue
        found.append(name)
        if len(found) > _MOST or name.endswith(_ADAPTER) or (mode(root / name) and _has_address(root / name)):
            return None
    return found


def _files(root: Path, site: Site, pages: Container[str], contents: FolderContents) -> Iterator[str]:
    endings = (*site.generator.extensions, *_OTHER_FORMATS, _ADAPTER)
    yield from (name for name in _fetched(root, site, endings) if name not in pages)
    for pattern in site.content or ((),):
        for path, names in contents.below(root, pattern, partial(_is_entered, site)):
            data = {each.replace("*", path[-1]) for each in site.generator.folder_data} if path else set()
            yield from ("/".join((*path, name)) for name in data.intersection(names))
            for name in names:
                whole = "/".join((*path, name))
                is_text = name.lower().endswith(endings) and whole not in pages
                if is_text and not site.why_not((*path, name), folder=False):
                    yield whole


def _fetched(root: Path, site: Site, endings: tuple[str, ...]) -> Iterator[str]:
    """The articles that ignore files of git name and that aren't there: a program brings them when the site is made."""
    for folder in (root, *(root.joinpath(*pattern) for pattern in site.content if pattern)):
        try:
            lines = lines_of(read_file(folder / ".gitignore", SETTINGS, (root_of(folder),)))
        except OSError:
            continue
        for line in (os.fsdecode(each).strip() for each in lines):
            path = folder / line.lstrip("/")
            if line.endswith(endings) and not _PATTERN.search(line) and not mode(path):
                yield path.relative_to(root).as_posix()


def _is_entered(site: Site, path: Sequence[str]) -> bool:
    return not (path[-1].startswith(".") or is_passed_over(path[-1]) or site.why_not(path, folder=True))


def _has_address(path: Path) -> bool:
    """Whether a text says which address it has, or can't be read."""
    try:
        return _ADDRESS.search(read_file(path, SETTINGS, (root_of(path.parent),))) is not None
    except OSError:
        return True
