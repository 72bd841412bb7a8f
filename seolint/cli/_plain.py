"""`seolint check` with paths and flags alone, as it is run most: understood without click, which takes 25 ms of 85.

Whatever else stands on the command line, and whatever is wrong with it, is for click.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from seolint.cli._caching import cache_for
from seolint.cli._checking import Wishes, check
from seolint.cli._common import warn

FLAGS: Mapping[str, str] = {
    f"--{name.replace('_', '-')}": name
    for name in ("no_config", "force_exclude", "statistics", "quiet", "verbose", "summary")
}
"""The flags that are understood, beside the one for the cache, and what they are called among the wishes."""

NO_CACHE = "--no-cache"


def understood(args: Sequence[str]) -> Wishes | None:
    """What the arguments of `seolint check` say; None where they are for click."""
    flags = [arg for arg in args if arg.startswith("-") and arg != "-"]
    if not all(flag in FLAGS or flag == NO_CACHE for flag in flags):
        return None
    paths = tuple(arg for arg in args if arg not in flags)
    said: dict[str, Any] = {FLAGS[flag]: True for flag in flags if flag != NO_CACHE}
    return Wishes(paths, **said)


def run(wishes: Wishes, cached: bool) -> int:
    """Lint and report; the exit code."""
    told = check(wishes, cache_for(None, verbose=wishes.verbose, quiet=wishes.quiet) if cached else None)
    if not wishes.quiet:
        warn(told[1], wishes.paths)
    return told[2]
