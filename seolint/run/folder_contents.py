"""The files and folders in folders: what the walk for articles has listed needn't be listed again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from seolint.files.folders import entries, is_kind
from seolint.files.overlay import FolderEntry


class FolderContent(NamedTuple):
    """The names of the files in a folder and of the folders, each in order. Links to folders are in neither."""

    files: Sequence[str] = ()
    folders: Sequence[str] = ()


class FolderContents:
    """The contents of folders, by their absolute paths as text, each listed once."""

    def __init__(self) -> None:
        self._known: dict[str, FolderContent] = {}

    def add(self, folder: str, listed: Sequence[FolderEntry]) -> None:
        """Add a folder that was listed; the entries are in order."""
        folders = [entry.name for entry in listed if _is_folder(entry)]
        files = [entry.name for entry in listed if not (_is_folder(entry) or _is_link_to_folder(entry))]
        self._known[folder] = FolderContent(files, folders)

    def of(self, folder: str) -> FolderContent:
        """The content of a folder; nothing if it can't be listed."""
        if folder not in self._known:
            try:
                self.add(folder, entries(folder))
            except OSError:
                self._known[folder] = FolderContent()
        return self._known[folder]

    def below(
        self, root: Path, start: tuple[str, ...], enters: Callable[[tuple[str, ...]], bool]
    ) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
        """The folder `start` and those below it that are entered, each with its files, in order.

        Folders are the names that lead to them from `root` (absolute path). Links to folders aren't followed.
        """
        waiting = [(str(root.joinpath(*start)), start)]
        while waiting:
            whole, path = waiting.pop()
            files, folders = self.of(whole)
            yield path, files
            above = f"{whole.rstrip(os.sep)}{os.sep}"
            below = [(f"{above}{name}", (*path, name)) for name in reversed(folders)]
            waiting += [each for each in below if enters(each[1])]


def _is_folder(entry: FolderEntry) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_link_to_folder(entry: FolderEntry) -> bool:
    return entry.is_symlink() and is_kind(entry.is_dir)
