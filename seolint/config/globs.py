"""Which files a config's globs mean: as in .gitignore, relative to a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seolint.files.gitignore import IgnorePatterns

Globs = tuple[str, ...]

MOST = 10_000
"""Lists of globs whose expressions are kept: as many as an ignore file may have patterns."""

TOGETHER = 64
"""Lists of globs that are asked as one at first. A config may have thousands, few of which mean a given file."""


def match(globs: Globs, root: str, path: str) -> bool | None:
    """Whether the last glob that names a file (as `real_path` gives it) takes it in (not after `!`); None without."""
    name = _below(root, path)
    return None if name is None else _patterns(globs).of_file(name)


def matching(lists: Sequence[Globs], root: str, path: str) -> Iterator[int]:
    """Which of several lists of globs, relative to the folder `root`, mean a file (as `real_path` gives it)."""
    name = _below(root, path)
    if name is None:
        return
    for first in range(0, len(lists), TOGETHER):
        group = tuple(lists[first : first + TOGETHER])
        if len(lists) <= TOGETHER or _any_of(group).of_file(name):
            yield from (first + at for at, globs in enumerate(group) if _patterns(globs).of_file(name))


def real_path(path: Path | str) -> str:
    """A path that is absolute and leads through no links; "" for one that can't be followed."""
    try:
        return os.path.realpath(path)
    except (ValueError, OSError):
        return ""


def names_below(root: str, paths: Iterable[Path]) -> list[str]:
    """Those of `paths` that lie below the folder `root`, as globs see them."""
    return [name for path in paths if (name := _below(root, real_path(path))) is not None]


def _below(root: str, path: str) -> str | None:
    """A path from the folder `root` on, as globs see it; None for one that doesn't lie below."""
    folder = root.rstrip(os.sep) + os.sep
    return path[len(folder) :].replace(os.sep, "/") if path.startswith(folder) else None


@lru_cache(maxsize=MOST)
def _patterns(globs: Globs) -> IgnorePatterns:
    return _ignore_patterns(globs)


@lru_cache(maxsize=MOST // TOGETHER)
def _any_of(lists: tuple[Globs, ...]) -> IgnorePatterns:
    """What names each file that one of the lists means: all of their globs but those that take back."""
    names = dict.fromkeys(glob for globs in lists for glob in globs if not glob.startswith("!"))
    return _ignore_patterns(names)


def _ignore_patterns(globs: Iterable[str]) -> IgnorePatterns:
    from seolint.files.gitignore import IgnorePatterns  # which a run without globs doesn't need

    return IgnorePatterns(map(os.fsencode, globs))
