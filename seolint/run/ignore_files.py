"""The ignore files of a repository: which of them apply to a path, and whether they name it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from seolint.files import SETTINGS, mode, read_file, root_of, unreadable

if TYPE_CHECKING:
    from seolint.files.gitignore import IgnorePatterns

IGNORE_FILES = (".gitignore", ".seolintignore")
"""In git's syntax; the second is for seolint alone."""


class IgnoreFiles:
    """The ignore files that apply to a path: those of its folder and the folders above it, up to the repository.

    They are consulted for each folder on the way and then for the file, as in git, so that nothing in an ignored folder
    is included again. `fail` is called with the path of an ignore file that can't be used, and why.
    """

    def __init__(self, fail: Callable[[str, str], object] = lambda path, message: None) -> None:
        self._fail = fail
        self._holding: dict[Path, list[tuple[Path, IgnorePatterns]]] = {}
        self._folders: dict[Path, bool] = {}

    def file(self, path: Path) -> bool:
        """Whether a file (absolute path) is ignored."""
        return self.folder(path.parent) or self._names(path, folder=False)

    def folder(self, path: Path) -> bool:
        """Whether a folder (absolute path) is ignored, itself or through one above it."""
        for folder, top in _new(path, self._folders):
            self._folders[folder] = not top and (self._folders[folder.parent] or self._names(folder, folder=True))
        return self._folders[path]

    def _names(self, path: Path, *, folder: bool) -> bool:
        """Whether the path itself is ignored: the nearest ignore file that names it decides, by its last match."""
        for above, patterns in self._patterns(path.parent):
            named = patterns.of_path(path.relative_to(above).as_posix(), folder=folder)
            if named is not None:
                return named
        return False

    def _patterns(self, folder: Path) -> list[tuple[Path, IgnorePatterns]]:
        """The patterns for what is in a folder: the nearest folder's first, and in each the last file's first."""
        for place, top in _new(folder, self._holding):
            here = [(place, found) for name in reversed(IGNORE_FILES) if (found := self._read(place / name))]
            above = [] if top else self._holding[place.parent]
            self._holding[place] = [*here, *above] if here else above
        return self._holding[folder]

    def _read(self, path: Path) -> IgnorePatterns | None:
        if S_ISDIR(kind := mode(path)) or not kind:
            return None
        from seolint.files.gitignore import (  # which a run without such files doesn't need
            MOST,
            IgnorePatterns,
            lines_of,
        )

        shown = path.as_posix().removeprefix(f"{Path.cwd().as_posix()}/")
        try:
            found = IgnorePatterns(lines_of(read_file(path, SETTINGS, (root_of(path.parent),))))
        except OSError as error:
            self._fail(shown, unreadable(error))
            return None
        if len(found) > MOST:
            self._fail(shown, f"it has {len(found):,} patterns; write at most {MOST:,}")
            return None
        return found


def _new(folder: Path, known: Container[Path]) -> Sequence[tuple[Path, bool]]:
    """A folder and those above it that aren't `known`, the highest first, and whether each is a repository's top."""
    found: list[tuple[Path, bool]] = []
    while folder not in known:
        top = folder == folder.parent or bool(mode(folder / ".git"))
        found.append((folder, top))
        if top:
            break
        folder = folder.parent
    return found[::-1]
