"""Which files a config's globs mean: as in .gitignore, relative to a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from seolint.gitignore import MOST, Patterns


def matches(globs: tuple[str, ...], root: str, path: str) -> bool:
    """Whether the globs, relative to the folder `root`, mean a file (as `real_path` gives it)."""
    return bool(match(globs, root, path))


def match(globs: tuple[str, ...], root: str, path: str) -> bool | None:
    """What the last glob that names a file says of it: True, after `!` False; None when none names it."""
    folder = root.rstrip(os.sep) + os.sep
    if not path.startswith(folder):
        return None
    return _patterns(globs).of_file(path[len(folder) :].replace(os.sep, "/"))


def real_path(path: Path | str) -> str:
    """A path that is absolute and leads through no links; "" for one that can't be followed."""
    try:
        return os.path.realpath(path)
    except (ValueError, OSError):
        return ""


def names_below(root: str, paths: Iterable[Path]) -> list[str]:
    """Those of `paths` that lie below the folder `root`, as globs see them."""
    folder = root.rstrip(os.sep) + os.sep
    real = map(real_path, paths)
    return [path[len(folder) :].replace(os.sep, "/") for path in real if path.startswith(folder)]


@lru_cache(maxsize=MOST)
def _patterns(globs: tuple[str, ...]) -> Patterns:
    return Patterns(map(os.fsencode, globs))
