"""Many jobs, several processes: results in order, and a job that crashes its process affects no other.

The executors of the standard library give up all pending work when one of their processes dies, and don't say which job
was to blame. Here every process has its own pipe and sends each result separately, so that the culprit is known. The
same goes for a process that doesn't send one in time: it is killed, and another takes over its remaining jobs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from seolint.run.worker_process import Worker, forks, start, stop

AHEAD = 4
"""Jobs queued for a process, so that it can go on while results are used."""

GRACE = 5.0
"""Seconds that a process has beyond the time for a job, to start and to send: usually it ends the job itself."""

HEAVY = 8
"""A job is started first if it is more than this fraction (one part in so many) of the work of each process."""

NOT_STARTED = 'worker processes end as they start: in a script, put what starts them below if __name__ == "__main__":'

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


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
    _has_begun: bool = False
    """Whether any process has been ready."""

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
                self._workers.append(start(self._served, self.prepare))
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
                if not (self._has_begun or forks()):  # all would end so, and no job is to blame
                    raise RuntimeError(NOT_STARTED) from None
                self._end_worker(worker, waiting, self.crashed)
                continue
            if worker.is_ready:
                self._done[worker.at.popleft()] = result
            worker.is_ready = self._has_begun = True
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
        stop(worker)
        if worker.at:
            at = worker.at.popleft()
            self._done[at] = result(self._job(at))
        waiting.extendleft(reversed(worker.at))

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            stop(worker)


def starting_order(weights: Sequence[float], processes: int) -> list[int]:
    """The order in which to start jobs: heavy ones first, the others as they come, so that few results wait."""
    heavy = sum(weights) / (processes * HEAVY)
    return sorted(range(len(weights)), key=lambda at: -weights[at] if weights[at] > heavy else 0)


def _work_on(work: Callable[[JobT], ResultT], jobs: Sequence[JobT], at: int) -> ResultT:
    return work(jobs[at])
