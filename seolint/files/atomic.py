"""Rewrites files completely or not at all, and where the user means them to be, whatever links a repository has.

New content is written beside the file first, and takes its place once it is complete. So a full disk or Ctrl-C leaves
the file as it was, and a link in the file's place is replaced, not followed.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from seolint.files import Limit, RefusedError, is_below, is_inside, read_file, root_of

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of the one at `path`, with its permissions, if all goes well.

    Raises OSError, including RefusedError if a link in the repository leads to the file's folder outside it.
    """
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    if _is_led_astray(folder):
        raise RefusedError(f"{folder} is a link to a place outside the repository; name the folder that it leads to")
    before = _replaceable(path)
    draft = os.path.join(folder, f".seolint-{os.urandom(6).hex()}")  # noqa: PTH118
    try:
        with os.fdopen(os.open(draft, _NEW, 0o666), "wb") as file:  # within, as Ctrl-C may come as soon as it is there
            yield file
        if before:
            _take_over(draft, before)
        os.replace(draft, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise


def create(path: str, text: str) -> None:
    """Write a file that doesn't exist yet, and the folders it lies in; if that fails, nothing is left behind.

    Raises OSError, including FileExistsError if there is something already.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    folder, made = os.path.dirname(os.path.abspath(path)), []  # noqa: PTH100, PTH120
    while not os.path.lexists(folder):
        made.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    try:
        for folder in reversed(made):
            os.mkdir(folder)  # noqa: PTH102
        with replacing(path) as file:
            file.write(text.encode("utf-8"))
    except BaseException:
        with suppress(OSError):
            for folder in made:
                os.rmdir(folder)  # noqa: PTH106
        raise


@contextmanager
def writing(path: str) -> Iterator[TextIO]:
    """A text to write to what the user names: a file is replaced; a pipe or a device is opened."""
    if _is_stream(path):
        with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123
            yield stream
        return
    with replacing(path) as file:
        text = TextIOWrapper(file, "utf-8")
        try:
            yield text
            text.flush()
        finally:
            with suppress(OSError, ValueError):  # which was raised before, or `file` raises
                text.detach()


def replace(path: str, before: bytes, after: bytes) -> None:
    """Replace the content `before` of the file at `path` with `after`. A link to it stays a link.

    Raises OSError if the file may not be written, lies outside the repository, or was changed since it was read.
    """
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    if _is_led_astray(folder):
        raise RefusedError(f"{folder} is a link to a place outside the repository; name the folder that it leads to")
    roots = (root_of(folder),)
    target = os.path.realpath(path)
    if not is_inside(target, roots):
        raise RefusedError("it is a link to a file outside the repository; name that file")
    known = _replaceable(target)
    if known and known.st_nlink > 1:  # a new file would part it from its other names
        _expect(target, before)
        _write_over(target, before, after)
        return
    with replacing(target) as file:
        file.write(after)
        _expect(target, before)


def _is_led_astray(folder: str) -> bool:
    """Whether a folder seems to be in the repository, but isn't once its links are followed."""
    roots = (root_of(os.curdir),)
    return is_below(folder, roots) and not is_inside(folder, roots)


def _is_stream(path: str) -> bool:
    """Whether something other than a file is at a path; a link in the repository to such a thing doesn't count."""
    try:
        kind = os.lstat(path).st_mode
    except OSError:
        return False
    if stat.S_ISLNK(kind):
        return not is_below(os.path.abspath(path), (root_of(os.curdir),))  # noqa: PTH100
    return not stat.S_ISREG(kind) and not stat.S_ISDIR(kind)


def _replaceable(path: str) -> os.stat_result | None:
    """The status of the file at a path; None for nothing, or a link. Raises OSError for what can't be replaced."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _take_over(draft: str, before: os.stat_result) -> None:
    os.chmod(draft, stat.S_IMODE(before.st_mode))  # noqa: PTH101
    if hasattr(os, "chown"):
        with suppress(OSError):  # who may not give files away keeps the copy
            os.chown(draft, before.st_uid, before.st_gid)


def _expect(path: str, before: bytes) -> None:
    with suppress(RefusedError):  # it has more than before
        if read_file(path, Limit(len(before), "")) == before:
            return
    raise OSError(errno.EBUSY, "it was changed in the meantime")


def _write_over(path: str, before: bytes, after: bytes) -> None:
    """Write into a file that has several names. If that fails, its old content is restored."""
    with open(path, "r+b", buffering=0) as file:  # noqa: PTH123
        try:
            _fill(file, after)
        except OSError:
            _fill(file, before)
            raise


def _fill(file: BinaryIO, data: bytes) -> None:
    file.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()
