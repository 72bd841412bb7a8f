"""The files that git would commit: where its index and the working copy differ, the index counts."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from stat import S_ISLNK, S_ISREG

from seolint.files.overlay import Overlay, Stored, laid_over
from seolint.run.gate.blobs import Blobs
from seolint.run.gate.git import ChangesError, Git

_LISTED = ("ls-files", "-v", "--stage", "--others", "--exclude-standard", "-z")
_DIFFERENT = (
    *("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"),
    "--ignore-submodules=all",
)
_UNTRACKED = b"? "
_LINK = b"H 120000 "
_AS_ON_DISK, _UNMERGED = b"H ", b"M "
_ADDED, _IN_CONFLICT = "A", "U"
"""What git says of a file that `git add --intent-to-add` announced, and of one in a merge conflict."""

_NO_NAMES = frozenset({"", os.curdir, os.pardir})
"""What git gives no file or folder as its name; a folder that holds itself would never be walked to its end."""

_DAMAGED = "the index of git is damaged; make it again with: git reset"

_OF_WORKING_COPY = ".gitignore"
"""Git itself obeys these files as they are in the working copy."""


@contextmanager
def as_committed(git: Git, named: Iterable[str] = ()) -> Iterator[None]:
    """Until this is left, the files of a repository are those in its index. Raises ChangesError.

    Files that git ignores are there as well: generated pages, for example. So are those that the user `named`, and
    those in a merge conflict, which git wouldn't commit, as they are in the working copy.
    """
    blobs = Blobs(git)
    try:
        with laid_over(_overlay(git, blobs, {os.path.realpath(path) for path in named})):
            yield
    finally:
        blobs.close()


def _overlay(git: Git, blobs: Blobs, named: Set[str]) -> Overlay | None:
    listed = git.output(*_LISTED).split(b"\0")[:-1]
    stored = dict(_not_compared(line for line in listed if not line.startswith((_UNTRACKED, _AS_ON_DISK))))
    absent = {os.fsdecode(line[len(_UNTRACKED) :]) for line in listed if line.startswith(_UNTRACKED)}
    for name, status, file in _different(os.fsdecode(git.output(*_DIFFERENT)).split("\0")):
        if status == _ADDED:
            absent.add(name)
        else:
            stored[name] = file
    files = {_place(git, name): file for name, file in stored.items() if _counts(name, file)}
    gone = {_place(git, name) for name in absent if _counts(name)} - named
    links = {_place(git, os.fsdecode(line).partition("\t")[2]) for line in listed if line.startswith(_LINK)}
    return Overlay(git.folder, files, gone, links - files.keys(), blobs.read) if files or gone else None


def _counts(name: str, file: Stored | None = None) -> bool:
    """Whether the index counts for a file, and not the working copy. The content of submodules isn't in it."""
    return posixpath.basename(name) != _OF_WORKING_COPY and (not file or S_ISREG(file.mode) or S_ISLNK(file.mode))


def _place(git: Git, name: str) -> str:
    """The absolute path of what git calls by this name; those of folders end with a slash. Raises ChangesError."""
    if not _NO_NAMES.isdisjoint(name.removesuffix("/").split("/")):
        raise ChangesError(_DAMAGED)
    return os.path.join(git.folder, name.replace("/", os.sep))  # noqa: PTH118 - it would take the slash away


def _not_compared(lines: Iterator[bytes]) -> Iterator[tuple[str, Stored]]:
    """The files that git doesn't compare with those on disk: outside a sparse checkout, or taken as unchanged."""
    for line in lines:
        if not line.startswith(_UNMERGED):
            about, _, name = os.fsdecode(line).partition("\t")
            _, mode, blob, _ = about.split(" ")
            yield name, Stored(int(mode, 8), blob)


def _different(fields: list[str]) -> Iterator[tuple[str, str, Stored]]:
    """The name and status of each file that isn't in the index as it is on disk, and what is in the index."""
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    statuses = [(about.split(" "), name) for about, name in pairs]
    in_conflict = {name for about, name in statuses if about[-1] == _IN_CONFLICT}
    for about, name in statuses:
        if name not in in_conflict:
            yield name, about[-1], Stored(int(about[0].lstrip(":"), 8), about[2])
