"""Many jobs, several processes: results in order, and a job that crashes its process affects no other.

The executors of the standard library give up all pending work when one of their processes dies, and don't say which job
was to blame. Here every process has its own pipe and sends each result separately, so that the culprit is known. The
same goes for a process that doesn't send one in time: it is killed, and another takes over its remaining jobs.
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
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

AHEAD = 4
"""Jobs queued for a process, so that it can go on while results are used."""

GRACE = 5.0
"""Seconds that a process has beyond the time for a job, to start and to send: usually it ends the job itself."""

HEAVY = 8
"""A job is started first if it is more than this fraction (one part in so many) of the work of each process."""

_SAFE_PATH = "PYTHONSAFEPATH"

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


@dataclass
class Worker:
    """A process that does jobs."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    at: deque[int] = field(default_factory=deque)
    """The jobs that it has, by index; the first is the current one."""
    since: float = 0.0
    """When it started that one, or slightly later, by the monotonic clock."""


@dataclass
class WorkerPool(Generic[JobT, ResultT]):
    """Jobs spread over a number of `processes`.

    `crashed` makes the result of a job that crashed its process, `overdue` that of one that didn't end within `timeout`
    seconds plus some grace; 0 means no limit. `work`, jobs and results can be pickled. `weights` (bytes, seconds: any
    unit) say which jobs are long. `prepare` is what a process does first, `ahead` how many jobs are queued for it.
    """

    work: Callable[[JobT], ResultT]
    jobs: Sequence[JobT]
    weights: Sequence[float]
    processes: int
    crashed: Callable[[JobT], ResultT]
    overdue: Callable[[JobT], ResultT]
    timeout: float
    prepare: Callable[[], object] | None = None
    ahead: int = AHEAD
    _workers: list[Worker] = field(default_factory=list)
    _done: dict[int, ResultT] = field(default_factory=dict)

    def results(self) -> Iterator[ResultT]:
        """The results in the order of the jobs. However the run ends, no process is left behind."""
        waiting = deque(starting_order(self.weights, self.processes))
        try:
            for at in range(len(self.jobs)):
                yield self._result(at, waiting)
        finally:
            self._end()

    def _result(self, at: int, waiting: deque[int]) -> ResultT:
        """The result of a job, which is among those done, those under way or those waiting."""
        while at not in self._done:
            self._deal(waiting)
            if self._workers:
                self._collect(waiting)
            else:  # none can be started
                self._done[at] = self.work(self._job(at))
                waiting.remove(at)
        return self._done.pop(at)

    def _job(self, at: int) -> JobT:
        return self.jobs[at]

    def _send(self, worker: Worker, at: int) -> None:
        """Send a job to a process, which has the jobs from its start, so that their numbers do. Raises OSError."""
        worker.pipe.send(at)

    @property
    def _served(self) -> Callable[[Any], ResultT]:
        """What a process does with a message."""
        return partial(_work_on, self.work, self.jobs)

    def _deal(self, waiting: deque[int]) -> None:
        """Hand out jobs one by one to the workers with the fewest; start workers as needed and as the system allows."""
        with suppress(OSError):
            while waiting and len(self._workers) < self.processes:
                self._workers.append(self._start())
                self._assign(self._workers[-1], waiting)
        while waiting and self._workers:
            worker = min(self._workers, key=lambda each: len(each.at))
            if worker.at and not self._can_queue(worker, waiting[0]):
                return
            self._assign(worker, waiting)

    def _can_queue(self, worker: Worker, at: int) -> bool:
        """Whether a job can be sent to a worker that has others."""
        return len(worker.at) < self.ahead

    def _assign(self, worker: Worker, waiting: deque[int]) -> None:
        worker.at.append(waiting.popleft())
        if len(worker.at) == 1:
            worker.since = time.monotonic()
        with suppress(OSError):  # it has died: `_collect` will see
            self._send(worker, worker.at[-1])

    def _collect(self, waiting: deque[int]) -> None:
        """Wait for results and take them. If a process died or takes too long, its other jobs go back to the queue."""
        from multiprocessing.connection import wait

        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), self._time_left()):
            worker = pipes.pop(pipe)  # type: ignore[call-overload]
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                self._end_worker(worker, waiting, self.crashed)
            else:
                self._done[worker.at.popleft()] = result
                worker.since = time.monotonic()
        for worker in pipes.values():
            if worker.at and self.timeout and time.monotonic() > self._deadline(worker):
                self._end_worker(worker, waiting, self.overdue)

    def _time_left(self) -> float | None:
        """Seconds until the first process is late; None if there is no limit."""
        deadlines = [self._deadline(worker) for worker in self._workers if worker.at]
        return max(min(deadlines) - time.monotonic(), 0) if deadlines and self.timeout else None

    def _deadline(self, worker: Worker) -> float:
        return worker.since + self.timeout + GRACE

    def _end_worker(self, worker: Worker, waiting: deque[int], result: Callable[[JobT], ResultT]) -> None:
        """End a process. `result` makes the result of its current job; its other jobs go back to the queue."""
        self._workers.remove(worker)
        worker.process.kill()
        _stop(worker)
        if worker.at:
            at = worker.at.popleft()
            self._done[at] = result(self._job(at))
        waiting.extendleft(reversed(worker.at))

    def _start(self) -> Worker:
        from multiprocessing import Pipe, Process

        ours, theirs = Pipe()
        process = Process(target=_serve, args=(ours, theirs, self._served, self.prepare), daemon=True)
        with _interrupt_deferred(), _safe_module_path():
            process.start()
        theirs.close()
        return Worker(process, ours)

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            _stop(worker)


def starting_order(weights: Sequence[float], processes: int) -> list[int]:
    """The order in which to start jobs: heavy ones first, the others as they come, so that few results wait."""
    heavy = sum(weights) / (processes * HEAVY)
    return sorted(range(len(weights)), key=lambda at: -weights[at] if weights[at] > heavy else 0)


def _work_on(work: Callable[[JobT], ResultT], jobs: Sequence[JobT], at: int) -> ResultT:
    return work(jobs[at])


def _serve(
    other: Connection[Any, Any],
    pipe: Connection[Any, Any],
    work: Callable[[Any], Any],
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
        if prepare:
            prepare()
        while True:
            pipe.send(work(pipe.recv()))


def _stop(worker: Worker) -> None:
    worker.pipe.close()
    worker.process.join()


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
