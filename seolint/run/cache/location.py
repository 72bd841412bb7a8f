"""Where results are kept: in the user's cache folder, in one folder per root that nobody else can write to.

Never in a checkout, unless the user names a folder there: a pull request could bring results along.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_IWGRP, S_IWOTH
from typing import NamedTuple

from seolint.files import SETTINGS, is_inside, read_file
from seolint.run.cache.keys import digest
from seolint.run.cache.packs import SUFFIX, UNFINISHED

NAME = "seolint"
_CACHES = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}
"""Where a home folder holds caches, if that isn't `.cache`."""

LEGACY = ".seolint_cache"
"""The folder in which earlier versions kept results, in the checkout."""

TAG, GITIGNORE = "CACHEDIR.TAG", ".gitignore"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
"""Source: https://bford.info/cachedir/"""

MADE_BY = "This folder was made by seolint"

TOTAL = 256 * 1024 * 1024
"""Bytes that the caches of all roots may take together."""


class Location(NamedTuple):
    """The folder that keeps the results of a root; None if there can't be one, with the reason."""

    folder: Path | None
    reason: str = ""


def locate(root: str, cache_dir: str | None = None) -> Location:
    """Where the results of a root (absolute, links followed) are kept: in `cache_dir`, else in the user's folder."""
    top = Path(cache_dir).absolute() if cache_dir else user_folder()
    if top is None:
        return Location(None, "there is no home folder for cached results; name a folder with --cache-dir")
    if not cache_dir and is_inside(top, [root]):
        return Location(None, f"{top} is inside {root}, which others may control; name a folder with --cache-dir")
    folder = top / digest(os.fsencode(root)).hex()
    for place in (top, folder):
        if reason := refusal(place):
            return Location(None, f"{place} isn't used: {reason}")
    return Location(folder)


def user_folder() -> Path | None:
    """The folder for seolint among the user's caches; None without a home folder."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    # A relative path is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
    base = Path(named) if Path(named).is_absolute() else _in_home(*_CACHES.get(sys.platform, (".cache",)))
    return base / NAME if base else None


def _in_home(*names: str) -> Path | None:
    """A folder in the user's home; None for a user without a home, or with only `/`."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return None if home == home.parent else home.joinpath(*names)


def refusal(folder: Path) -> str:
    """Why a folder can't be trusted with results, and what to do; empty if it can, or doesn't exist yet."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f"it can't be read: {error}"
    if not S_ISDIR(status.st_mode):
        return "it is not a folder"
    if os.name == "posix" and status.st_uid != os.geteuid():
        return "it belongs to another user"
    if os.name == "posix" and S_IMODE(status.st_mode) & (S_IWGRP | S_IWOTH):
        return "others can write to it; chmod 700 prevents that"
    return ""


def make(folder: Path) -> bool:
    """Make the folder of a root, and the one above it for all roots, for this user alone; return whether it is new.

    Git, backups and search skip it. Raises OSError if it can't be made, or belongs to somebody else by then.
    """
    folder.parent.parent.mkdir(parents=True, exist_ok=True)
    folder.parent.mkdir(0o700, exist_ok=True)
    is_new = not folder.is_dir()
    folder.mkdir(0o700, exist_ok=True)
    if refused := refusal(folder.parent) or refusal(folder):
        raise PermissionError(refused)
    if is_new:
        (folder / GITIGNORE).write_text("*\n", "utf-8")
        (folder / TAG).write_text(f"{SIGNATURE}\n# {MADE_BY}, to find again what it found before.\n", "utf-8")
    return is_new


def is_cache(folder: Path) -> bool:
    """Whether a folder is a cache that seolint made, and not a link to elsewhere."""
    with suppress(OSError, ValueError):
        text = read_file(folder / TAG, SETTINGS)
        return text.startswith(SIGNATURE.encode()) and MADE_BY.encode() in text and not folder.is_symlink()
    return False


def remove(folder: Path) -> None:
    """Remove a cache. Raises OSError, before anything is removed if there are other files in it."""
    paths = [*folder.iterdir()]
    for path in paths:
        if path.suffix not in (SUFFIX, UNFINISHED) and path.name not in (TAG, GITIGNORE):
            raise OSError(errno.ENOTEMPTY, f"{path.name} in it wasn't created by seolint; move it elsewhere")
    for path in paths:
        path.unlink()
    folder.rmdir()


def roots_in(top: Path) -> Iterator[Path]:
    """The caches of all roots in a folder."""
    with suppress(OSError):
        yield from (path for path in top.iterdir() if is_cache(path))


def trim(top: Path, kept: str) -> None:
    """Remove the caches written to longest ago until all together take up no more than TOTAL; never the one `kept`."""
    left = TOTAL
    for folder in sorted(roots_in(top), key=_written, reverse=True):
        with suppress(OSError):
            left -= sum(path.stat().st_size for path in folder.iterdir())
            if left < 0 and folder.name != kept:
                remove(folder)


def _written(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0
