"""`seolint check` with paths and flags alone, as it is run most: read without click, which takes 25 ms of 85.

Whatever else the command line holds, and whatever is wrong with it, is for click.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from seolint.run.options import CheckOptions

FLAGS: Mapping[str, str] = {
    f"--{name.replace('_', '-')}": name
    for name in ("no_config", "no_cache", "force_exclude", "statistics", "quiet", "verbose", "summary")
}
"""The flags that are understood, and the names of their options."""


def plain_options(args: Sequence[str]) -> CheckOptions | None:
    """What the arguments of `seolint check` say; None where they are for click."""
    flags = [arg for arg in args if arg.startswith("-") and arg != "-"]
    if not all(flag in FLAGS for flag in flags):
        return None
    values: dict[str, Any] = {FLAGS[flag]: True for flag in flags}
    return CheckOptions(tuple(arg for arg in args if arg not in flags), **values)
