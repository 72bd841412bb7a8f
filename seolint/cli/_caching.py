"""The cache of a run: where it is, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from seolint import config as configs
from seolint.cli._common import complain
from seolint.files import root_of_run
from seolint.run.cache import Cache
from seolint.run.cache.location import LEGACY, is_cache, locate


def cache_for(cache_dir: str | None, *, verbose: bool = False, quiet: bool = False) -> Cache | None:
    """The cache for runs in the current folder, in the folder `cache_dir` if one is named; None where there can't be.

    Why, a note says where it is `verbose`, or the user named the folder.
    """
    location = locate(root_of_run(), cache_dir)
    if location.folder:
        return Cache(location.folder, on_created=None if quiet else partial(_name_legacy, Path.cwd()))
    if verbose or (cache_dir and not quiet):
        complain("", f"no results are kept: {location.reason}")
    return None


def legacy_folders(folder: Path) -> Iterator[Path]:
    """The folders in which earlier versions kept the results of runs in a folder (absolute)."""
    try:
        config = configs.find(folder)
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
