"""The only way to read a file that a repository names: a regular file, inside the root, and not too large.

A repository may be anybody's. Its config can name `/dev/zero` as the baseline, its articles can be links to
`/proc/self/environ`, and a pipe among its rule files would make seolint wait for ever. So nothing is opened before it
is known to be a regular file, no more is read than allowed, and what was opened is compared with what lies inside the
root. Where a run is about other files than those on disk (`overlay`), these are what is there.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from functools import lru_cache
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from seolint.files import overlay as overlays
from seolint.files.overlay import ABSENT, Found, Overlay

MB = 1_000_000
_CHUNK = 65_536
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"))
_SYSTEM = ("/dev/", "/proc/", "/sys/")
"""Folders that hold nobody's files; a root of `/` would contain them."""

_PRIVATE = ".git"
"""The folder in which git keeps what isn't committed, such as the token that a CI job fetched the repository with."""


class Limit(NamedTuple):
    """The maximum size of a kind of file, in bytes, and what to do about a larger one."""

    size: int
    advice: str


def article_limit(megabytes: int) -> Limit:
    """The limit for an article, as the command line or a config sets it."""
    return Limit(
        megabytes * MB, "split it, leave it out, or allow more with --max-file-size or, in a config, max_file_size"
    )


SETTINGS = Limit(MB, "split it, or remove what isn't needed")
"""For configs, rule files, ignore files and lists of terms."""

BASELINE = Limit(50 * MB, "write it again with: seolint baseline")


class RefusedError(OSError):
    """A file that could be read, but isn't, for safety; `strerror` says why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EPERM, reason)


def read_file(path: str | os.PathLike[str], limit: Limit, roots: Sequence[str] | None = None) -> bytes:
    """The content of a file, which must lie in one of the folders `roots` (see `root_of`); None if the user named it.

    Raises OSError, and as one RefusedError for what isn't a regular file, too large, or elsewhere.
    """
    try:
        if laid := overlays.current():
            found = laid.find(path)
            if found.mode is not None:
                return _read_overlaid(laid, found, limit, roots)
            path = found.place
        entry = os.lstat(path)
        _check_kind((os.stat(path) if S_ISLNK(entry.st_mode) else entry).st_mode)  # noqa: PTH116 - for each of many files
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a null character, which no path has
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error
    try:
        status = os.fstat(descriptor)
        _check_kind(status.st_mode)
        if roots is not None:
            _check_place(path, entry, status, roots)
        return _read(descriptor, status.st_size, limit)
    finally:
        os.close(descriptor)


def read_head(path: str | os.PathLike[str], size: int) -> bytes:
    """The first `size` bytes of a regular file; nothing if there is none, or it can't be read."""
    try:
        if (laid := overlays.current()) and (found := laid.find(path)).mode is not None:
            return _read_overlaid(laid, found, BASELINE, None)[:size]
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return b""
    try:
        return os.read(descriptor, size) if S_ISREG(os.fstat(descriptor).st_mode) else b""
    except OSError:
        return b""
    finally:
        os.close(descriptor)


def unreadable(error: OSError) -> str:
    """What to say of a file or folder that can't be read."""
    advice = "" if isinstance(error, RefusedError) else "; check the path and its permissions"
    return f"can't be read: {error.strerror}{advice}"


def root_of(folder: str | os.PathLike[str]) -> str:
    """The folder in which a repository may name files, for one of its folders.

    That is the top level of the git repository, or else the folder of the run; for a folder that lies elsewhere, the
    top level of its repository, or else the folder itself.
    """
    run, place = root_of_run(), os.path.realpath(folder)
    return run if place == run or place.startswith(_prefix(run)) else _top_of(place) or place


def root_of_run(folder: str | os.PathLike[str] = ".") -> str:
    """The root of a run in a folder: the top level of its git repository, or else the folder itself."""
    place = os.path.realpath(folder)
    return _top_of(place) or place


def is_inside(path: str | os.PathLike[str], roots: Sequence[str]) -> bool:
    """Whether a path lies in one of the folders `roots` once its links are followed. Git's own folder is outside."""
    try:
        return is_below(os.path.realpath(path), roots)
    except (OSError, ValueError):
        return False


def is_below(path: str, roots: Sequence[str]) -> bool:
    """Whether a path (absolute, normalised), as written, lies in one of the folders `roots`; see also `is_inside`."""
    if path.startswith(_SYSTEM):
        return False
    for root in roots:
        prefix = _prefix(root)
        below = f"{os.sep}{path[len(prefix) :]}{os.sep}".casefold()
        if path == root or (path.startswith(prefix) and f"{os.sep}{_PRIVATE}{os.sep}" not in below):
            return True
    return False


def is_private(path: str | os.PathLike[str]) -> bool:
    """Whether a path leads to a folder of the system or of git, once its links are followed."""
    real = os.path.realpath(path)
    return not is_below(real, (os.path.splitdrive(real)[0] + os.sep,))


def too_large(limit: Limit) -> str:
    """What to say of a file that exceeds its limit."""
    return f"it has more than {limit.size // MB} MB; {limit.advice}"


def outside(roots: Sequence[str]) -> str:
    """What to say of a path that isn't inside."""
    return f"it lies outside {' and '.join(roots)}, where seolint reads nothing; put a copy inside"


def mode(path: str | os.PathLike[str]) -> int:
    """The mode (type and permissions) of what is at a path; 0 if there is nothing, or it can't be reached."""
    if laid := overlays.current():
        return laid.mode(path)
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return 0


def exists(path: str | os.PathLike[str]) -> bool:
    """Whether there is anything at a path, if only a link that leads nowhere."""
    overlaid = overlaid_mode(path)
    return os.path.lexists(path) if overlaid is None else bool(overlaid)


def overlaid_mode(path: str | os.PathLike[str]) -> int | None:
    """The mode of what an overlay has at a path, 0 for nothing; None where it is that on disk."""
    laid = overlays.current()
    return laid.find(path).mode if laid else None


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether there is a folder at a path, links followed."""
    return S_ISDIR(mode(path))


def _read_overlaid(laid: Overlay, found: Found, limit: Limit, roots: Sequence[str] | None) -> bytes:
    """What an overlay has for a path. Raises OSError as `read_file` does."""
    if not found.mode:
        is_only_on_disk = found.place in laid.absent
        raise RefusedError(ABSENT) if is_only_on_disk else OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    _check_kind(found.mode)
    if roots is not None and not is_below(found.place, roots):
        raise RefusedError(outside(roots))
    data = laid.read(found.blob, limit.size)
    if data is None:
        raise RefusedError(too_large(limit))
    return data


def _check_kind(mode: int) -> None:
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not S_ISREG(mode):
        raise RefusedError("it is a pipe or a device, not a file")


def _check_place(
    path: str | os.PathLike[str], entry: os.stat_result, opened: os.stat_result, roots: Sequence[str]
) -> None:
    """Raise RefusedError unless what was opened lies inside, even if a link was changed meanwhile."""
    if os.path.samestat(entry, opened):  # so it is no link: it lies where its folder does
        folder, name = os.path.split(path)
        known = os.stat(folder or os.curdir)  # noqa: PTH116
        real = os.path.join(_real_folder(folder, known.st_dev, known.st_ino), name)  # noqa: PTH118
    else:
        real = os.path.realpath(path)
        entry = os.lstat(real)
    if not is_below(real, roots) or not os.path.samestat(entry, opened):
        raise RefusedError(outside(roots))


@lru_cache(maxsize=1024)
def _real_folder(folder: str, device: int, inode: int) -> str:
    """The path of a folder with its links followed; computed once, as it takes longer than reading an article."""
    return os.path.realpath(folder)


def _prefix(folder: str) -> str:
    return folder if folder.endswith(os.sep) else f"{folder}{os.sep}"


def _top_of(folder: str) -> str | None:
    """The top level of the git repository that a folder belongs to."""
    while not os.path.lexists(os.path.join(folder, _PRIVATE)):  # noqa: PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder


def _read(descriptor: int, size: int, limit: Limit) -> bytes:
    """Everything that can be read; a file may hold more than its `size`, like those in /proc, or grow."""
    parts: list[bytes] = []
    room = limit.size + 1 if size <= limit.size else 0
    while room and (part := os.read(descriptor, min(room, max(size + 1, _CHUNK)))):
        parts.append(part)
        room -= len(part)
    if not room:
        raise RefusedError(too_large(limit))
    return b"".join(parts)
