"""Problems of all files of the open folders, for clients that ask for them; answered again once something was saved."""

from __future__ import annotations

import asyncio
from hashlib import blake2b

from lsprotocol.types import (
    WORKSPACE_DIAGNOSTIC,
    PreviousResultId,
    WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
)
from pygls.uris import from_fs_path

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
    waiting = _Waiting(server)
    server.listeners.append(waiting)

    @server.feature(WORKSPACE_DIAGNOSTIC)
    async def pull(params: WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport:
        await waiting.until_needed()
        known = {each.uri: each for each in params.previous_result_ids}
        found: list[FileReport] = []
        for folder in server.project.folders:
            try:
                pages = await in_worker(SECONDS, check_pages, [str(folder)], str(folder))
            except WorkerError:
                continue
            opened = {buffer.path for buffer in server.buffers.values()}
            found += (_report(server, page, known) for page in pages if page.path not in opened)
        return WorkspaceDiagnosticReport(found)


class _Waiting(Listener):
    """Lets a client wait that asks again and again, until there may be something new."""

    def __init__(self, server: Server) -> None:
        self._server, self._saved = server, asyncio.Event()
        self._saved.set()
        self._generation = -1

    def saved(self, buffer: Buffer) -> None:
        self._saved.set()

    def changed(self, buffer: Buffer) -> None:
        if self._generation != self._server.project.generation:
            self._saved.set()

    async def until_needed(self) -> None:
        """Return once something was saved, or configs changed, since the last answer."""
        await self._saved.wait()
        self._saved.clear()
        self._generation = self._server.project.generation


def _report(server: Server, page: PageProblems, known: dict[str, PreviousResultId]) -> FileReport:
    uri = from_fs_path(page.path) or ""
    lowest = server.project.lowest(server.project.config(page.path))
    shown = SEVERITIES[: SEVERITIES.index(lowest) + 1]
    problems = tuple(problem for problem in page.problems if problem.severity in shown)
    identity = blake2b(repr((page.text, problems, page.errors)).encode("utf-8", "replace"), digest_size=12).hexdigest()
    if uri in known and known[uri].value == identity:
        return WorkspaceUnchangedDocumentDiagnosticReport(uri, result_id=identity)
    buffer = Buffer(uri, page.path, page.text, None, server.counts_in)
    result = Result(None, problems, tuple((0, error) for error in page.errors))
    return WorkspaceFullDocumentDiagnosticReport(uri, diagnostics(server, buffer, result), result_id=identity)
