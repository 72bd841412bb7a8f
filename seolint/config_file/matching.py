"""Which files a config's globs mean: as in .gitignore, relative to a folder."""

from __future__ import annotations

from collections.abc import Iterable
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


def names_below(root: str, paths: Iterable[Path]) -> list[str]:
    """Those of `paths` that lie below the folder `root`, as globs see them."""
    folder = Path(root)
    return [path.relative_to(folder).as_posix() for path in map(Path.resolve, paths) if folder in path.parents]


def any_named(glob: str, names: Iterable[str]) -> bool:
    """Whether a glob means any of `names`."""
    spec = _spec((glob,))
    return any(spec.match_file(name) for name in names)


@lru_cache(maxsize=256)
def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # 15 ms: only for those who write globs

    return GitIgnoreSpec.from_lines(globs)
