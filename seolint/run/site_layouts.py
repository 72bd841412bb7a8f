"""The layouts of a site on disk: which of them print the title of a page as its h1."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from seolint.files import SETTINGS, read_file, root_of
from seolint.site.generators.layouts import EXTENSIONS, shows_title, title_layouts
from seolint.site.generators.recognition import Files
from seolint.site.generators.selection import Site
from seolint.site.generators.settings import texts_of

ANY = ""
"""The name for pages that name no layout."""

_MOST = 1500
"""Files of layouts that are looked at in a folder; reading as many takes a fifth of a second."""


def titles_shown(root: Path, site: Site, files: Files) -> Mapping[str, bool]:
    """Whether the layouts of a site (by name; ANY for pages that name none) show the title as an h1.

    What can't be known is left out. `root` is the absolute path of the site, `files` is what it contains.
    """
    generator = site.generator
    bases = dict.fromkeys(["", *("/".join(pattern) for pattern in site.content if "*" not in pattern)])
    layouts = dict(_sources(root, bases, generator.layout_folders))
    others = dict(_sources(root, bases, generator.templates))
    if not generator.layout_folders:
        return {ANY: True} if any(map(shows_title, others.values())) else {}
    found = dict(title_layouts(layouts, others))
    configs = (name for marker in generator.recognised_by for name in marker.any_of if name.startswith("_config."))
    usual = [found.get(name) for config in configs for name in texts_of("layout", files.text(config))]
    if usual and None not in usual and len(set(usual)) == 1:
        found[ANY] = bool(usual[0])
    return found


def _sources(root: Path, bases: Iterable[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sources in folders of the site, by their paths within each."""
    for base in bases:
        for name in names:
            yield from _read(root, base, name)


def _read(root: Path, base: str, name: str) -> Iterator[tuple[str, str]]:
    """The sources of the layouts in a folder of the site, by their paths within it."""
    top = root / base / name
    for at, path in enumerate(_files(top)):
        if at >= _MOST:
            return
        try:
            text = read_file(path, SETTINGS, (root_of(root),)).decode("utf-8", "replace")
        except (OSError, ValueError):
            continue
        yield path.relative_to(top).as_posix(), text


def _files(top: Path) -> Iterator[Path]:
    """The files of layouts below a folder, without those of packages, in order."""
    for folder, below, names in os.walk(top):
        below[:] = sorted(each for each in below if each != "node_modules" and not each.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if name.rpartition(".")[2].lower() in EXTENSIONS)
