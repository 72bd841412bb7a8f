"""What a run looked at on disk: whether two looks differ says whether there is anything to lint again.

The system's own messages on changes don't say it: they tell of one save five times, and each editor saves its own way.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from seolint.discovery import IGNORE_FILES, Discovery, mode
from seolint.readers import format_of
from seolint.runner import Configs, nearest

_BACKUP = "~"
"""What editors end the name of a copy with that they make while they save."""

_CONFIGS = (".yml", ".yaml")


class Look(NamedTuple):
    """The folders to listen in, and what stood there: path -> of a file that is read its state, else nothing."""

    folders: frozenset[str]
    marks: Mapping[str, tuple[int, ...]]


def look(paths: Sequence[str], others: Iterable[Path]) -> Look:
    """What is on disk now of `paths`, as a user gave them, and of the files and folders `others`, such as configs.

    Of articles, YAML and ignore files counts when they were written; of other files, whether they are there.
    """
    named = [Path(path).absolute() for path in paths]
    walked = {folder for path in named for folder in _below(path)}
    read = {place for path in (*named, *others) for place in (path, path.resolve())}
    folders = {*walked, *(folder for path in others for folder in _below(path)), *map(_home, read)}
    marks = {
        entry.path: _state(entry) if _counts(entry, folder in walked, read) else ()
        for folder in folders
        for entry in _entries(folder)
    }
    return Look(frozenset(map(str, folders)), marks)


def widened(seen: Look, later: Look) -> Look:
    """A look, with what a later one saw in further folders; what changed in its own since is still to be told."""
    more = {path: mark for path, mark in later.marks.items() if os.path.dirname(path) not in seen.folders}  # noqa: PTH120
    return Look(later.folders, {**more, **seen.marks})


def followed(settings: Configs, folders: Iterable[str]) -> frozenset[Path]:
    """The config files, and the folders of rules, that a run over files in `folders` followed."""
    places = [Path(folder, "-") for folder in folders]
    configs = {id(config): config for place in places for config in [settings.of(place)]}.values()
    own = {found for place in places if (found := settings.fixed or nearest(place.parent))}
    origins = {origin for config in configs for origin in config.origins.values()}
    origins |= {origin for c in configs for state in c.states.values() for origin in state.origins.values()}
    files = {part.rpartition(":")[0] for origin in origins for part in origin.split(", ")}
    named = {Path(file).absolute() for file in files if file.endswith(_CONFIGS)}
    broken = {Path(failure.path).absolute() for failure in settings.failures}
    rules = {Path(folder) for config in configs for folder in config.custom_rules}
    return frozenset(own | named | broken | rules)


def _below(path: Path) -> Iterator[Path]:
    """A folder and those below it, without those that are passed over; nothing of a file."""
    discovery = Discovery()
    for folder, below, _ in os.walk(path):
        below[:] = [name for name in below if discovery._enters(Path(folder, name))]
        yield Path(folder)


def _home(path: Path) -> Path:
    """The folder in which a path stands, or would."""
    return next((above for above in path.parents if S_ISDIR(mode(above))), path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What stands in a folder, without what is hidden or a copy that an editor makes."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(_CONFIGS) or entry.name in IGNORE_FILES or not _passing(entry.name):
                    yield entry
    except OSError:
        return


def _passing(name: str) -> bool:
    return name.startswith(".") or name.endswith(_BACKUP)


def _counts(entry: os.DirEntry[str], walked: bool, read: Iterable[Path]) -> bool:
    """Whether a run reads what the entry stands for."""
    if entry.name.endswith(_CONFIGS) or entry.name in IGNORE_FILES or (walked and format_of(entry.name)):
        return True
    return Path(entry.path) in read


def _state(entry: os.DirEntry[str]) -> tuple[int, ...]:
    try:
        found = entry.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
