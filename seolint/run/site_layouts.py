"""The layouts of a site on disk: which of them print the title of a page as its h1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from seolint.files import SETTINGS, is_folder, read_file, root_of
from seolint.files.folders import walk
from seolint.lazy_regex import expression
from seolint.site.default_layouts import default_layout
from seolint.site.generators.hugo_layouts import hugo_titles
from seolint.site.generators.layouts import ANY, EVERY, EXTENSIONS, INDEX, shows_title, stem, title_layouts
from seolint.site.generators.patterns import covers, parse
from seolint.site.generators.recognition import Files, configs_in
from seolint.site.generators.selection import Site
from seolint.site.generators.settings import texts_of
from seolint.site.title_habit import habitual_titles

_MOST = 1500
"""Files of layouts that are looked at in a folder; reading as many takes a fifth of a second."""

_MOST_PAGES = 60
"""Pages of a section from which its habit is known."""

_MOST_FILES = 20_000
"""Files of a section of which these are some."""

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown", ".mdx")

_PAGE_TEMPLATE = expression(r"^page_template[ \t]?=[ \t]?[\"']([\w./-]+)", re.M)

_IMPORTS = expression(r"^[ \t]{0,9}(?:imports:|\[\[?module\.imports|\[\[?imports)", re.M)
"""Themes that are fetched."""

_TYPE = expression(r"\bcascade\b.{0,200}?\btype[ \t]?[:=][ \t]?[\"']?([\w-]+)", re.S)
"""The type that a page which lists others gives to those."""


class SiteTitles:
    """Whether the layouts of a site show the title of a page as an h1, for its folders.

    `root` is the absolute path of the site, `files` is what it contains.
    """

    def __init__(self, root: Path, site: Site, files: Files) -> None:
        self._root, self._site, self._files = root, site, files
        self._layouts: tuple[Mapping[str, str], bool] | None = None
        self._known: dict[tuple[str, ...], Mapping[str, bool]] = {}

    def shown(self, path: Sequence[str]) -> Mapping[str, bool]:
        """What is known for pages in a folder, given by the names that lead there, by the layout that they name.

        ANY stands for those that name none, INDEX for those of them that list others, EVERY for all. What isn't known
        is left out.
        """
        contents = [each for each in self._site.content if "**" not in each and covers(each, path)]
        depth = max(map(len, contents), default=0)
        section = tuple(path[: depth + 1])
        if section not in self._known:
            self._known[section] = self._shown(section, depth)
        return self._known[section]

    def _shown(self, path: Sequence[str], depth: int) -> Mapping[str, bool]:
        generator = self._site.generator
        if generator.layouts_by_type:
            known = self._by_type(path, depth)
        elif generator.usual_layouts:
            known = self._by_kind(path, depth)
        else:
            known = self._by_name(path)
        if ANY in known or EVERY in known:
            return known
        return {**habitual_titles(self._pages(path, depth)), **known}

    def _by_type(self, path: Sequence[str], depth: int) -> Mapping[str, bool]:
        """What is known where each section has layouts of its own, or those of a type that its first page names."""
        sources, has_all = self._themed("layouts")
        types = (found[1] for text in self._lists(path, depth) if (found := _TYPE.search(text)))
        section = next(types, path[-1] if len(path) > depth else "")
        return hugo_titles(sources, section, has_all=has_all, theme_shows=self._theme_shows)

    def _by_kind(self, path: Sequence[str], depth: int) -> Mapping[str, bool]:
        """What is known where pages have one layout, unless their section names another, and those that list others."""
        sources, _ = self._themed("templates")
        shown = title_layouts(sources, {})
        page, section, home = self._site.generator.usual_layouts
        named = (found[1] for text in self._lists(path, depth) if (found := _PAGE_TEMPLATE.search(text)))
        usual = {ANY: stem(next(named, page)), INDEX: section if len(path) > depth else home}
        return {**shown, **{name: shown[layout] for name, layout in usual.items() if layout in shown}}

    def _lists(self, path: Sequence[str], depth: int) -> Iterator[str]:
        """The texts of the pages that list others, of a section and of the home page."""
        for folder in (path, path[:depth]) if len(path) > depth else (path,):
            yield from (_text(self._root.joinpath(*folder, name)) for name in ("_index.md", "_index.html"))

    def _themed(self, name: str) -> tuple[Mapping[str, str], bool]:
        """The layouts of the site and its themes, its own last, and whether none is missing."""
        if self._layouts is None:
            themes = [parse(each) for text in self._configs.values() for each in texts_of("theme", text)]
            folders = [self._root.joinpath("themes", *each, name) for each in dict.fromkeys(themes) if each]
            has_all = not any(map(_IMPORTS.search, self._configs.values())) and all(map(is_folder, folders))
            found = (each for folder in reversed((self._root / name, *folders)) for each in _read(folder))
            self._layouts = dict(found), has_all
        return self._layouts

    def _by_name(self, path: Sequence[str]) -> Mapping[str, bool]:
        """What is known where pages name their layout, or the site's own config does."""
        if layout := (self._of_folder(path) or default_layout(self._configs, path)) if self._shown_by_name else "":
            names = (stem(layout), stem(layout).removeprefix("layouts/"))
            known = next((self._shown_by_name[name] for name in names if name in self._shown_by_name), None)
            return self._shown_by_name if known is None else {**self._shown_by_name, ANY: known}
        return self._shown_by_name

    def _of_folder(self, path: Sequence[str]) -> str:
        """The layout that data of a folder, or of one above it, names for its pages."""
        for end in range(len(path), 0, -1):
            for pattern in self._site.generator.folder_data:
                name = pattern.replace("*", path[end - 1])
                if named := texts_of("layout", _text(self._root.joinpath(*path[:end], name))):
                    return named[0]
        return ""

    @cached_property
    def _configs(self) -> Mapping[str, str]:
        return configs_in(self._files, self._site.generator)

    @cached_property
    def _shown_by_name(self) -> Mapping[str, bool]:
        """What is known by the names of the layouts."""
        generator = self._site.generator
        bases = dict.fromkeys(["", *("/".join(pattern) for pattern in self._site.content if "*" not in pattern)])
        layouts, others = (
            {name: text for base in bases for each in names for name, text in _read(self._root / base / each)}
            for names in (generator.layout_folders, generator.templates)
        )
        if not generator.layout_folders:
            return {EVERY: True} if any(map(shows_title, others.values())) else {}
        own = {stem(name) for name in layouts}
        of_theme = {name: True for name in generator.theme_layouts if self._theme_shows and name not in own}
        return {**of_theme, **title_layouts(layouts, others)}

    @cached_property
    def _theme_shows(self) -> bool:
        """Whether the site has a theme of which it is known that it shows titles."""
        keys = ("theme", "remote_theme", "path")
        named = (name for key in keys for text in self._configs.values() for name in texts_of(key, text))
        parts = {part.partition("@")[0].lower() for name in named for part in name.split("/")}
        return not parts.isdisjoint(self._site.generator.title_themes)

    def _pages(self, path: Sequence[str], depth: int) -> Iterator[str]:
        """The sources of some pages of a section, spread over it; of those at the top, not those below."""
        top = self._root.joinpath(*path)
        names = [each for each in islice(_files(top, below=len(path) > depth), _MOST_FILES) if _is_page(each)]
        for at in range(0, len(names), len(names) // _MOST_PAGES + 1):
            yield _text(names[at])


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in _MARKDOWN and not path.name.startswith("_")


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    """The sources of the layouts in a folder, by their paths within it."""
    found = (path for path in _files(folder) if path.suffix[1:].lower() in EXTENSIONS)
    yield from ((path.relative_to(folder).as_posix(), _text(path)) for path in islice(found, _MOST))


def _text(path: Path) -> str:
    """What a file contains; "" for one that may not be read."""
    try:
        return read_file(path, SETTINGS, (root_of(path),)).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _files(top: Path, *, below: bool = True) -> Iterator[Path]:
    """The files in a folder, in order; those of the folders below, too, but for those of packages."""
    for folder, folders, names in walk(top):
        folders[:] = sorted(each for each in folders if below and each != "node_modules" and not each.startswith("."))
        yield from (Path(folder, name) for name in sorted(names))
