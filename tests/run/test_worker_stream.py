"""A stream of jobs over several processes: in order, no more under way than there is room for, and all have work."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator

from seolint.run.worker_stream import WorkerStream

JOBS = 120


def process_of(milliseconds: int) -> int:
    """The process that took so many milliseconds over this job."""
    time.sleep(milliseconds / 1000)
    return os.getpid()


def stream_of(jobs: Iterator[int], most: int) -> WorkerStream[int, int]:
    return WorkerStream(process_of, (), (), 2, abs, abs, 0, ahead=4, source=jobs, has_room=lambda taken: taken < most)


def test_the_next_job_goes_to_the_process_with_the_fewest() -> None:
    stream = stream_of(iter([0] * JOBS), most=JOBS)
    results = stream.results()
    next(results)
    first, second = stream._workers
    before = len(first.at)
    second.at.clear()
    stream.has_room = lambda taken: False
    stream._deal(deque([7]))
    assert (len(first.at), second.at[0]) == (before, 7)
    results.close()


def test_no_more_jobs_are_taken_than_there_is_room_for() -> None:
    taken = 0

    def jobs() -> Iterator[int]:
        nonlocal taken
        for _ in range(JOBS):
            taken += 1
            yield 0

    for done, _ in enumerate(stream_of(jobs(), most=6).results()):
        assert taken - done <= 7
