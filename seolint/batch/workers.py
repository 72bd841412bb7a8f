"""Pages -> their rows, in order, in processes that a page may crash, exhaust or block without harm to another."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Generator, Iterable
from contextlib import closing
from functools import partial
from tempfile import TemporaryDirectory
from typing import NamedTuple

from seolint.batch.memory import DEFAULT, limit_memory
from seolint.batch.page import Page, PageOptions, PageRows, failed_rows, lint_page
from seolint.batch.spool import Spool, SpooledPage, read_page
from seolint.config import Config, load
from seolint.faults import contained, too_long
from seolint.linter import examine
from seolint.run.worker_stream import WorkerStream

CRASHED = "linting it crashed the process; please report it with the page"
GARBAGE = 500_000
"""New objects after which a worker looks for cycles: what a page needs is freed without (see `seolint.cli`)."""

AHEAD = 16
"""Pages queued for a worker, which it can go on with while this process reads and writes."""

MOST_PAGES, MOST_BYTES = 4_000, 200_000_000
"""How many pages are under way at a time, and how much content: while one takes its 30 seconds, others' rows wait."""


class WorkerOptions(NamedTuple):
    """How pages are spread over processes.

    `jobs` is their number; `isolate` False lints in this process instead, one after the other, for engines that survive
    a process which a page has ended. `max_memory` is how many megabytes a worker may take, 0 for no limit.
    """

    jobs: int = 1
    isolate: bool = True
    max_memory: int = DEFAULT


_PAGE, _WORKERS = PageOptions(), WorkerOptions()


def lint_pages(
    pages: Iterable[Page],
    config: Config | None = None,
    options: PageOptions = _PAGE,
    workers: WorkerOptions = _WORKERS,
) -> Generator[PageRows]:
    """The rows of each page, in order. Without a `config`, the preset recommended is in force.

    The pages are taken as they are needed, so there may be any number of them. Raises RuntimeError if this process may
    not start others.
    """
    settings = config or load()
    if workers.isolate and multiprocessing.current_process().daemon:
        raise RuntimeError(
            "this process is daemonic, so it can't start workers: make it another kind, or isolate=False"
        )
    if not workers.isolate:
        return (lint_page(page, settings, options) for page in pages)
    return _isolated(pages, settings, options, workers)


def _isolated(
    pages: Iterable[Page], config: Config, options: PageOptions, workers: WorkerOptions
) -> Generator[PageRows]:
    examine("# Shoes\n\nTake half a size more.\n", "page.md", config)  # loads what every worker needs, once for all
    with TemporaryDirectory(prefix="seolint-", ignore_cleanup_errors=True) as folder:
        spool = Spool(folder)
        stream = WorkerStream(
            work=partial(_lint, config, options),
            jobs=(),
            weights=(),
            processes=workers.jobs,
            crashed=partial(_failed, why=CRASHED),
            overdue=partial(_failed, why=too_long(options.timeout)),
            timeout=options.timeout,
            prepare=partial(_prepare, workers.max_memory),
            ahead=AHEAD,
            source=spool.pages(pages),
            has_room=lambda taken: taken < MOST_PAGES and spool.size < MOST_BYTES,
        )
        with closing(stream.results()) as results:
            for rows in results:
                spool.done()
                yield rows


def _prepare(max_memory: int) -> None:
    """What a worker does first."""
    gc.set_threshold(GARBAGE)
    limit_memory(max_memory)


def _lint(config: Config, options: PageOptions, spooled: SpooledPage) -> PageRows:
    started = time.perf_counter()
    page = contained(partial(read_page, spooled), partial(failed_rows, spooled.url, started=started))
    return page if isinstance(page, PageRows) else lint_page(page, config, options)


def _failed(spooled: SpooledPage, why: str) -> PageRows:
    return failed_rows(spooled.url, why)
