"""Many tasks, several processes: results in order, and a task that brings its process down costs only itself.

The executors of the standard library give up all that is under way when one of their processes dies, and don't say
where it was. Here every process has a pipe of its own and answers task by task, so that the culprit is known. The same
goes for a process that doesn't answer in time: it is killed, and another takes on what was left.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

AHEAD = 4
"""Tasks that a process has waiting, so that it goes on while the results are used."""

GRACE = 5.0
"""Seconds that a process has beyond the time for a task, to begin and to answer: mostly it ends the task itself."""

HEAVY = 8
"""A task is begun first when it weighs more than one part in so many of what each process has to do."""

_SAFE_PATH = "PYTHONSAFEPATH"

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection[Any, Any]
    at: deque[int] = field(default_factory=deque)
    """The tasks it was given and hasn't answered, the one it is at first."""
    since: float = 0.0
    """When it began with that one, or somewhat later, by the monotonic clock."""


@dataclass
class Spread(Generic[Task, Result]):
    """Tasks spread over `jobs` processes.

    `lost` makes the result of a task that brought its process down, `late` of one that didn't end though it had
    `seconds` and some grace; 0 is for no limit. `work`, tasks and results are values that pickle. `weights` (bytes,
    seconds: any unit) say what is long.
    """

    work: Callable[[Task], Result]
    tasks: Sequence[Task]
    weights: Sequence[float]
    jobs: int
    lost: Callable[[Task], Result]
    late: Callable[[Task], Result]
    seconds: float
    _workers: list[_Worker] = field(default_factory=list)
    _done: dict[int, Result] = field(default_factory=dict)

    def results(self) -> Iterator[Result]:
        """The results in the order of the tasks. However it ends, no process is left behind."""
        waiting = deque(in_turn(self.weights, self.jobs))
        try:
            for at in range(len(self.tasks)):
                while at not in self._done:
                    self._deal(waiting)
                    if self._workers:
                        self._collect(waiting)
                    else:  # none can be started
                        self._done[at] = self.work(self.tasks[at])
                        waiting.remove(at)
                yield self._done.pop(at)
        finally:
            self._end()

    def _deal(self, waiting: deque[int]) -> None:
        """Hand out tasks, one by one, to those who have the fewest, and take on whom it needs and the system allows."""
        with suppress(OSError):
            while waiting and len(self._workers) < self.jobs:
                self._workers.append(self._started())
                self._give(self._workers[-1], waiting)
        for _ in range(AHEAD):
            for worker in self._workers:
                if len(worker.at) < AHEAD and waiting:
                    self._give(worker, waiting)

    def _give(self, worker: _Worker, waiting: deque[int]) -> None:
        worker.at.append(waiting.popleft())
        if len(worker.at) == 1:
            worker.since = time.monotonic()
        with suppress(OSError):  # it has died: `_collect` will see
            worker.pipe.send(worker.at[-1])

    def _collect(self, waiting: deque[int]) -> None:
        """Wait for answers and take them. Of a process that died or takes too long, the other tasks wait again."""
        from multiprocessing.connection import wait

        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), self._patience()):
            worker = pipes.pop(pipe)  # type: ignore[call-overload]
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                self._give_up(worker, waiting, self.lost)
            else:
                self._done[worker.at.popleft()] = result
                worker.since = time.monotonic()
        for worker in pipes.values():
            if worker.at and self.seconds and time.monotonic() > self._end_of(worker):
                self._give_up(worker, waiting, self.late)

    def _patience(self) -> float | None:
        """Seconds until the first process is late; None where there is no limit."""
        ends = [self._end_of(worker) for worker in self._workers if worker.at]
        return max(min(ends) - time.monotonic(), 0) if ends and self.seconds else None

    def _end_of(self, worker: _Worker) -> float:
        return worker.since + self.seconds + GRACE

    def _give_up(self, worker: _Worker, waiting: deque[int], result: Callable[[Task], Result]) -> None:
        """End a process. `result` is for the task that it was at; its others wait again."""
        self._workers.remove(worker)
        worker.process.kill()
        _stop(worker)
        if worker.at:
            at = worker.at.popleft()
            self._done[at] = result(self.tasks[at])
        waiting.extendleft(reversed(worker.at))

    def _started(self) -> _Worker:
        from multiprocessing import Pipe, Process

        own, theirs = Pipe()
        process = Process(target=_serve, args=(own, theirs, self.work, self.tasks), daemon=True)
        with _held(), _own_modules_only():
            process.start()
        theirs.close()
        return _Worker(process, own)

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            _stop(worker)


def in_turn(weights: Sequence[float], jobs: int) -> list[int]:
    """The order in which to begin tasks: heavy ones first, the others as they come, so that few results wait."""
    heavy = sum(weights) / (jobs * HEAVY)
    return sorted(range(len(weights)), key=lambda at: -weights[at] if weights[at] > heavy else 0)


def _serve(
    other: Connection[Any, Any], pipe: Connection[Any, Any], work: Callable[[Any], Any], tasks: Sequence[Any]
) -> None:
    """What a process does until the one that started it hangs up or is gone, or a task fails. Ctrl-C is for that one.

    `other` is the end of the pipe that the starter holds: as long as it is open here, too, nobody can hang up. Of a
    starter that was killed, the process started last is the first to hear; it holds the ends of those before it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other.close()
    gc.freeze()  # what there was before is never garbage, and shared for as long as nobody looks at it
    with suppress(BaseException):  # that one sees the end, and says which task it was
        while True:
            pipe.send(work(tasks[pipe.recv()]))


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join()


@contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits, so that it can't reach a process before that is ready for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _own_modules_only() -> Iterator[None]:
    """Keep what is started from the modules of the current folder, which is anybody's.

    Where processes aren't forked, they begin as `python -c "from multiprocessing ..."`, and that looks there first.
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
