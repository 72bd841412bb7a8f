"""Entries of a site's navigation that name no file. They are in a config, which isn't linted: a run warns of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from seolint.run.discovery import Failure
from seolint.site.generators import generators
from seolint.site.index import Site
from seolint.site.navigation import LOOKED_UP, missing_files
from seolint.site.toctrees import Toctrees

Concerns = Callable[[str, int, Iterable[str]], bool]
"""Whether a run is about an entry on a line of a file (by its path), or about one of the files that it may name."""


def navigation_files() -> frozenset[str]:
    """The names of the configs whose entries are looked up."""
    declared = (generator.navigation for generator in generators().values())
    return frozenset(name for each in declared if each and each.style == LOOKED_UP for name in each.found_in)


def broken_entries(root: Path, site: Site, concerns: Concerns) -> Iterator[Failure]:
    """What is wrong with the navigation of the site in a folder (absolute path), as far as it `concerns` the run."""
    declared = site.generator.navigation if site.generator else None
    name = next((name for name in (declared.found_in if declared else ()) if site.files.has_file(name)), "")
    file, start = os.path.relpath(root / name), f"{root}{os.sep}"
    for missing in missing_files(site) if name else ():
        if concerns(file, missing.line, (f"{start}{missing.path}",)):
            yield _warning(file, missing.line, 1, missing.entry)
    if declared and declared.in_pages and not name:
        for page, passage, sources in site.once(Toctrees).missing():
            path, place = page.record.path, passage.place
            if concerns(path, place.line, (f"{start}{each}" for each in sources)):
                yield _warning(path, place.line, place.column, passage.text)


def _warning(path: str, line: int, column: int, entry: str) -> Failure:
    return Failure(path, f"{line}:{column}: warning: the navigation names {entry}, which doesn't exist")
