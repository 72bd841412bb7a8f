"""How much memory a worker may take beyond what it has at its start."""

from __future__ import annotations

import os
import sys

MEGABYTE = 1_000_000
DEFAULT = 2_000
"""Megabytes that a worker may take, unless `--max-memory` gives another number: a page of 20 MB needs about 850,
as one of 4 MB takes 170."""

CAN_LIMIT = sys.platform == "linux"
"""Whether the system keeps a process within a limit. macOS accepts one and ignores it, Windows has none."""


def limit_memory(megabytes: int) -> None:
    """Let this process take only so much more memory; 0 for no limit. What needs more gets a MemoryError.

    Has no effect where `CAN_LIMIT` is false.
    """
    if not megabytes or not CAN_LIMIT:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _size() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _size() -> int:
    """The bytes of addresses that this process uses."""
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
