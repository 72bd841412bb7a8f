"""A run over files of pages: one stream of pages through the workers, and for each file its tables."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from seolint import __version__
from seolint.batch.inputs import Input
from seolint.batch.outputs import finished, output, refuse_foreign, stamp
from seolint.batch.page import Page, PageOptions, PageRows
from seolint.batch.progress import Progress
from seolint.batch.sample import hash_of, threshold
from seolint.batch.site_run import SiteTable
from seolint.batch.sources import InputError, Reading, kind_of, pages_in_file
from seolint.batch.summary import Summary
from seolint.batch.workers import WorkerOptions, lint_pages
from seolint.config import Config
from seolint.run.cache.keys import config_digest
from seolint.wording import plural

MEGABYTE = 1_000_000
SCHEMA = 2
"""The number of what the tables look like."""


class BatchOptions(NamedTuple):
    """What a run is to do: how pages are linted and spread over processes, and which names the columns have.

    `sample` is how many pages to lint, 0 for all.
    """

    page: PageOptions = PageOptions()
    workers: WorkerOptions = WorkerOptions()
    columns: Mapping[str, str] = {}
    sample: int = 0


class RunOutcome(NamedTuple):
    """What a run found, how many inputs were finished before, and which couldn't be read, by path."""

    summary: Summary
    before: int
    errors: Sequence[tuple[str, str]]


@dataclass
class _Part:
    """An input of a run: what its tables are made from, its size, how many of its pages were taken, and are done."""

    item: Input
    reading: Reading
    key: Mapping[str, Any]
    size: int
    taken: int = 0
    done: int = 0
    ended: bool = False
    error: str = ""

    @property
    def is_done(self) -> bool:
        return self.ended and self.done == self.taken

    @property
    def position(self) -> int:
        """The bytes up to the last page that is done, as far as that is known: some are read ahead."""
        return self.reading.position * self.done // max(self.taken, 1)


@dataclass
class _Stream:
    """The pages of all parts on their way, and their rows, which come in the same order."""

    parts: Sequence[_Part]
    limit: bytes | None
    rows: Iterator[PageRows] = field(default_factory=lambda: iter(()))
    _ahead: deque[PageRows] = field(default_factory=deque)

    def pages(self) -> Iterator[Page]:
        """The pages of all parts, one after the other. What goes wrong in one is noted there."""
        for part in self.parts:
            try:
                for page in pages_in_file(part.reading):
                    if self.limit is None or hash_of(page.url) <= self.limit:
                        part.taken += 1
                        yield page
            except InputError as error:
                part.error = str(error)
            part.ended = True

    def rows_of(self, part: _Part) -> Iterator[PageRows]:
        """The rows of a part, whose turn it is."""
        while not part.is_done:
            if not self._ahead:
                self._ahead.extend(each for each in (next(self.rows, None),) if each)
            if not part.is_done and self._ahead:
                part.done += 1
                yield self._ahead.popleft()


def run(inputs: Sequence[Input], out: Path, config: Config, options: BatchOptions, progress: Progress) -> RunOutcome:
    """Lint the pages of the inputs, and write their tables into a folder. Raises OSError where that can't be done.

    The rules across pages run if `options.page.text` is set.
    """
    limit, texts = _limit(inputs, config, options), options.page.text
    todo = _plan(inputs, out, config, options, _key(config, options, limit))
    refuse_foreign(out, (part.item for part in todo.parts), texts=texts)
    stream = _Stream(todo.parts, limit)
    with closing(lint_pages(stream.pages(), config, options.page, options.workers)) as stream.rows:
        ready = {**todo.finished, **_write(stream, out, todo, progress, texts)}
    if texts:
        progress.clear()
        chosen = [item for item in inputs if item in ready]
        site = SiteTable(out, chosen, [ready[item] for item in chosen], config, options.page.min_severity)
        todo.summary.problems += site.write(todo.errors)
    return RunOutcome(todo.summary, len(todo.finished), todo.errors)


def _write(
    stream: _Stream, out: Path, todo: _Plan, progress: Progress, texts: bool
) -> Mapping[Input, Mapping[str, Any]]:
    """Write the tables of all parts; what those are made from that there are now."""
    ready: dict[Input, Mapping[str, Any]] = {}
    progress.total, position, done = sum(part.size for part in todo.parts), 0, 0
    for part in todo.parts:
        try:
            with output(out, part.item, part.key, texts=texts) as tables:
                for rows in stream.rows_of(part):
                    tables.add(rows)
                    progress.update(done + part.done, position + part.position)
                if part.error and not part.taken:
                    raise InputError(part.error)
                tables.error, tables.summary.skipped = part.error, part.reading.skipped
            todo.summary.merge(tables.summary)
            ready[part.item] = {**part.key, "error": part.error}
            if part.error:
                todo.errors.append((part.item.path, f"{part.error}; {_so_far(part.taken)}"))
        except InputError as error:
            todo.errors.append((part.item.path, str(error)))
        position, done = position + part.size, done + part.done
    return ready


def _so_far(pages: int) -> str:
    return f"{plural(pages, 'page')} before that {'has its row' if pages == 1 else 'have their rows'}"


class _Plan(NamedTuple):
    """What is to be done, what was found before in which inputs, and what can't be read."""

    parts: list[_Part]
    summary: Summary
    finished: dict[Input, Mapping[str, Any]]
    errors: list[tuple[str, str]]


def _plan(inputs: Sequence[Input], out: Path, config: Config, options: BatchOptions, key: Mapping[str, Any]) -> _Plan:
    plan = _Plan([], Summary(), {}, [])
    for item in inputs:
        try:
            kind_of(item.path)
            size, changed = stamp(item.path)
        except (InputError, OSError) as error:
            plan.errors.append((item.path, str(error)))
            continue
        mine = {**key, "input": [size, changed]}
        known = finished(out, item, mine, texts=options.page.text)
        if known:
            plan.summary.merge(known)
            plan.finished[item] = {**mine, "error": ""}
        else:
            plan.parts.append(_Part(item, _reading(item, config, options), mine, size))
    return plan


def _reading(item: Input, config: Config, options: BatchOptions) -> Reading:
    return Reading(item.path, options.columns, config.max_file_size * MEGABYTE + 1)


def _limit(inputs: Sequence[Input], config: Config, options: BatchOptions) -> bytes | None:
    """The largest hash of a url that is in the sample; None if there is no sample."""
    if not options.sample:
        return None

    def urls() -> Iterator[str | None]:
        for item in inputs:
            try:
                yield from (
                    page.url for page in pages_in_file(replace(_reading(item, config, options), urls_only=True))
                )
            except InputError:
                continue  # which is reported when its pages are linted

    return threshold(urls(), options.sample)


def _key(config: Config, options: BatchOptions, limit: bytes | None) -> Mapping[str, Any]:
    """What the tables of all inputs are made from."""
    made = [config_digest(config).hex(), options.page, dict(options.columns), options.workers.max_memory]
    return {
        "version": __version__,
        "schema": SCHEMA,
        "options": blake2b(json.dumps([*made, limit.hex() if limit else ""]).encode(), digest_size=16).hexdigest(),
    }
