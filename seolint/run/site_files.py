"""What an address in an article leads to on disk, as site generators find it: checks look it up, and read nothing.

Hugo, Jekyll, MkDocs, Docusaurus and Astro each write addresses in their own way: with an extension or without, relative
to the file or to the page made from it. So a file counts as there when any of them would find it, and as missing only
where none could: its name has the extension of a file, and the folder that would hold it was read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint.analysis.anchors import Anchors, anchors
from seolint.document import FileExists
from seolint.files import SETTINGS, is_below, is_inside, read_file, root_of
from seolint.lazy_regex import expression
from seolint.run.folder_listing import EMPTY, IMAGES, FolderListing, listing_of, stem_of
from seolint.run.server_rules import ServedPaths

HTML = frozenset({"html", "htm"})
SOURCES = frozenset({"md", "mdx", "markdown"})
PAGES = HTML | SOURCES | {"", "php"}
"""Extensions of addresses that may be made from a file with another one, or from a folder."""

MEDIA = frozenset({"m4a", "mov", "mp3", "mp4", "ogg", "wav", "webm"})
PAPERS = frozenset({"csv", "docx", "epub", "gz", "ipynb", "pdf", "pptx", "tgz", "xlsx", "zip"})
NAMED = SOURCES | IMAGES | MEDIA | PAPERS
"""Extensions of files that every generator looks for by the name as written."""

STATIC = ("", "static", "public", "assets", "source", "src", "docs", "content", "site", "website", "theme", "overrides")
"""Folders of a site whose content is served from its root, by the conventions of the generators named above.

`theme` and `overrides` are usual for `custom_dir` of MkDocs, whose files are served beside those of `docs`.
"""

_HIDDEN = ("assets/", "css/", "libs/")
"""Folders of a site that Franklin makes from those whose names begin with an underscore: `_assets`."""

THEMES = "themes"
"""The folder of Hugo and Zola with themes, each of which has a folder `static` of its own."""

INDEXES = ("index", "_index", "README")
"""Names of the files that the page of a folder is made from."""

MARKERS = frozenset({".git", ".hg", ".seolint.yml", "_config.yml", "config.toml", "hugo.toml", "hugo.yaml"})
MARKERS |= {"mkdocs.yml", "package.json"}
"""Files and folders at the root of a site, or of a repository."""

_TRANSLATED = frozenset({"i18n", "locales", "translations"})
_LANGUAGE = expression(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
"""Names of folders of translations, whose missing pages and images generators take from the original."""


class Folders:
    """Folders that were read, each once. Names are case-sensitive on every system.

    For a file in a repository, nothing outside it is looked at: no article may reveal what else is on a disk.
    """

    def __init__(self) -> None:
        self._read: dict[tuple[Path, str | None], FolderListing | None] = {}
        self._led_out: dict[tuple[Path, str], bool] = {}
        self._tops: dict[Path, str | None] = {}
        self._whole: dict[str, tuple[Path, str | None]] = {}
        self._roots: dict[tuple[Path, Path | None], Sequence[Path]] = {}
        self._anchors: dict[Path, Anchors | None] = {}
        self.served = ServedPaths(lambda folder, top: (self.names(folder, top) or EMPTY).whole, MARKERS)

    def names(self, folder: Path, top: str | None = None) -> FolderListing | None:
        """The contents of a folder; None if it doesn't exist or may not be read.

        Folders outside the repository with the top level `top` may not be read.
        """
        if (folder, top) not in self._read:
            found = listing_of(
                folder
            )  # most folders that are looked for don't exist; to follow their links takes longer
            self._read[folder, top] = found if found and (top is None or is_inside(folder, (top,))) else None
        return self._read[folder, top]

    def exists_for(self, path: str, source: Path | None = None) -> FileExists | None:
        """A function that looks up the paths named in a file; `source` is the folder that the site is made from.

        None for an article that is not a file on disk.
        """
        return None if path.startswith("<") else partial(self._exists, path, source)

    def _exists(self, asking: str, source: Path | None, written: str) -> bool | None:
        page, mark, fragment = written.partition("#")
        if mark:
            return self._has_place(asking, source, page, fragment)
        file, top = self._place_of(asking)
        folder, rooted, path = file.parent, written.startswith("/"), written.strip("/") or "."
        if self.names(folder) is None or _TRANSLATED & set(file.parts):
            return None
        bases = () if rooted else (folder, folder / file.name.partition(".")[0])
        if any(self._holds(base, path, top) for base in bases):
            return True
        if self._is_under_own_name(folder, path, top):
            return True
        roots = self._roots_of(folder, source)
        below = path.replace("../", "").removeprefix("./")
        served = (below, f"_{below}") if below.startswith(_HIDDEN) else (below,)
        if any(self._holds(root, each, top) for root in roots for each in served):
            return True
        extension = Path(path).suffix.lower()[1:]
        is_page = extension in HTML and file.suffix.lower()[1:] in HTML and not rooted
        if written.endswith("/") or not (extension in NAMED or is_page):
            return None
        if rooted:
            places = [_plain(root / below) for root in roots]
            known = any(self.names(place.parent, top) for place in places)
            return False if known and not any(self.served.may_serve(place, top) for place in places) else None
        if self.served.may_serve(_plain(folder / path), top):
            return None
        return None if self._is_translated(folder, path, top) or self._is_led_out(folder, path, top) else False

    def _has_place(self, asking: str, source: Path | None, written: str, fragment: str) -> bool | None:
        """Whether a fragment names a place in the page at an address; None if that can't be read or known."""
        file, top = self._place_of(asking)
        if _TRANSLATED & set(file.parts):
            return None
        folder, rooted, path = file.parent, written.startswith("/"), written.strip("/") or "."
        below = path.replace("../", "").removeprefix("./")
        bases = () if rooted else (folder / path, folder / file.name.partition(".")[0] / path)
        places = [*bases, *(root / below for root in self._roots_of(folder, source))]
        pages = dict.fromkeys(page for place in places for page in self._pages_at(_plain(place), top))
        found = [self._anchors_in(page) for page in pages]
        if not found or None in found:
            return None
        return any(anchors.has(fragment) for anchors in found if anchors)

    def _pages_at(self, place: Path, top: str | None) -> Iterator[Path]:
        """The files that a page at this place may be made from."""
        names = self.names(place.parent, top) or EMPTY
        if place.name in names.whole and place.suffix.lower()[1:] in SOURCES | HTML:
            yield place
        elif place.suffix.lower()[1:] in PAGES:
            yield from (place.parent / name for name in names.whole if _is_page(name, stem_of(place.name)))
            inside = self.names(place, top) or EMPTY
            yield from (place / name for name in inside.whole if any(_is_page(name, index) for index in INDEXES))

    def _anchors_in(self, page: Path) -> Anchors | None:
        """Where fragments may lead in a file, which is read like any file that a repository names."""
        if page not in self._anchors:
            try:
                text = read_file(page, SETTINGS, (root_of(page.parent),)).decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                self._anchors[page] = None
            else:
                self._anchors[page] = anchors(text, "html" if page.suffix.lower()[1:] in HTML else "markdown")
        return self._anchors[page]

    def _place_of(self, asking: str) -> tuple[Path, str | None]:
        """The absolute path of an article, and the top level of its repository."""
        if asking not in self._whole:
            whole = Path(asking).absolute()
            self._whole[asking] = whole, self.top_of(whole.parent)
        return self._whole[asking]

    def top_of(self, folder: Path) -> str | None:
        """The top level of the repository that a folder belongs to; None where there is none."""
        if folder not in self._tops:
            root = root_of(folder)
            self._tops[folder] = root if ".git" in (self.names(Path(root)) or EMPTY).whole else None
        return self._tops[folder]

    def _is_under_own_name(self, folder: Path, path: str, top: str | None) -> bool:
        """Whether `../name/file` is a file in the page's own folder, which is published under that name."""
        above, _, rest = path.removeprefix("../").partition("/")
        if not path.startswith("../") or not rest or above == "..":
            return False
        return self.names(folder.parent / above, top) is None and self._holds(folder, rest, top)

    def _is_translated(self, folder: Path, path: str, top: str | None) -> bool:
        """Whether there is a file at the same path in the folder of another language."""
        for place in (folder, *folder.parents):
            if not _LANGUAGE.fullmatch(place.name):
                continue
            beside = self.names(place.parent, top)
            others = [name for name in beside.whole if _LANGUAGE.fullmatch(name)] if beside else []
            return any(self._holds(place.parent / other / folder.relative_to(place), path, top) for other in others)
        return False

    def _roots_of(self, folder: Path, source: Path | None) -> Sequence[Path]:
        """The folders that an address from the root may start at: those of the site, and of all folders below it."""
        if (folder, source) not in self._roots:
            self._roots[folder, source] = tuple(self._find_roots(folder, source))
        return self._roots[folder, source]

    def _find_roots(self, folder: Path, source: Path | None) -> Iterator[Path]:
        tops = [source] if source else []
        for top in (folder, *folder.parents):
            tops.append(top)
            names = self.names(top)
            if names and MARKERS & names.whole:
                yield from (top / static for top in tops for static in STATIC)
                themes = self.names(top / THEMES) if THEMES in names.whole else None
                yield from (top / THEMES / theme / "static" for theme in sorted(themes.whole if themes else ()))
                return

    def _holds(self, base: Path, path: str, top: str | None) -> bool:
        """Whether there is a file or folder at a path, or a file that a page at that address is made from."""
        place = _plain(base / path)
        names = self.names(place.parent, top)
        if names is None or place.name in names.whole:
            return names is not None
        extension = place.suffix.lower()[1:]
        if extension in IMAGES and place.stem in names.unsized:
            return True
        return extension in PAGES and stem_of(place.name) in names.stems

    def _is_led_out(self, folder: Path, path: str, top: str | None) -> bool:
        """Whether a path stays in the repository as written, but a link on the way leads out."""
        place = _plain(folder / path).parent
        if top is None or self.names(place, top):
            return False
        if (place, top) not in self._led_out:
            within = is_below(str(_plain(Path(os.path.realpath(folder), path)).parent), (top,))
            self._led_out[place, top] = within and not is_inside(place, (top,))
        return self._led_out[place, top]


def _is_page(name: str, stem: str) -> bool:
    """Whether a file is a page in Markdown or HTML with this name, in any language."""
    return stem_of(name) == stem and name.rpartition(".")[2].lower() in SOURCES | HTML


def _plain(path: Path) -> Path:
    """A path without `..` in it."""
    return Path(os.path.normpath(path))
