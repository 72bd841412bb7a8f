"""Many tasks, several processes: results in order, and a task that brings its process down costs only itself.

The executors of the standard library give up all that is under way when one of their processes dies, and don't say
where it was. Here every process has a pipe of its own and answers task by task, so that the culprit is known.
"""

from __future__ import annotations

import gc
import os
import signal
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


@dataclass
class Spread(Generic[Task, Result]):
    """Tasks spread over `jobs` processes. `lost` makes the result of a task that brought its process down.

    `work`, tasks and results are values that pickle. `weights` (bytes, seconds: any unit) say what is long.
    """

    work: Callable[[Task], Result]
    tasks: Sequence[Task]
    weights: Sequence[float]
    jobs: int
    lost: Callable[[Task], Result]
    _workers: list[_Worker] = field(default_factory=list)
    _done: dict[int, Result] = field(default_factory=dict)

    def results(self) -> Iterator[Result]:
        """The results in the order of the tasks. However it ends, no process is left behind."""
        waiting = deque(in_turn(self.weights, self.jobs))
        try:
            for at in range(len(self.tasks)):
                while at not in self._done:
                    self._deal(waiting)
                    self._collect(waiting)
                yield self._done.pop(at)
        finally:
            self._end()

    def _deal(self, waiting: deque[int]) -> None:
        """Hand out tasks, one by one, to those who have the fewest, and take on whom it needs."""
        while waiting and len(self._workers) < self.jobs:
            self._workers.append(self._started())
            self._give(self._workers[-1], waiting)
        for _ in range(AHEAD):
            for worker in self._workers:
                if len(worker.at) < AHEAD and waiting:
                    self._give(worker, waiting)

    def _give(self, worker: _Worker, waiting: deque[int]) -> None:
        worker.at.append(waiting.popleft())
        with suppress(OSError):  # it has died: `_collect` will see
            worker.pipe.send(worker.at[-1])

    def _collect(self, waiting: deque[int]) -> None:
        """Wait for answers and take them. Of one that died, the task it was at is lost, and the others wait again."""
        from multiprocessing.connection import wait

        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes)):
            worker = pipes[pipe]  # type: ignore[index]
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                self._workers.remove(worker)
                _stop(worker)
                if worker.at:
                    at = worker.at.popleft()
                    self._done[at] = self.lost(self.tasks[at])
                waiting.extendleft(reversed(worker.at))
            else:
                self._done[worker.at.popleft()] = result

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
    """What a process does, until the one that started it hangs up or is gone. Ctrl-C is for that one.

    `other` is the end of the pipe that the starter holds: as long as it is open here, too, nobody can hang up. Of a
    starter that was killed, the process started last is the first to hear; it holds the ends of those before it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other.close()
    gc.freeze()  # what there was before is never garbage, and shared for as long as nobody looks at it
    with suppress(EOFError, OSError):
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
