"""Files as they will be committed, laid over those on disk: a run about what is staged judges these.

Everything that reads a path which a repository names does so through `seolint.files`, and that asks the overlay first.
So what looks for pages, reads configs or follows links need not know of it. Only what differs from the disk is in an
overlay, and a run without one asks nobody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from stat import S_IFDIR, S_IFLNK, S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple, Protocol

MOST_LINKS = 40
"""Links that may lead to one another, as on Linux."""

ABSENT = "it isn't added to git, so it isn't part of what is staged; add it with: git add"

_NO_NAMES = ("", os.curdir, os.pardir)

_LONGEST_TARGET = 10_000
"""Bytes of the path that a link leads to."""


class Stored(NamedTuple):
    """A file whose content isn't read from disk: its `mode`, of a regular file or of a link, and what to read."""

    mode: int
    blob: str


class Found(NamedTuple):
    """What a path leads to once links are followed: a place, and the mode of what is there.

    The mode is None where it is that on disk, and 0 where there is nothing. `blob` is what to read of a stored file.
    """

    place: str
    mode: int | None = None
    blob: str = ""


class FolderEntry(Protocol):
    """What a folder holds, as `os.scandir` gives it."""

    @property
    def name(self) -> str: ...
    @property
    def path(self) -> str: ...
    def is_dir(self, *, follow_symlinks: bool = True) -> bool: ...
    def is_file(self, *, follow_symlinks: bool = True) -> bool: ...
    def is_symlink(self) -> bool: ...


class OverlaidEntry(NamedTuple):
    """A file or folder of an overlay in its folder: its own mode, and that of what it leads to."""

    name: str
    path: str
    own_mode: int
    mode: int

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return S_ISDIR(self.mode if follow_symlinks else self.own_mode)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return S_ISREG(self.mode if follow_symlinks else self.own_mode)

    def is_symlink(self) -> bool:
        return S_ISLNK(self.own_mode)


class Overlay:
    """What differs from the disk below the folder `root`: `stored` files, and the paths of `absent` ones.

    All paths are absolute, without links to folders. Those of absent folders end with a separator; nothing in them is
    there. `links` are those on disk that may lead to what differs. `read` gives the content of a blob, None if that has
    more than a number of bytes. It raises OSError.
    """

    def __init__(
        self,
        root: str,
        stored: Mapping[str, Stored],
        absent: Collection[str],
        links: Collection[str],
        read: Callable[[str, int], bytes | None],
    ) -> None:
        self.root, self.stored, self.links, self.read = root, stored, links, read
        self.absent = frozenset(path.rstrip(os.sep) for path in absent)
        self._absent_folders = frozenset(path.rstrip(os.sep) for path in absent if path.endswith(os.sep))
        self._names: dict[str, set[str]] = {}
        for path in stored:
            self._add_name(path)
        self._above_absent = {folder for path in self.absent for folder in self._above(path)}
        self._is_empty: dict[str, bool] = {}
        self._real: dict[str, str] = {}

    def find(self, path: str | os.PathLike[str]) -> Found:
        """What a path leads to."""
        place = self._real_place(path)
        for _ in range(MOST_LINKS):
            stored = self.stored.get(place)
            if stored and S_ISREG(stored.mode):
                return Found(place, stored.mode, stored.blob)
            if stored:
                target = self._target(place, stored)
                if target is None:
                    return Found(place, 0)
                place = target
            elif place in self.links:
                place = os.path.realpath(place)
            else:
                return Found(place, self._mode(place))
        return Found(place, 0)

    def link_target(self, path: str | os.PathLike[str]) -> str | None:
        """What a link leads to; None for a path that is none."""
        place, found = self._real_place(path), self.find(path).place
        return found if found != place else None

    def entries(self, folder: str) -> list[FolderEntry]:
        """What a folder holds. Raises OSError."""
        real = self.find(folder).place
        names = self._names.get(real, set())
        try:
            with os.scandir(folder) as listed:
                found: dict[str, FolderEntry] = {entry.name: entry for entry in listed}
        except (FileNotFoundError, NotADirectoryError):
            if not names:
                raise
            found = {}
        if real == self.root or real in self._above_absent or self._is_absent(real):
            found = {name: entry for name, entry in found.items() if not self._is_absent(os.path.join(real, name))}
        for name in names:
            stored = self.stored.get(os.path.join(real, name))
            if stored or name not in found or not found[name].is_dir(follow_symlinks=False):
                path = os.path.join(folder, name)
                found[name] = OverlaidEntry(name, path, stored.mode if stored else S_IFDIR, self.mode(path))
        return [self._followed(entry, real) for entry in found.values()] if self.links else list(found.values())

    def _followed(self, entry: FolderEntry, folder: str) -> FolderEntry:
        """An entry of a folder; a link on disk counts as what it leads to here, not there."""
        if os.path.join(folder, entry.name) not in self.links:
            return entry
        return OverlaidEntry(entry.name, entry.path, S_IFLNK, self.mode(entry.path))

    def mode(self, path: str | os.PathLike[str]) -> int:
        """The mode of what is at a path, links followed; 0 if there is nothing, or it can't be reached."""
        found = self.find(path)
        try:
            return os.stat(found.place).st_mode if found.mode is None else found.mode
        except OSError:
            return 0

    def _real_place(self, path: str | os.PathLike[str]) -> str:
        """A path whose folders are not links."""
        folder, name = os.path.split(path)
        if name in _NO_NAMES:
            folder, name = os.path.split(os.path.abspath(path))
        if folder not in self._real:
            self._real[folder] = os.path.join(os.path.realpath(folder), "")
        return f"{self._real[folder]}{name}" if name else folder

    def _target(self, place: str, link: Stored) -> str | None:
        """Where a stored link leads; None if that isn't known, or lies outside."""
        try:
            target = self.read(link.blob, _LONGEST_TARGET) or b"\0"
            found = os.path.realpath(os.path.join(os.path.dirname(place), os.fsdecode(target)))
        except (OSError, ValueError):
            return None
        return found if found.startswith(f"{self.root}{os.sep}") else None

    def _mode(self, place: str) -> int | None:
        if place in self._names:
            return S_IFDIR
        return 0 if self._is_absent(place) else None

    def _is_absent(self, place: str) -> bool:
        """Whether a file or folder is on disk only."""
        if place in self.absent:
            return True
        if self._absent_folders and not self._absent_folders.isdisjoint(self._above(place)):
            return True
        return place in self._above_absent and place not in self._names and self._has_only_absent(place)

    def _has_only_absent(self, folder: str) -> bool:
        """Whether all that a folder holds is on disk only: without files, git has no folders."""
        if folder not in self._is_empty:
            try:
                with os.scandir(folder) as found:
                    self._is_empty[folder] = all(self._is_absent(os.path.join(folder, entry.name)) for entry in found)
            except OSError:
                self._is_empty[folder] = False
        return self._is_empty[folder]

    def _add_name(self, path: str) -> None:
        """Add a file to its folder, and that to the one above, up to one that is known."""
        while path != self.root:
            folder, name = os.path.split(path)
            is_known = folder in self._names
            self._names.setdefault(folder, set()).add(name)
            if is_known:
                return
            path = folder

    def _above(self, path: str) -> Iterator[str]:
        """The folders that a path is in, without the root."""
        while path.startswith(f"{self.root}{os.sep}") and (path := os.path.dirname(path)) != self.root:
            yield path


_CURRENT: ContextVar[Overlay | None] = ContextVar("overlay", default=None)

current = _CURRENT.get
"""The overlay of this run; None without one."""


def lay_over(overlay: Overlay | None) -> None:
    """Lay an overlay over the disk, for as long as this process runs."""
    _CURRENT.set(overlay)


@contextmanager
def laid_over(overlay: Overlay | None) -> Iterator[None]:
    """Lay an overlay over the disk for a while."""
    token = _CURRENT.set(overlay)
    try:
        yield
    finally:
        _CURRENT.reset(token)
