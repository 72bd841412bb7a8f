"""Entries of a site's navigation that name no file. They are in a config, which isn't linted: a run warns of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from seolint.run.discovery import Failure
from seolint.site.index import Site
from seolint.site.navigation import missing_files
from seolint.site.toctrees import Toctrees


def broken_entries(root: Path, site: Site) -> Iterator[Failure]:
    """What is wrong with the navigation of the site in a folder (absolute path)."""
    declared = site.generator.navigation if site.generator else None
    file = next((name for name in (declared.found_in if declared else ()) if site.files.has_file(name)), "")
    for line, entry in missing_files(site) if file else ():
        yield _warning(os.path.relpath(root / file), line, 1, entry)
    if declared and declared.in_pages and not file:
        for page, passage in site.once(Toctrees).missing():
            yield _warning(page.record.path, passage.place.line, passage.place.column, passage.text)


def _warning(path: str, line: int, column: int, entry: str) -> Failure:
    return Failure(path, f"{line}:{column}: warning: the navigation names {entry}, which doesn't exist")
