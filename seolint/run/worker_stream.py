"""A stream of jobs, several processes: as in `worker_pool`, but for more jobs than fit into memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from seolint.run.worker_pool import JobT, ResultT, WorkerPool


@dataclass
class WorkerStream(WorkerPool[JobT, ResultT]):
    """Jobs from `source`, each sent to one of the processes when it has room.

    A job should be small when pickled: a process that is sent more than a pipe holds may be sending as much itself.
    Further jobs are taken as long as `has_room` says so, given how many were taken whose results weren't used yet.
    """

    source: Iterable[JobT] = ()
    has_room: Callable[[int], bool] = lambda taken: True
    _taken: dict[int, JobT] = field(default_factory=dict)
    _numbered: Iterator[tuple[int, JobT]] = field(default_factory=lambda: iter(()))

    def results(self) -> Generator[ResultT]:
        """The results in the order of the jobs. However the run ends, no process is left behind."""
        self._numbered, waiting, at = enumerate(self.source), deque[int](), 0
        try:
            self._take(waiting)
            while at in self._taken:
                yield self._result(at, waiting)
                del self._taken[at]
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
            self._taken[number] = job
            waiting.append(number)

    def _deal(self, waiting: deque[int]) -> None:
        self._take(waiting)
        super()._deal(waiting)

    def _job(self, at: int) -> JobT:
        return self._taken[at]

    def _message(self, at: int) -> object:
        return self._taken[at]

    @property
    def _served(self) -> Callable[[Any], ResultT]:
        return self.work
