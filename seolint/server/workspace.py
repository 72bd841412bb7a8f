"""Problems of all files of the open folders, for clients that ask for them; answered again once something was saved."""

from __future__ import annotations

import asyncio
from hashlib import blake2b

from lsprotocol.types import (
    WORKSPACE_DIAGNOSTIC,
    LogMessageParams,
    MessageType,
    PreviousResultId,
    WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
)

from seolint.rules.options import SEVERITIES
from seolint.server.application import Listener, Server
from seolint.server.buffers import Buffer
from seolint.server.diagnostics import diagnostics
from seolint.server.pages import SECONDS, PageProblems, check_pages
from seolint.server.results import Result
from seolint.server.worker import WorkerError, in_worker

FileReport = WorkspaceFullDocumentDiagnosticReport | WorkspaceUnchangedDocumentDiagnosticReport


def register(server: Server) -> None:
    """Answer for whole folders."""
    waiting = _Waiting()
    server.listeners.append(waiting)

    @server.feature(WORKSPACE_DIAGNOSTIC)
    async def pull(params: WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport:
        await waiting.until_needed()
        known = {each.uri: each for each in params.previous_result_ids}
        try:
            found = [_report(server, page, known) for page in await _pages(server)]
        except asyncio.CancelledError:
            waiting.ask_again()
            raise
        return WorkspaceDiagnosticReport(found)


async def _pages(server: Server) -> list[PageProblems]:
    """The files of the open folders that aren't open themselves; one that is in two folders, once."""
    found: list[PageProblems] = []
    for folder in server.project.folders:
        try:
            found += await in_worker(SECONDS, check_pages, [str(folder)], str(folder))
        except WorkerError as error:
            server.window_log_message(LogMessageParams(MessageType.Error, f"{folder}: {error}"))
    opened = {buffer.path for buffer in server.buffers.values()}
    return [page for path, page in {page.path: page for page in found}.items() if path not in opened]


class _Waiting(Listener):
    """Lets a client wait that asks again and again, until there may be something new."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._news.set()

    def configured(self) -> None:
        self._news.set()

    def saved(self, buffer: Buffer) -> None:
        self._news.set()

    def ask_again(self) -> None:
        """Let the next request be answered at once: the last one was cancelled."""
        self._news.set()

    async def until_needed(self) -> None:
        """Return once something was saved, or configs changed, since the last answer."""
        await self._news.wait()
        self._news.clear()


def _report(server: Server, page: PageProblems, known: dict[str, PreviousResultId]) -> FileReport:
    uri = server.uri(page.path)
    lowest = server.project.lowest(server.project.config(page.path))
    shown = SEVERITIES[: SEVERITIES.index(lowest) + 1]
    problems = tuple(problem for problem in page.problems if problem.severity in shown)
    identity = blake2b(repr((page.text, problems, page.errors)).encode("utf-8", "replace"), digest_size=12).hexdigest()
    if uri in known and known[uri].value == identity:
        return WorkspaceUnchangedDocumentDiagnosticReport(uri, result_id=identity)
    buffer = Buffer(uri, page.path, page.text, None, server.counts_in)
    result = Result(None, problems, tuple((0, error) for error in page.errors))
    return WorkspaceFullDocumentDiagnosticReport(uri, diagnostics(server, buffer, result), result_id=identity)
