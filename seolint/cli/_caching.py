"""The cache of a run: where it is, and what to report about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from seolint import config as config_package
from seolint.cli._common import complain
from seolint.files import root_of_run
from seolint.run.cache import Cache
from seolint.run.cache.location import LEGACY, is_cache, locate
from seolint.run.options import CheckOptions


def cache_for(options: CheckOptions) -> Cache | None:
    """The cache for runs in the current folder; None where there can't be one, or none is wanted.

    Why there can't be, a note says where the options are verbose, or name a folder for it.
    """
    if options.no_cache:
        return None
    location = locate(root_of_run(), options.cache_dir)
    if location.folder:
        return Cache(location.folder, on_created=None if options.quiet else partial(_name_legacy, Path.cwd()))
    if options.verbose or (options.cache_dir and not options.quiet):
        complain("", f"no results are kept: {location.reason}")
    return None


def legacy_folders(folder: Path) -> Iterator[Path]:
    """The folders in which earlier versions kept the results of runs in a folder (absolute)."""
    try:
        config = config_package.find(folder)
    except OSError:
        config = None
    places = (folder, *((config.parent,) if config else ()), Path(root_of_run(folder)))
    yield from (place / LEGACY for place in dict.fromkeys(places) if is_cache(place / LEGACY))


def shown_path(folder: Path) -> str:
    """A folder (absolute) as a user in the current one would write it."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _name_legacy(folder: Path) -> None:
    """Name what earlier versions left behind: once for a root, as the cache that takes its place is made once."""
    for place in legacy_folders(folder):
        complain(shown_path(place), "it isn't used any more; seolint clean removes it")
