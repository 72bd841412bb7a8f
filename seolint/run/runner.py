"""Paths -> what comes of each file: in this process or in several, anew or kept, in the same order either way."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint.faults import TIMEOUT, contained, too_long
from seolint.run.cache import Cache
from seolint.run.cache.keys import Keys
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.site_files import Folders
from seolint.run.worker import (
    Answer,
    Kept,
    Outcome,
    Sent,
    Task,
    answer,
    find_kept,
    received,
    report_kept,
    sent,
)

CRASHED = "linting it brought the process down; please report it with the file"

MANY = 32
"""Files from which on further processes pay: starting one costs about as much as linting twenty articles."""


def run(
    discovery: Discovery,
    settings: ConfigLoader,
    paths: Sequence[str],
    jobs: int | None = None,
    cache: Cache | None = None,
    wanted: Callable[[str], bool] = lambda file: True,
    timeout: float = TIMEOUT,
) -> Iterator[Outcome]:
    """The outcome for each `wanted` file behind `paths`, in the order of the paths, whatever the number of processes.

    `jobs` is the number of processes; None for as many as the machine has and the files are worth. What is in the
    `cache` is not linted again; what was linted is put there, and the cache is closed. `timeout` is how many seconds
    each file has, 0 for no limit. Whatever goes wrong in a file is its outcome, and the others are linted.
    """
    keys, folders = Keys(cache) if cache else None, Folders()
    files = [file for file in discovery.files(paths) if wanted(file)]
    discovery.total = len(files)
    tasks = [_task(file, discovery.root(file), settings, keys) for file in files]
    known = [_kept(cache, task, folders, timeout) if cache else None for task in tasks]
    fresh = _answers([task for task, kept in zip(tasks, known, strict=True) if not kept], folders, jobs, timeout)
    try:
        for task, kept in zip(tasks, known, strict=True):
            report = report_kept(cache, kept, task) if cache and kept else None
            if report:
                yield report
                continue
            found = answer(folders, timeout, task) if kept else next(fresh)
            if cache and found.key:
                cache.put(found.key, found.kept)
            yield found.outcome
    finally:
        fresh.close()
        if cache:
            cache.close()


def _task(file: str, root: str | None, settings: ConfigLoader, keys: Keys | None) -> Task:
    config = settings.of_file(file)
    base = contained(partial(keys.base, file, config), lambda message: b"") if keys else b""
    return Task(file, config, base, root)


def _kept(cache: Cache, task: Task, folders: Folders, timeout: float) -> Kept | None:
    """The key under which the result of a task is kept; None where that can't be found out."""
    return contained(partial(find_kept, cache, task, folders), lambda message: None, timeout)


def _answers(tasks: Sequence[Task], folders: Folders, jobs: int | None, timeout: float) -> Generator[Answer]:
    count = min(jobs or (_processors() if len(tasks) >= MANY else 1), len(tasks))
    if count > 1:
        from seolint.run.worker_pool import Spread

        weights = [_size(task.path) for task in tasks]
        late = partial(_lost, why=too_long(timeout))
        spread = Spread(partial(sent, folders, timeout), tasks, weights, count, _lost, late, timeout)
        yield from map(received, (task.path for task in tasks), spread.results())
    else:
        yield from map(partial(answer, folders, timeout), tasks)


def _lost(task: Task, why: str = CRASHED) -> Sent:
    return Sent(Failure(task.path, why))


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
