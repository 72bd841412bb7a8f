"""Pages that do harm, by what their urls contain: stand-ins for what a fault of seolint or a library may do."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from seolint.config import Config, load

HARMFUL = ("raises", "loops", "sleeps", "hogs", "is-killed", "exits", "panics")
"""What the pages do that have one of these in their urls."""


class NativePanicError(BaseException):
    """As a panic of a native library: not an Exception."""


class TrappedConfig(Config):
    """A config that does what a page's url says when the page is linted."""

    def for_path(self, path: Path | str) -> Config:
        spring(str(path))
        return super().for_path(path)


def trapped() -> Config:
    """The preset recommended, with traps."""
    return TrappedConfig(*load())


def spring(url: str) -> None:
    """Do what a url says."""
    if "raises" in url:
        raise ValueError("planted")
    if "panics" in url:
        raise NativePanicError("planted")
    if "loops" in url:
        while True:
            pass
    if "sleeps" in url:  # as a native library that doesn't return
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        time.sleep(1000)
    if "hogs" in url:
        bytearray(3_000_000_000)[::4096] = b"x" * len(range(0, 3_000_000_000, 4096))
    if "is-killed" in url:
        os.kill(os.getpid(), signal.SIGKILL)
    if "exits" in url:
        os._exit(3)
