"""Which files and addresses a config's globs match: as in .gitignore, relative to a folder or to the root of a site."""

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
"""Lists of globs whose expressions are kept: as many as the patterns that an ignore file may have."""

TOGETHER = 64
"""Lists of globs that are first tested as one. A config may have thousands, few of which match a given file."""


_SCHEME = "://"

_ANY_SITE = "*:/*/"
"""Begins a glob for addresses that names no site: any scheme, any host."""


def match(globs: Globs, root: str, path: str) -> bool | None:
    """Whether the last glob that names a file (as `real_path` gives it) includes it (no `!`); None if none does."""
    name = _below(root, path)
    return None if name is None else _patterns(globs, is_address(path)).of_file(name)


def matching(lists: Sequence[Globs], root: str, path: str) -> Iterator[int]:
    """Which of several lists of globs, relative to the folder `root`, match a file (as `real_path` gives it)."""
    name = _below(root, path)
    if name is None:
        return
    address = is_address(path)
    for first in range(0, len(lists), TOGETHER):
        group = tuple(lists[first : first + TOGETHER])
        if len(lists) <= TOGETHER or _any_of(group, address).of_file(name):
            yield from (first + at for at, globs in enumerate(group) if _patterns(globs, address).of_file(name))


def is_address(path: Path | str) -> bool:
    """Whether a path is an address, with its scheme. A single letter is a Windows drive."""
    scheme, mark, _ = str(path).partition(_SCHEME)
    return bool(mark) and scheme.isalnum() and len(scheme) > 1


def names_site(glob: str) -> bool:
    """Whether a glob is only for addresses, because it begins with one."""
    return _SCHEME in glob


def real_path(path: Path | str) -> str:
    """A path made absolute, with its links followed; an address unchanged; "" for what can't be followed."""
    if is_address(path):
        return str(path)
    try:
        return os.path.realpath(path)
    except (ValueError, OSError):
        return ""


def names_below(root: str, paths: Iterable[Path]) -> list[str]:
    """Those of `paths` that lie below the folder `root`, as globs see them."""
    return [name for path in paths if (name := _below(root, real_path(path))) is not None]


def _below(root: str, path: str) -> str | None:
    """A path relative to the folder `root`, as globs see it; None for one that isn't below it. Every address is."""
    if is_address(path):
        return _address(path)
    folder = root.rstrip(os.sep) + os.sep
    return path[len(folder) :].replace(os.sep, "/") if path.startswith(folder) else None


def _address(address: str) -> str:
    """An address as a path: the scheme, the host and what is below them, without query and fragment."""
    from urllib.parse import unquote, urlsplit

    try:
        scheme, host, path, *_ = urlsplit(address)
        name = f"{scheme}:/{host.lower()}/{unquote(path).lstrip('/')}"
        os.fsencode(name)
    except ValueError:  # a host that is none, or a character that is none
        return ""
    return name.replace("\0", "")


def _glob_for_addresses(glob: str) -> str:
    """A glob as it applies to addresses: unless it begins with a site, a path below the root of any site."""
    from urllib.parse import unquote

    if glob.startswith("#"):
        return glob
    mark, path = "!" * glob.startswith("!"), glob.removeprefix("!")
    if names_site(path):
        return mark + unquote(path).replace(_SCHEME, ":/", 1)
    anywhere = "" if "/" in path.rstrip(" ").removesuffix("/") else "**/"
    return f"{mark}{_ANY_SITE}{anywhere}{path.removeprefix('/')}"


@lru_cache(maxsize=MOST)
def _patterns(globs: Globs, address: bool) -> IgnorePatterns:
    return _ignore_patterns(globs, address)


@lru_cache(maxsize=MOST // TOGETHER)
def _any_of(lists: tuple[Globs, ...], address: bool) -> IgnorePatterns:
    """A pattern for every file that one of the lists matches: all of their globs except the negated ones."""
    names = dict.fromkeys(glob for globs in lists for glob in globs if not glob.startswith("!"))
    return _ignore_patterns(names, address)


def _ignore_patterns(globs: Iterable[str], address: bool) -> IgnorePatterns:
    from seolint.files.gitignore import IgnorePatterns  # which a run without globs doesn't need

    return IgnorePatterns(map(os.fsencode, map(_glob_for_addresses, globs) if address else globs))
