"""The processes of a pool: how they are started, what they do, and how they end."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_SAFE_PATH = "PYTHONSAFEPATH"


@dataclass
class Worker:
    """A process that does jobs."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    at: deque[int] = field(default_factory=deque)
    """The jobs that it has, by index; the first is the current one."""
    since: float = 0.0
    """When it started that one, or slightly later, by the monotonic clock."""
    is_ready: bool = False
    """Whether it has started."""


def start(work: Callable[[Any], Any], prepare: Callable[[], object] | None) -> Worker:
    """A process that is starting, and does `work` with each message. Raises OSError."""
    from multiprocessing import Pipe, Process

    ours, theirs = Pipe()
    first = work if forks() else None
    process = Process(target=_serve, args=(ours, theirs, first, prepare), daemon=True)
    with _interrupt_deferred(), _safe_module_path():
        process.start()
    theirs.close()
    if not first:  # among the arguments, it could fill a pipe that Python doesn't watch: for ever, if the process ends
        with suppress(OSError):
            ours.send(work)
    return Worker(process, ours)


def stop(worker: Worker) -> None:
    """Hang up, and wait for the end of a process that has no job or is about to end."""
    worker.pipe.close()
    worker.process.join()


def forks() -> bool:
    """Whether processes have all that their starter has, from the start."""
    from multiprocessing import get_start_method

    return get_start_method() == "fork"


def _serve(
    other: Connection[Any, Any],
    pipe: Connection[Any, Any],
    work: Callable[[Any], Any] | None,
    prepare: Callable[[], object] | None,
) -> None:
    """What a process does until its starter hangs up or is gone, or a job fails. Only the starter handles Ctrl-C.

    `other` is the starter's end of the pipe: as long as it is open here, too, hanging up has no effect. If the starter
    is killed, the process started last is the first to notice, as it holds the ends of those before it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other.close()
    gc.freeze()  # what there was before is never garbage, and shared for as long as nobody looks at it
    with suppress(BaseException):  # that one sees the end, and knows which job it was
        work = work or pipe.recv()
        if prepare:
            prepare()
        pipe.send(None)  # it is ready
        while True:
            pipe.send(work(pipe.recv()))


@contextmanager
def _interrupt_deferred() -> Iterator[None]:
    """Defer Ctrl-C, so that it can't reach a process before that is ready for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_module_path() -> Iterator[None]:
    """Keep processes that are started from importing modules of the current folder, which may be anybody's.

    If processes aren't forked, they start as `python -c "from multiprocessing ..."`, which looks there first.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
