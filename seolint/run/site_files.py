"""What an address in an article leads to on disk, as site generators find it: checks look it up, and read nothing.

Hugo, Jekyll, MkDocs, Docusaurus and Astro each write addresses in their own way: with an extension or without, relative
to the file or to the page made from it. So a file counts as there when any of them would find it, and as missing only
where none could: its name has the extension of a file, and the folder that would hold it was read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from seolint.analysis.anchors import Anchors, anchors
from seolint.document import FileExists
from seolint.files import SETTINGS, is_below, is_inside, read_file, root_of
from seolint.lazy_regex import expression
from seolint.run.folder_listing import IMAGES, FolderListings, stem_of
from seolint.run.ignore_files import IgnoreFiles
from seolint.run.link_bases import LinkBases
from seolint.run.server_rules import ServedPaths
from seolint.run.site_roots import STATIC_ONLY, SiteRoots, parents

HTML = frozenset({"html", "htm"})
SOURCES = frozenset({"md", "mdx", "markdown"})
PAGES = HTML | SOURCES | {"", "php"}
"""Extensions of addresses that may be made from a file with another one, or from a folder."""

MEDIA = frozenset({"m4a", "mov", "mp3", "mp4", "ogg", "wav", "webm"})
PAPERS = frozenset({"csv", "docx", "epub", "gz", "ipynb", "pdf", "pptx", "tgz", "xlsx", "zip"})
SERVED = IMAGES | MEDIA | PAPERS | HTML
"""Extensions of files that are handed out as they are."""

NAMED = SOURCES | SERVED - HTML
"""Extensions of files that every generator looks for by the name as written."""

_HIDDEN = ("assets/", "css/", "libs/")
"""Folders of a site that Franklin makes from those whose names begin with an underscore: `_assets`."""

INDEXES = ("index", "_index", "README")
"""Names of the files that the page of a folder is made from."""

_TRANSLATED = frozenset({"i18n", "locales", "translations"})
_LANGUAGE = expression(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
"""Names of folders of translations, whose missing pages and images generators take from the original."""


class _Article(NamedTuple):
    """A file that names others: its folder (absolute), that which some generators make of it, and its extension.

    `top` is the top level of its repository, None where there is none.
    """

    folder: str
    own_folder: str
    extension: str
    top: str | None
    is_translated: bool


class Folders:
    """Folders that were read, each once. Names are case-sensitive on every system.

    For a file in a repository, nothing outside it is looked at: no article may reveal what else is on a disk.
    """

    def __init__(self) -> None:
        self.listings = FolderListings()
        self.served = ServedPaths(self.listings)
        self._roots = SiteRoots(self.listings)
        self._bases = LinkBases(self.listings)
        self._ignored = IgnoreFiles()
        self._led_out: dict[tuple[str, str], bool] = {}
        self._articles: dict[str, _Article] = {}
        self._anchors: dict[str, Anchors | None] = {}

    def __reduce__(self) -> tuple[type[Folders], tuple[()]]:
        return Folders, ()  # a process that isn't forked reads folders itself

    def exists_for(self, path: str, source: Path | None = None, generator: str | None = None) -> FileExists | None:
        """A function that looks up the paths named in a file; `source` is the folder that the site is made from.

        `generator` is the id of its generator, "" for none. None for an article that is not a file on disk.
        """
        if path.startswith("<"):
            return None
        return partial(self._exists, path, os.path.abspath(source) if source else "", generator)

    def _exists(self, asking: str, source: str, generator: str | None, written: str) -> bool | None:
        page, mark, fragment = written.partition("#")
        article = self._article(asking)
        if article.is_translated:
            return None
        if mark:
            return self._has_place(article, source, generator, page, fragment)
        found = self._has_file(article, source, generator, written)
        return None if found is False and self._is_made(article, source, written) else found

    def _is_made(self, article: _Article, source: str, written: str) -> bool:
        """Whether git ignores what a path names: a program makes or brings it when the site is made."""
        rooted, path = written.startswith("/"), written.strip("/") or "."
        bases = self._roots.of(article.folder, source) if rooted else (article.folder, article.own_folder)
        places = (_plain(base, _from_root(path) if rooted else path) for base in bases)
        top = article.top
        return top is not None and any(is_below(place, (top,)) and self._ignored.file(Path(place)) for place in places)

    def _has_file(self, article: _Article, source: str, generator: str | None, written: str) -> bool | None:
        folder, top = article.folder, article.top
        rooted, path = written.startswith("/"), written.strip("/") or "."
        if self.listings.of(folder) is None:
            return None
        bases = self._bases_of(article, source, generator, written)
        places = () if rooted else bases or (folder, article.own_folder)
        if any(self._holds(place, path, top) for place in places):
            return True
        if self._is_under_own_name(folder, path, top):
            return True
        below = _from_root(path)
        served = (below, f"_{below}") if below.startswith(_HIDDEN) else (below,)
        roots = () if bases else self._roots.of(folder, source)
        if any(self._holds(root, each, top) for root in roots for each in served):
            return True
        extension = _extension(path)
        is_page = extension in HTML and article.extension in HTML and not rooted
        if written.endswith("/") or not (extension in NAMED or is_page):
            return None
        if rooted:
            served_at = [_plain(root, below) for root in roots]
            known = any(self.listings.of(os.path.dirname(place), top) for place in served_at)
            known = known and ("/" in path or bool(generator) or self._has_static_files(roots, top))
            return False if known and not any(self.served.may_serve(place, top) for place in served_at) else None
        if self.served.may_serve(_plain(folder, path), top):
            return None
        if "/" not in path and self._bases.finds_names(folder, generator):
            return None
        return None if self._is_translated(folder, path, top) or self._is_led_out(folder, path, top) else False

    def _has_static_files(self, roots: Sequence[str], top: str | None) -> bool:
        """Whether files are served from one of the roots of a site: it is a folder for them, or has some."""
        if any(os.path.basename(root) in STATIC_ONLY for root in roots):
            return True
        return any(_extension(name) in SERVED for root in roots for name in self.listings.names(root, top))

    def _has_place(
        self, article: _Article, source: str, generator: str | None, written: str, fragment: str
    ) -> bool | None:
        """Whether a fragment names a place in the page at an address; None if that can't be read or known."""
        rooted, path = written.startswith("/"), written.strip("/") or "."
        below, bases = _from_root(path), self._bases_of(article, source, generator, written)
        places = [] if rooted else [_plain(base, path) for base in bases or (article.folder, article.own_folder)]
        places += [] if bases else [_plain(root, below) for root in self._roots.of(article.folder, source)]
        made = (list(self._pages_at(place, article.top)) for place in places)
        found = [*filter(None, made)]
        pages = dict.fromkeys(chain.from_iterable(found[:1] if bases else found))
        ids = [self._anchors_in(page) for page in pages]
        if not ids or None in ids:
            return None
        return any(anchors.has(fragment) for anchors in ids if anchors)

    def _bases_of(self, article: _Article, source: str, generator: str | None, written: str) -> Sequence[str] | None:
        """The only folders that the path of a page's file leads from; None where others may count, too."""
        if _extension(written) not in SOURCES:
            return None
        return self._bases.of(article.folder, written, generator, source)

    def _pages_at(self, place: str, top: str | None) -> Iterator[str]:
        """The files that a page at this place may be made from."""
        folder, name = os.path.split(place)
        names, extension = self.listings.names(folder, top), _extension(name)
        if name in names and extension in SOURCES | HTML:
            yield place
        elif extension in PAGES:
            yield from (os.path.join(folder, each) for each in names if _is_page(each, stem_of(name)))
            inside = self.listings.names(place, top)
            yield from (os.path.join(place, each) for each in inside if any(_is_page(each, index) for index in INDEXES))

    def _anchors_in(self, page: str) -> Anchors | None:
        """Where fragments may lead in a file, which is read like any file that a repository names."""
        if page not in self._anchors:
            try:
                text = read_file(page, SETTINGS, (root_of(os.path.dirname(page)),)).decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                self._anchors[page] = None
            else:
                self._anchors[page] = anchors(text, "html" if _extension(page) in HTML else "markdown")
        return self._anchors[page]

    def _article(self, asking: str) -> _Article:
        if asking not in self._articles:
            folder, name = os.path.split(Path(asking).absolute())
            own_folder = os.path.join(folder, name.partition(".")[0])
            is_translated = not _TRANSLATED.isdisjoint([name, *folder.split(os.sep)])
            top = self.listings.top_of(folder)
            self._articles[asking] = _Article(folder, own_folder, _extension(name), top, is_translated)
        return self._articles[asking]

    def _is_under_own_name(self, folder: str, path: str, top: str | None) -> bool:
        """Whether `../name/file` is a file in the page's own folder, which is published under that name."""
        above, _, rest = path.removeprefix("../").partition("/")
        if not path.startswith("../") or not rest or above == "..":
            return False
        beside = os.path.join(os.path.dirname(folder), above)
        return self.listings.of(beside, top) is None and self._holds(folder, rest, top)

    def _is_translated(self, folder: str, path: str, top: str | None) -> bool:
        """Whether there is a file at the same path in the folder of another language."""
        for place in (folder, *parents(folder)):
            above, name = os.path.split(place)
            if _LANGUAGE.fullmatch(name):
                others = filter(_LANGUAGE.fullmatch, self.listings.names(above, top))
                rest = folder[len(place) :]
                return any(self._holds(f"{os.path.join(above, other)}{rest}", path, top) for other in others)
        return False

    def _holds(self, base: str, path: str, top: str | None) -> bool:
        """Whether there is a file or folder at a path, or a file that a page at that address is made from."""
        folder, name = os.path.split(_plain(base, path))
        names = self.listings.of(folder, top)
        if names is None or name in names.whole:
            return names is not None
        extension = _extension(name)
        if extension in IMAGES and name.rpartition(".")[0] in names.unsized:
            return True
        return extension in PAGES and stem_of(name) in names.stems

    def _is_led_out(self, folder: str, path: str, top: str | None) -> bool:
        """Whether a path stays in the repository as written, but a link on the way leads out."""
        place = os.path.dirname(_plain(folder, path))
        if top is None or self.listings.of(place, top):
            return False
        if (place, top) not in self._led_out:
            within = is_below(os.path.dirname(_plain(os.path.realpath(folder), path)), (top,))
            self._led_out[place, top] = within and not is_inside(place, (top,))
        return self._led_out[place, top]


def _is_page(name: str, stem: str) -> bool:
    """Whether a file is a page in Markdown or HTML with this name, in any language."""
    return stem_of(name) == stem and name.rpartition(".")[2].lower() in SOURCES | HTML


def _extension(path: str) -> str:
    """The extension of a file in lower case, without its dot."""
    stem, _, extension = os.path.basename(path).rpartition(".")
    return extension.lower() if stem else ""


def _from_root(path: str) -> str:
    """A path as one that starts at a root, as nobody knows how far up `..` leads from the address of a page."""
    return f"{path}/".replace("../", "").removeprefix("./").rstrip("/")


def _plain(folder: str, path: str) -> str:
    """A path in a folder, without `..` in it."""
    return os.path.normpath(os.path.join(folder, path))
