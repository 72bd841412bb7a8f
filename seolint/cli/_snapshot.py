"""What is on disk for a run to read: if two snapshots differ, there is something to lint again.

The system's messages about changes aren't enough: one save sends five of them, and each editor saves in its own way.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from seolint.files import mode
from seolint.readers import format_of
from seolint.run.config_loader import ConfigLoader, nearest_config
from seolint.run.discovery import Discovery
from seolint.run.ignore_files import IGNORE_FILES
from seolint.run.site_files import NAMED

_CONFIGS = (".yml", ".yaml")
_NO_FORMATS: Mapping[str, str] = {}


class Snapshot(NamedTuple):
    """The folders to watch, and what is in them: path -> the state of a file that is read, or nothing."""

    folders: frozenset[str]
    states: Mapping[str, tuple[int, ...]]


def take_snapshot(paths: Sequence[str], others: Iterable[Path], formats: Mapping[str, str] = _NO_FORMATS) -> Snapshot:
    """The current state of `paths`, as a user gave them, and of the files and folders `others`, such as configs.

    `formats` are those of the configs.

    For articles, YAML and ignore files, the time of writing counts; for the targets of links, whether they exist.
    """
    named = [Path(path).absolute() for path in paths]
    walked = {folder for path in named for folder in _below(path)}
    ruled = {folder for path in others for folder in _below(path)}
    read = {place for path in (*named, *others) if path not in walked | ruled for place in (path, path.resolve())}
    folders = {*walked, *ruled, *map(_home, read)}
    files = frozenset(map(str, read))
    found = (state for folder in folders for state in _states(folder, folder in walked, files, formats))
    return Snapshot(frozenset(map(str, folders)), dict(found))


def widened(seen: Snapshot, later: Snapshot) -> Snapshot:
    """A snapshot, plus what a later one has in further folders; changes in its own are still to be noticed."""
    more = {path: state for path, state in later.states.items() if os.path.dirname(path) not in seen.folders}  # noqa: PTH120
    return Snapshot(later.folders, {**more, **seen.states})


def followed(loader: ConfigLoader, folders: Iterable[str]) -> frozenset[Path]:
    """The config files, their baselines and the folders of rules that a run over files in `folders` used."""
    found = {loader.fixed or nearest_config(Path(folder)): Path(folder, "-") for folder in folders}
    sources = {source for source in found if source}
    configs = [*map(loader.of, found.values())]
    origins = {origin for config in configs for origin in config.origins.values()}
    origins |= {origin for c in configs for state in c.states.values() for origin in state.origins.values()}
    files = {part.rpartition(":")[0] for origin in origins for part in origin.split(", ")}
    named = {Path(file).absolute() for file in files if file.endswith(_CONFIGS)}
    broken = {Path(failure.path).absolute() for failure in loader.failures}
    rules = {Path(folder) for config in configs for folder in config.custom_rules}
    baselines = {Path(config.root, config.baseline) for config in configs if config.baseline}
    return frozenset(sources | named | broken | rules | baselines)


def _below(path: Path) -> Iterator[Path]:
    """A folder (absolute path) and those below it, without those that are skipped; nothing for a file.

    Doesn't use `os.walk`, which before Python 3.12 is recursive and fails at about a thousand levels.
    """
    discovery = Discovery()
    folders = [path] if S_ISDIR(mode(path)) else []
    while folders:
        folder = folders.pop()
        yield folder
        folders += (below for below in _folders_in(folder) if discovery.enters(below))


def _folders_in(folder: Path) -> list[Path]:
    """The folders in a folder, without links to others; none if it can't be listed."""
    try:
        with os.scandir(folder) as entries:
            return [folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _home(path: Path) -> Path:
    """The folder that a path is in, or would be."""
    return next((above for above in path.parents if S_ISDIR(mode(above))), path)


def _states(
    folder: Path, walked: bool, read: frozenset[str], formats: Mapping[str, str]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What counts in a folder; if it is `walked` for articles, everything that these may link to."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if entry.path in read or name.endswith(_CONFIGS) or name in IGNORE_FILES:
                    yield entry.path, _state(entry)
                elif walked and not name.startswith("."):
                    if format_of(name, formats):
                        yield entry.path, _state(entry)
                    elif name.rpartition(".")[2].lower() in NAMED or entry.is_dir():
                        yield entry.path, ()
    except OSError:
        return


def _state(entry: os.DirEntry[str]) -> tuple[int, ...]:
    try:
        found = entry.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
