"""Paths -> the outcome of each file: linted in this process or several, or cached, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path

from seolint.faults import TIMEOUT, contained, too_long
from seolint.files.overlay import current, lay_over
from seolint.linter import NO_EXTRAS, Extras
from seolint.run.cache import Cache
from seolint.run.cache.keys import Keys
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.site_files import Folders
from seolint.run.worker import (
    CachedResult,
    CacheHit,
    Job,
    Outcome,
    SerializedResult,
    cached_report,
    find_cached,
    received,
    run_job,
    run_job_for_sending,
)

CRASHED = "linting it crashed the process; please report it with the file"

MANY = 32
"""The number of files at which more processes pay off: starting one costs about as much as linting twenty articles."""


def lint_paths(
    paths: Sequence[str],
    discovery: Discovery,
    configs: ConfigLoader,
    *,
    processes: int | None = None,
    cache: Cache | None = None,
    timeout: float = TIMEOUT,
    extras: Extras = NO_EXTRAS,
    wanted: Callable[[str], bool] = lambda file: True,
    others: Callable[[Sequence[str]], Sequence[str]] = lambda files: (),
) -> Iterator[Outcome]:
    """The outcome of each `wanted` file at `paths`, in the order of the paths, whatever the number of processes.

    `processes` is None for as many as the machine has and the files are worth. What is in the `cache` is not linted
    again; what was linted is put there, and the cache is closed. `timeout` is how many seconds each file has, 0 for no
    limit; `extras` is what to report besides problems; `others` gives further files to lint for those found. If
    anything goes wrong in a file, that is its outcome, and the others are linted.
    """
    keys, folders = Keys(cache, extras) if cache else None, Folders()
    files = [file for file in discovery.files(paths) if wanted(file)]
    files = sorted([*files, *others(files)])
    discovery.total = len(files)
    jobs = [_job(file, discovery.root(file), configs, keys, extras) for file in files]
    hits = [_hit(cache, job, folders, timeout) if cache else None for job in jobs]
    fresh = _results([job for job, hit in zip(jobs, hits, strict=True) if not hit], folders, processes, timeout)
    try:
        for job, hit in zip(jobs, hits, strict=True):
            report = cached_report(cache, hit, job) if cache and hit else None
            if report:
                yield report
                continue
            result = run_job(folders, timeout, job) if hit else next(fresh)
            if cache and result.key:
                cache.put(result.key, result.value)
            yield result.outcome
    finally:
        fresh.close()
        if cache:
            cache.close()


def _job(file: str, root: str | None, configs: ConfigLoader, keys: Keys | None, extras: Extras) -> Job:
    config = configs.of_file(file)
    if not keys:
        return Job(file, config, root=root, extras=extras)
    key = contained(partial(keys.base, file, config, configs.source_of_file(file)), lambda message: b"")
    return Job(file, config, key, root, extras)


def _hit(cache: Cache, job: Job, folders: Folders, timeout: float) -> CacheHit | None:
    """Where the result of a job is cached; None if it isn't, or that can't be determined."""
    return contained(partial(find_cached, cache, job, folders), lambda message: None, timeout)


def _results(jobs: Sequence[Job], folders: Folders, processes: int | None, timeout: float) -> Generator[CachedResult]:
    count = min(processes or (processors() if len(jobs) >= MANY else 1), len(jobs))
    if count > 1:
        from seolint.run.worker_pool import WorkerPool

        sizes = [_size(job.path) for job in jobs]
        overdue = partial(_failed, why=too_long(timeout))
        work, prepare = partial(run_job_for_sending, folders, timeout), partial(lay_over, current())
        pool = WorkerPool(work, jobs, sizes, count, _failed, overdue, timeout, prepare)
        yield from map(received, (job.path for job in jobs), pool.results())
    else:
        yield from map(partial(run_job, folders, timeout), jobs)


def _failed(job: Job, why: str = CRASHED) -> SerializedResult:
    return SerializedResult(Failure(job.path, why))


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
