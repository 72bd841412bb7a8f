"""Which files a config's globs mean: as in .gitignore, relative to a folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(globs: tuple[str, ...], root: str, path: Path) -> bool:
    """Whether the globs, relative to the folder `root`, mean a file."""
    return bool(match(globs, root, path))


def match(globs: tuple[str, ...], root: str, path: Path) -> bool | None:
    """What the last glob that names a file says of it: True, after `!` False; None when none names it."""
    try:
        relative = path.resolve().relative_to(root)
    except (ValueError, OSError, RuntimeError):
        return None
    return _spec(globs).check_file(relative.as_posix()).include


@lru_cache(maxsize=256)
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # 15 ms: only for those who write globs

    return GitIgnoreSpec.from_lines(globs)
