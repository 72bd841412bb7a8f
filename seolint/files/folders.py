"""What folders hold, on disk or as it will be committed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from errno import ENOENT
from operator import attrgetter

from seolint.files import RefusedError
from seolint.files.overlay import FolderEntry, current

MOST_ENTRIES = 100_000
"""Files and folders that a folder of rules may hold, with those below it; looking at this many takes a second."""


def files_below(folder: str | os.PathLike[str], most: int = MOST_ENTRIES) -> Iterator[str]:
    """The files in a folder and those below it, in order of their folders, without hidden ones and links to folders.

    Raises OSError, and as one RefusedError where there are more than `most` entries in total.
    """
    waiting, seen = [os.fspath(folder)], 0
    while waiting:
        found = entries(waiting.pop())
        seen += len(found)
        if seen > most:
            raise RefusedError(f"it has more than {most:,} files; name a folder with fewer")
        waiting += [e.path for e in reversed(found) if _is_visible(e) and e.is_dir(follow_symlinks=False)]
        yield from (entry.path for entry in found if _is_visible(entry) and not entry.is_dir())


def entries(folder: str) -> Sequence[FolderEntry]:
    """What a folder holds, in order of the names. Raises OSError."""
    if laid := current():
        return sorted(laid.entries(folder), key=attrgetter("name"))
    with os.scandir(folder) as found:
        return sorted(found, key=attrgetter("name"))


def names_in(folder: str) -> frozenset[str]:
    """The names in a folder. Raises OSError."""
    if laid := current():
        if not laid.mode(folder):  # what is there on disk alone can be listed, as it may be named on the command line
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), folder)
        return frozenset(entry.name for entry in laid.entries(folder))
    with os.scandir(folder) as found:
        return frozenset(entry.name for entry in found)


def walk(top: str | os.PathLike[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each folder from `top` downwards, with the names of its folders and its files, in order; see `os.walk`.

    A folder whose name is taken from the list isn't entered. Folders that can't be listed and links are left out.
    """
    waiting = [os.fspath(top)]
    while waiting:
        folder = waiting.pop()
        try:
            found = entries(folder)
        except OSError:
            continue
        links = {entry.name for entry in found if entry.is_symlink()}
        folders = [entry.name for entry in found if is_kind(entry.is_dir)]
        known = set(folders)
        yield folder, folders, [entry.name for entry in found if entry.name not in known]
        waiting += [os.path.join(folder, name) for name in reversed(folders) if name not in links]


def link_target(path: str) -> str | None:
    """The real path of what a link leads to; None for a path that isn't a link."""
    if laid := current():
        return laid.link_target(path)
    return os.path.realpath(path) if os.path.islink(path) else None


def is_kind(kind: Callable[[], bool]) -> bool:
    """Whether an entry of a folder is of the given kind; False for one that can't be reached."""
    try:
        return kind()
    except OSError:
        return False


def _is_visible(entry: FolderEntry) -> bool:
    return not entry.name.startswith(".")
