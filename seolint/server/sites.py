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

LONGEST_LINK = 2_000
"""Characters within which the address of a link is looked for beside its text."""


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
        self._alone: dict[str, tuple[PageProblems, frozenset[tuple[str, int]]]] = {}  # what they show without it
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
        self._alone.pop(buffer.path, None)

    def completed(self, report: Report, config: Config, text: str) -> Report:
        """The report of an open article with what is known of its site."""
        page = self._pages.get(report.path)
        if page is None or not config.site:
            return report
        if page.text == text:
            rules = {name for name, state in config.states.items() if state.rule.across}
            self._alone[report.path] = page, frozenset(map(_at, report.problems))
            problems = [*(each for each in report.problems if each.rule not in rules), *page.across]
        else:
            kept = list(_moved(self._only_there(page, report, config), page.text, text))
            replaced = {_at(each) for each in kept}
            problems = [*(each for each in report.problems if _at(each) not in replaced), *kept]
        bare = [each._replace(fingerprint=each.fingerprint.partition("-")[0]) for each in problems]
        return report._replace(problems=tuple(numbered(bare)))

    def _only_there(self, page: PageProblems, report: Report, config: Config) -> Iterable[Problem]:
        """Those problems that only the site has with a page: what the page alone shows is looked up at each change."""
        rules = {name for name, state in config.states.items() if state.rule.only_across}
        seen, alone = self._alone.get(report.path, (None, frozenset()))
        return (p for p in page.across if p.rule in rules or (seen is page and _at(p) not in alone))

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


def _at(problem: Problem) -> tuple[str, int]:
    return problem.rule, problem.place.start


def _moved(problems: Iterable[Problem], before: str, after: str) -> Iterable[Problem]:
    """The problems whose places lie in what two texts begin or end with, at the place that they have now."""
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    tail = next((at for at in range(shorter - head) if before[-1 - at] != after[-1 - at]), shorter - head)
    by = len(after) - len(before)
    for problem in problems:
        place = problem.place
        start, end = _with_address(before, place.start, place.end)
        if end <= head:
            yield problem
        elif start >= len(before) - tail:
            moved = place._replace(start=place.start + by, end=place.end + by)
            yield problem._replace(place=moved, related=[each for each in problem.related if each.path])


def _with_address(text: str, start: int, end: int) -> tuple[int, int]:
    """A place, which may be the text of a link, with the address that the link leads to."""
    line_end = text.find("\n", end, end + LONGEST_LINK)
    closing = text.find(")", end, line_end if line_end >= 0 else end + LONGEST_LINK)
    opening = text.rfind("<a ", max(0, start - LONGEST_LINK), start)
    is_inside = opening >= 0 and text.find("</a", opening, start) < 0
    return opening if is_inside else start, max(end, closing + 1)
