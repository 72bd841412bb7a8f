"""Which site a folder belongs to, and whether articles are looked for in it: asked by the walk, the hook and init."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seolint.config import Config
from seolint.files import SETTINGS, exists, read_file, root_of
from seolint.site import not_articles
from seolint.site.generators import NO_GENERATOR, Generator, generators
from seolint.site.generators.recognition import Files, recognised, shows_nothing

if TYPE_CHECKING:
    from seolint.run.site_layouts import SiteTitles
    from seolint.site.generators.selection import Site

_NOTHING: Mapping[str, str] = {}

_TESTS = "tests of a program, not articles"
_VENDORED = "packages that a program uses, not articles"


class Place(NamedTuple):
    """A folder: the site that it belongs to, its path from the root of that, and why it holds no articles.

    `root` is the absolute path of the site.
    """

    site: Site | None = None
    path: tuple[str, ...] = ()
    why_not: str = ""
    root: Path | None = None

    def why_not_file(self, name: str) -> str:
        """Why a file in the folder isn't an article of the site; "" for one that is, or that belongs to no site."""
        if self.why_not or not self.site:
            return self.why_not
        return self.site.why_not((*self.path, name), folder=False)


class SiteFolders:
    """The sites in the folders of a run, each determined once.

    `configured` gives what the config for a file says under `site`, and the folder that this applies to.
    """

    def __init__(self, configured: Callable[[Path], tuple[Mapping[str, str], str]] | None = None) -> None:
        self._configured = configured
        self._places: dict[Path, Place] = {}
        self._titles: dict[Path, SiteTitles] = {}
        self._named: set[Path] = set()
        self.left_out: list[Path] = []
        """What turned out not to hold articles: files, and for a folder a name in it."""

    def of(self, folder: Path, names: Collection[str] | None = None) -> Place:
        """The place of a folder (absolute path), determined by those above it, up to the top of the repository.

        `names` are the names in the folder, if they are known.
        """
        if folder not in self._places:
            for each in reversed(self._new(folder)):
                above = self._places.get(each.parent, _ELSEWHERE)
                self._places[each] = self._place(each, above, names if each is folder else None)
        return self._places[folder]

    def enter(self, folder: Path) -> None:
        """Accept a folder that the user names, even if those above it say that it holds no articles."""
        if self.of(folder).why_not:
            self._named.add(folder)
            self._places = {known: place for known, place in self._places.items() if folder not in known.parents}
            self._places[folder] = self._place(folder, _ELSEWHERE)

    def generator_of(self, folder: Path) -> Generator | None:
        """The generator of the site that a folder (absolute path) belongs to."""
        site = self.of(folder).site
        return site.generator if site else None

    def titles_shown(self, folder: Path) -> Mapping[str, bool]:
        """Which layouts show the title of a page in a folder (absolute path), according to its site."""
        place = self.of(folder)
        root = place.root
        if not root or place.site is None or place.site.generator.title != "heading_by_layout":
            return {}
        if root not in self._titles:
            from seolint.run.site_layouts import SiteTitles  # which most runs don't need

            self._titles[root] = SiteTitles(root, place.site, files_in(root))
        return self._titles[root].shown(place.path)

    def _new(self, folder: Path) -> Sequence[Path]:
        """A folder and those above it that aren't known; nothing above the top of the repository."""
        if folder.parent in self._places:
            return (folder,)
        whole, top = os.path.realpath(folder), root_of(folder)
        found = [folder, *folder.parents][: 1 + len(Path(whole).parts) - len(Path(top).parts)]
        return [each for each in found if each not in self._places]

    def _place(self, folder: Path, above: Place, names: Collection[str] | None = None) -> Place:
        path = (*above.path, folder.name)
        if above.why_not:
            return Place(above.site, path, above.why_not, above.root)
        why_not = above.site.why_not(path, folder=True) if above.site else ""
        if not why_not:
            why_not = self._is_of_program(folder, above.site)
        if why_not:
            return Place(above.site, path, why_not, above.root)
        site = self._site(folder, names, nested=above.site is not None)
        if site is None:
            return Place(above.site, path, "", above.root) if above.site else _ELSEWHERE
        return Place(site, root=folder)

    def _is_of_program(self, folder: Path, above: Site | None) -> str:
        """Why a folder belongs to a program: not among the articles of a site, and not named by the user."""
        if (above and above.content) or not self._named.isdisjoint((folder, *folder.parents)):
            return ""
        if not_articles.is_vendored(folder):
            return _VENDORED
        return _TESTS if not_articles.is_of_tests(folder) else ""

    def _site(self, folder: Path, names: Collection[str] | None, *, nested: bool) -> Site | None:
        """The site that a folder is the root of, according to its config, or else its files."""
        settings, root = self._configured(folder / "-") if self._configured else (_NOTHING, "")
        is_root = bool(settings) and root == os.path.realpath(folder)
        if not is_root and names is not None and shows_nothing(names):
            return None
        files = files_in(folder)
        named = settings.get("generator") if is_root else None
        if named == NO_GENERATOR:
            return None
        generator = generators()[named] if named else recognised(files, nested=nested)
        if generator is None:
            return None
        from seolint.site.generators.selection import site_of  # which a run outside of any site doesn't need

        named_folders = (settings.get(key) if is_root else None for key in ("source", "output"))
        content, output = ((name,) if name else () for name in named_folders)
        return site_of(generator, files, [*filter(None, content)], [*filter(None, output)])


_ELSEWHERE = Place()


def in_site(config: Config, generator: Generator | None, titles_shown: Mapping[str, bool]) -> Config:
    """A config with what the site adds to it: its generator, and which layouts show the title of a page."""
    if generator is None:
        return config
    formats = {**generator.formats, **config.formats}
    return config._replace(generator=generator.id, formats=formats, titles_shown=titles_shown)


def files_in(folder: Path) -> Files:
    """What a folder and its files contain; nothing for a file that may not be read."""
    start = os.fspath(folder)
    return Files(partial(_has, start), partial(_text, start))


def _has(folder: str, name: str) -> bool:
    return exists(f"{folder}{os.sep}{name}")


def _text(folder: str, name: str) -> str:
    try:
        data = read_file(f"{folder}{os.sep}{name}", SETTINGS, (root_of(folder),))
        return data.decode("utf-8", "replace").replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""
