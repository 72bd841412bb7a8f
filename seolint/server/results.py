"""The problems of the open articles, each text linted once: here if that is quick, else in a process of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from seolint.config import Config
from seolint.faults import contained, too_long
from seolint.files import article_limit, too_large
from seolint.linter import Extras, Report
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem
from seolint.run.discovery import Failure
from seolint.run.gate.problem_filter import ProblemFilter
from seolint.run.worker import Outcome
from seolint.server.buffers import Buffer
from seolint.server.linting import Linted, Text, as_shown, is_overdue, lint_text
from seolint.server.project import Project
from seolint.server.worker import WorkerError, in_worker

QUICK = 0.5
"""Seconds that a text may take in this process, which answers nothing else meanwhile."""

LARGE = 1_000_000
"""Characters from which on a text isn't even tried here. An article of 20,000 words has a tenth of that."""

UNDELAYED = 0.03
"""Seconds: a text that takes less is linted at each keystroke. For others, the server rests as long as they take, so
that who types fast doesn't wait for what is no longer there."""

LONGEST_PAUSE = 0.5

WORK = 10
"""How often a text may have to be linted for an action."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Result(NamedTuple):
    """What is shown of a text: its problems, and what went wrong, each with its line (from 0)."""

    version: int | None
    problems: tuple[Problem, ...] = ()
    errors: tuple[tuple[int, str], ...] = ()
    report: Report | None = None
    """The problems that count, each for itself; None for a text that isn't an article, or couldn't be linted."""


class Results:
    """The results of the open articles, kept for as long as text and configs are the same."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: dict[str, tuple[object, Result]] = {}
        self._running: dict[str, tuple[object, asyncio.Task[Result]]] = {}
        self._is_warm, self._ended = False, 0.0
        self.completed: Callable[[Report, Config, str], Report] = lambda report, config, text: report
        """Adds to a report what is known of the site."""

    async def of(self, buffer: Buffer) -> Result:
        """The result for a text as it is now, or as it is once it has been linted: a change ends the work on it."""
        while True:
            key = self._key(buffer)
            kept = self._kept.get(buffer.uri)
            if kept and kept[0] == key:
                return kept[1]
            running = self._running.get(buffer.uri)
            if running and running[0] != key:
                running[1].cancel()
            if not running or running[0] != key:
                running = key, asyncio.create_task(self._worked_out(buffer, key))
                self._running[buffer.uri] = running
            try:
                return await asyncio.shield(running[1])
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if not running[1].cancelled() or (task and task.cancelling()):
                    raise  # it is the request that was cancelled

    def interrupt(self, buffer: Buffer) -> None:
        """End the work on an earlier state of a text; those who wait for it get the result for the present one."""
        running = self._running.get(buffer.uri)
        if running and running[0] != self._key(buffer):
            running[1].cancel()

    def forget(self, uri: str) -> None:
        """Forget a text that was closed, and end the work on it."""
        self._kept.pop(uri, None)
        if running := self._running.pop(uri, None):
            running[1].cancel()

    def key(self, buffer: Buffer) -> str:
        """A name for the state that a result is about."""
        version, *others = self._key(buffer)
        return ":".join(map(str, (version, *others)))

    def _key(self, buffer: Buffer) -> tuple[object, ...]:
        return buffer.version, self._project.generation, buffer.comparisons, hash(buffer.text)

    async def _worked_out(self, buffer: Buffer, key: object) -> Result:
        if buffer.seconds > UNDELAYED and buffer.uri in self._kept:
            rest = buffer.seconds - (time.monotonic() - self._ended)
            await asyncio.sleep(min(max(rest, 0), LONGEST_PAUSE))
        if self._project.new_day():
            self._project.forget()
        result = await self._result(buffer)
        self._kept[buffer.uri], self._ended = (key, result), time.monotonic()
        return result

    async def _result(self, buffer: Buffer) -> Result:
        path, version, project = buffer.path, buffer.version, self._project
        if not project.admits(path):
            return Result(version)
        config = project.config(path)
        linted = await self._linted(buffer, self._text(buffer))
        undecodable = [buffer.undecodable] if buffer.undecodable else []
        if isinstance(linted, Failure):
            return Result(version, (), (*undecodable, (0, linted.message)))
        outcome = self._counted(self.completed(linted, config, buffer.text))
        if isinstance(outcome, Failure):
            return Result(version, (), (*undecodable, (0, outcome.message)))
        problems, errors = as_shown(outcome, config)
        shown = SEVERITIES[: SEVERITIES.index(project.lowest(config)) + 1]
        return Result(
            version,
            tuple(problem for problem in problems if problem.severity in shown),
            (*undecodable, *((0, error) for error in errors)),
            outcome,
        )

    async def work(
        self, buffer: Buffer, function: Callable[Concatenate[Text, _P], _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T | None:
        """The result of a function of a buffer's text, here if that is quick; None if it fails, or takes too long."""
        text = self._text(buffer)
        if buffer.seconds * WORK < QUICK and len(text.text) < LARGE:
            overdue: list[str] = []
            done = contained(partial(function, text, *args, **kwargs), overdue.append, QUICK)
            if too_long(QUICK) not in overdue:
                return done
        try:
            return await in_worker(self._project.settings.timeout, function, text, *args, **kwargs)
        except WorkerError:
            return None

    def _text(self, buffer: Buffer) -> Text:
        is_file = buffer.uri.startswith("file:")
        return Text(buffer.path, buffer.text, self._project.config(buffer.path), buffer.encoding, is_file, Extras())

    async def _linted(self, buffer: Buffer, text: Text) -> Outcome:
        """The outcome for a text. The server is kept waiting by none for longer than `QUICK`, and only once."""
        limit = article_limit(text.config.max_file_size)
        if len(text.text) > limit.size:  # so it has more bytes, too; not even handed on, it costs nothing
            return Failure(text.path, f"can't be linted: {too_large(limit)}")
        if buffer.seconds < QUICK and len(text.text) < LARGE:
            linted = lint_text(text, QUICK, self._project.files())
            buffer.seconds, self._is_warm = (linted.seconds if self._is_warm else 0), True
            if not is_overdue(linted, QUICK):
                return linted.outcome
            buffer.seconds = max(buffer.seconds, QUICK)
        timeout = self._project.settings.timeout
        try:
            worked: Linted = await in_worker(timeout, lint_text, text, timeout)
        except WorkerError as error:
            return Failure(text.path, str(error))
        buffer.seconds = worked.seconds
        return worked.outcome

    def _counted(self, report: Report) -> Outcome:
        """A report with only those problems that no baseline records."""
        path = report.path

        def work() -> Report:
            matcher = self._project.baseline(path)
            return ProblemFilter(self._project.configs, lambda path: matcher).filtered(report) if matcher else report

        return contained(work, partial(Failure, path))
