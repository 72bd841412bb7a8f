"""Which problems fail a run, and the exit code: 0 nothing counts, 1 problems that count, 2 something wasn't done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEVELS: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2, "never": 3}


class Limits(NamedTuple):
    """What fails a run, and what is shown of it; `min_severity` is None if nobody set it."""

    fail_on: str = "error"
    max_warnings: int | None = None
    min_severity: str | None = None

    def lowest_shown(self, default: str) -> str:
        """The lowest severity that is shown; `default` unless another one was requested.

        What can fail the run is always shown.
        """
        can_fail = self.fail_on, "never" if self.max_warnings is None else "warning"
        return min((self.min_severity or default, *can_fail), key=LEVELS.__getitem__)


def exit_code(
    severities: Iterable[str],
    *,
    fail_on: str = "error",
    max_warnings: int | None = None,
    failed: bool = False,
    low: bool = False,
) -> int:
    """The exit code for problems of these severities.

    `failed` says that something asked for couldn't be done, `low` that a page has a lower score than --fail-under.
    """
    found = list(severities)
    if failed:
        return 2
    if low or any(LEVELS[severity] >= LEVELS[fail_on] for severity in found):
        return 1
    return int(max_warnings is not None and found.count("warning") > max_warnings)
