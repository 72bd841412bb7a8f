"""What the rules across pages find: worked out for the whole site when an article is opened or saved.

While it is edited, what was found stays where the text around it is the same; links are looked up at each change.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

from seolint.config import Config
from seolint.linter import Report
from seolint.problems import numbered
from seolint.rules.rule import Problem
from seolint.server.application import Listener, Server
from seolint.server.buffers import Buffer
from seolint.server.diagnostics import refresh
from seolint.server.pages import SECONDS, PageProblems, check_pages
from seolint.server.worker import WorkerError, in_worker


def register(server: Server) -> None:
    """Follow the sites of the open articles."""
    following = _Following(server)
    server.listeners.append(following)
    server.results.completed = following.completed


class _Following(Listener):
    """What is known of the sites of the open articles."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._pages: dict[str, PageProblems] = {}
        self._task: asyncio.Task[None] | None = None

    def configured(self) -> None:
        for buffer in self._server.buffers.values():
            self.saved(buffer)

    def opened(self, buffer: Buffer) -> None:
        self.saved(buffer)

    def saved(self, buffer: Buffer) -> None:
        if buffer.uri.startswith("file:") and self._server.project.config(buffer.path).site:
            if self._task:
                self._task.cancel()  # the new work is about all open articles
            self._task = asyncio.create_task(self._look())

    def closed(self, buffer: Buffer) -> None:
        self._pages.pop(buffer.path, None)

    def completed(self, report: Report, config: Config, text: str) -> Report:
        """The report of an open article with what is known of its site."""
        page = self._pages.get(report.path)
        if page is None or not config.site:
            return report
        if page.text == text:
            rules = {name for name, state in config.states.items() if state.rule.across}
            problems = [*(each for each in report.problems if each.rule not in rules), *page.across]
        else:
            rules = {name for name, state in config.states.items() if state.rule.across == state.rule.check}
            kept = (each for each in page.across if each.rule in rules)
            problems = [*report.problems, *_moved(kept, page.text, text)]
        bare = [each._replace(fingerprint=each.fingerprint.partition("-")[0]) for each in problems]
        return report._replace(problems=tuple(numbered(bare)))

    async def _look(self) -> None:
        server = self._server
        by_folder: dict[str, list[str]] = {}
        opened: dict[str, str] = {}  # the paths of articles as they are known in their site -> as they were opened
        for buffer in server.buffers.values():
            config = server.project.config(buffer.path)
            if buffer.uri.startswith("file:") and config.site and server.project.admits(buffer.path):
                path = Path(buffer.path)
                real = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118
                by_folder.setdefault(config.root, []).append(real)
                opened[real] = buffer.path
        if not by_folder:
            return
        for folder, paths in by_folder.items():
            try:
                found = await in_worker(SECONDS, check_pages, sorted(set(paths)), os.path.realpath(folder))
            except WorkerError:
                continue
            self._pages.update((opened[page.path], page) for page in found if page.path in opened)
        server.project.generation += 1
        for buffer in server.buffers.values():
            for listener in server.listeners:
                listener.changed(buffer)
        refresh(server)


def _moved(problems: Iterable[Problem], before: str, after: str) -> Iterable[Problem]:
    """The problems whose places lie in what two texts begin or end with, at the place that they have now."""
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    tail = next((at for at in range(shorter - head) if before[-1 - at] != after[-1 - at]), shorter - head)
    by = len(after) - len(before)
    for problem in problems:
        place = problem.place
        if place.end <= head:
            yield problem
        elif place.start >= len(before) - tail:
            moved = place._replace(start=place.start + by, end=place.end + by)
            yield problem._replace(place=moved, related=[each for each in problem.related if each.path])
