"""Files written anew: wholly or not at all, with the permissions they had, through links to them."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from shutil import copymode
from tempfile import mkstemp


def replace(path: str, before: bytes, after: bytes) -> None:
    """Let the file at `path`, which held `before`, hold `after`.

    Raises OSError where the file may not be written, or was changed since it was read.
    """
    target = Path(path).resolve()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    known = target.stat()
    if known.st_nlink > 1:  # a new file would part it from its other names
        _expect(target, before)
        target.write_bytes(after)
        return
    handle, name = mkstemp(prefix=".seolint-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        copymode(target, name)
        if hasattr(os, "chown"):
            with suppress(OSError):  # who may not give files away keeps the copy
                os.chown(name, known.st_uid, known.st_gid)
        _expect(target, before)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _expect(target: Path, before: bytes) -> None:
    if target.read_bytes() != before:
        raise OSError(errno.EBUSY, "it was changed meanwhile")
