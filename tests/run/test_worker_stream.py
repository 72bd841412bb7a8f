"""A stream of jobs over several processes: in order, no more under way than there is room for, and all have work."""

from __future__ import annotations

import multiprocessing
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


def tripled(text: str) -> str:
    return text * 3


def list_tripled(sizes: list[int]) -> None:
    jobs = ["x" * size for size in sizes]
    stream = WorkerStream(tripled, (), (), 2, tripled, tripled, 0, ahead=16, source=jobs)
    assert list(stream.results()) == [job * 3 for job in jobs]


def test_jobs_and_results_larger_than_a_pipe() -> None:
    running = multiprocessing.Process(target=list_tripled, args=([*[1_000_000] * 20, *[100, 50_000] * 50],))
    running.start()
    running.join(60)
    assert running.exitcode == 0, running.kill()  # type: ignore[func-returns-value]


def test_few_bytes_wait_in_a_pipe() -> None:
    stream = WorkerStream(tripled, (), (), 2, tripled, tripled, 0, ahead=16, source=["x" * 1_000] * JOBS)
    results = stream.results()
    for _ in range(JOBS // 2):
        next(results)
        assert max(len(worker.at) for worker in stream._workers) <= 5
    results.close()
