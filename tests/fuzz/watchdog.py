"""Time and memory limits for one input, in the process that tries it.

A loop in Python is ended by a signal, as an exception. One inside a library ends the process, after its traceback was
written: whoever started the process then reads from a file which input it was.
"""

from __future__ import annotations

import faulthandler
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from seolint.faults import TimeLimitError

MEMORY = 3_000_000_000
"""Bytes of address space, beyond which an allocation fails instead of the machine."""

GRACE = 12
"""Wall-clock time over the CPU limit after which the process ends: other processes may take most of the machine."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeLimitError once the block has taken so many seconds of CPU; end the process after much more."""
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return

    def ended(number: int, frame: FrameType | None) -> None:
        raise TimeLimitError(f"{seconds:g} s")  # what seolint lets pass, too

    before = signal.signal(signal.SIGVTALRM, ended)
    faulthandler.dump_traceback_later(seconds * GRACE, exit=True, file=sys.__stderr__ or sys.stderr)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)  # again each second, should the exception be swallowed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGVTALRM, before)


def limit_memory() -> None:
    """Let allocations beyond MEMORY fail in this process."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
