"""What goes wrong in one file costs that file alone: it becomes one line, and the others are linted.

That covers every exception, a panic of a native library (`pyo3_runtime.PanicException` is a BaseException, which
`except Exception` misses), and a file that takes too long.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any, TypeVar

TIMEOUT = 30.0
"""Seconds for one file, unless the command line gives another number. An article of 5 MB takes about eight."""

AGAIN = 1.0
"""Seconds after which the time limit is raised again, where something swallowed it."""

LONGEST = 300
"""Characters of an exception's message that are shown; some hold the whole article."""

_Result = TypeVar("_Result")
_Failed = TypeVar("_Failed")


class TimeLimitError(BaseException):
    """A file took too long. Not an Exception, so that no handler on the way takes it for another fault."""


PASSING = (KeyboardInterrupt, SystemExit, GeneratorExit, TimeLimitError)
"""Exceptions that aren't the fault of the rule that they pass through."""


def contained(
    work: Callable[[], _Result],
    failed: Callable[[str], _Failed],
    seconds: float = 0,
    fault: str = "internal error",
) -> _Result | _Failed:
    """The result of `work`; if anything goes wrong in it, that of `failed`, called with a message of one line.

    `work` has this many `seconds`, 0 for no limit. The limit is a signal: it has no effect on Windows, outside the main
    thread, or while a native library doesn't return. `seolint.run.worker_pool` stops processes from outside.
    """
    alarm = _Alarm(seconds)
    try:
        try:
            alarm.start()
            return work()
        finally:
            alarm.stop()
    except TimeLimitError:
        alarm.stop()  # it may have gone off while it was being stopped
        return failed(too_long(seconds))
    except PASSING:
        raise
    except MemoryError:
        return failed("there is not enough memory to lint it; split it, or leave it out")
    except BaseException as error:
        return failed(f"{fault}: {described(error.with_traceback(None))}; please report it with the file")


def described(error: BaseException) -> str:
    """An exception in one line: its kind and its message, or the beginning of that."""
    message = " ".join(str(error).split())
    shown = message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
    return f"{type(error).__name__}: {shown}"


def too_long(seconds: float) -> str:
    """What to say of a file that took longer than this many seconds."""
    return f"takes longer than {seconds:g} s; leave it out, or allow more with --timeout"


class _Alarm:
    """Raises TimeLimitError in the main thread once the time is up, and again until it is stopped."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds if hasattr(signal, "setitimer") else 0
        self._before: Any = None
        self._on = False

    def start(self) -> None:
        if not self._seconds:
            return
        try:
            self._before = signal.signal(signal.SIGALRM, self._ring)
        except ValueError:  # signals are for the main thread only
            return
        self._on = True
        signal.setitimer(signal.ITIMER_REAL, self._seconds, AGAIN)

    def stop(self) -> None:
        if self._on:
            self._on = False  # first, so that a signal that is on its way has no effect
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before or signal.SIG_DFL)

    def _ring(self, number: int, frame: object) -> None:
        if self._on:
            raise TimeLimitError
