"""A stream of jobs, several processes: as in `worker_pool`, but for more jobs than fit into memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.reduction import ForkingPickler
from typing import Any

from seolint.run.worker_pool import JobT, ResultT, WorkerPool
from seolint.run.worker_process import Worker

QUEUED = 4_096
"""Bytes of the jobs that wait in a pipe: if they filled it, a process that sends a result and its starter, which sends
another job, would wait for each other for ever. macOS and Windows have the smallest pipes, of 8,192 bytes."""


@dataclass
class WorkerStream(WorkerPool[JobT, ResultT]):
    """Jobs from `source`, each sent to one of the processes when it has room.

    Further jobs are taken as long as `has_room` says so, given how many were taken whose results weren't used yet.
    """

    source: Iterable[JobT] = ()
    has_room: Callable[[int], bool] = lambda taken: True
    _taken: dict[int, JobT] = field(default_factory=dict)
    _messages: dict[int, bytes] = field(default_factory=dict)
    """The jobs that were taken, pickled."""
    _numbered: Iterator[tuple[int, JobT]] = field(default_factory=lambda: iter(()))

    def results(self) -> Generator[ResultT]:
        """The results in the order of the jobs. However the run ends, no process is left behind."""
        self._numbered, waiting, at = enumerate(self.source), deque[int](), 0
        try:
            self._take(waiting)
            while at in self._taken:
                yield self._result(at, waiting)
                del self._taken[at], self._messages[at]
                at += 1
                self._take(waiting)
        finally:
            self._end()

    def _take(self, waiting: deque[int]) -> None:
        """Take jobs from the source, as many as the processes need soon."""
        while len(waiting) < self.ahead * self.processes and (not self._taken or self.has_room(len(self._taken))):
            number, job = next(self._numbered, (-1, None))
            if job is None:
                return
            self._taken[number], self._messages[number] = job, bytes(ForkingPickler.dumps(job))
            waiting.append(number)

    def _deal(self, waiting: deque[int]) -> None:
        self._take(waiting)
        super()._deal(waiting)

    def _job(self, at: int) -> JobT:
        return self._taken[at]

    def _can_queue(self, worker: Worker, at: int) -> bool:
        queued = islice(worker.at, 1, None)  # a process takes its first job from the pipe before it sends anything
        size = sum(len(self._messages[each]) for each in (*queued, at))
        return super()._can_queue(worker, at) and size <= QUEUED

    def _send(self, worker: Worker, at: int) -> None:
        worker.pipe.send_bytes(self._messages[at])

    @property
    def _served(self) -> Callable[[Any], ResultT]:
        return self.work
