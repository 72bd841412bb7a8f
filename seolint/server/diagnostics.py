"""Problems as diagnostics: pulled by clients that can, pushed to the others, always for the version they are about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from lsprotocol.types import (
    TEXT_DOCUMENT_DIAGNOSTIC,
    CodeDescription,
    Diagnostic,
    DiagnosticOptions,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DocumentDiagnosticParams,
    Location,
    PublishDiagnosticsParams,
    RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport,
)
from pygls.exceptions import PyglsError

from seolint.document import Place
from seolint.faults import described
from seolint.report.wording import also
from seolint.rules.rule import Problem
from seolint.run.discovery import Failure
from seolint.run.worker import read_text
from seolint.server.application import Listener, Server
from seolint.server.buffers import Buffer
from seolint.server.positions import Positions
from seolint.server.results import Result

SOURCE = "seolint"
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
MOST_RELATED = 50
"""Further places of a problem that are sent; a stuffed phrase may have thousands."""

DocumentReport = RelatedFullDocumentDiagnosticReport | RelatedUnchangedDocumentDiagnosticReport


def register(server: Server) -> None:
    """Offer diagnostics."""
    server.listeners.append(_Pushing(server))
    options = DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier=SOURCE)

    @server.feature(TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pull(params: DocumentDiagnosticParams) -> DocumentReport:
        buffer = server.buffers.get(params.text_document.uri)
        if buffer is None:
            return RelatedFullDocumentDiagnosticReport(items=[])
        result = await server.results.of(buffer)
        identity = server.results.key(buffer)
        if identity == params.previous_result_id:
            return RelatedUnchangedDocumentDiagnosticReport(result_id=identity)
        return RelatedFullDocumentDiagnosticReport(items=diagnostics(server, buffer, result), result_id=identity)


def can_pull(server: Server) -> bool:
    """Whether the client asks for diagnostics itself."""
    capabilities = server.client_capabilities.text_document
    return capabilities is not None and capabilities.diagnostic is not None


def refresh(server: Server) -> None:
    """Have a client that asks for diagnostics ask again."""
    workspace = server.client_capabilities.workspace
    if can_pull(server) and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
        server.workspace_diagnostic_refresh(None)


class _Pushing(Listener):
    """Sends diagnostics to clients that don't ask for them.

    Of what isn't an article, none is sent, which would take the place of what is wrong with a config: that is sent by
    `seolint.server.configs`. `_articles` are the addresses for which something was sent.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._articles: set[str] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def opened(self, buffer: Buffer) -> None:
        self.changed(buffer)

    def saved(self, buffer: Buffer) -> None:
        self.changed(buffer)

    def changed(self, buffer: Buffer) -> None:
        if not can_pull(self._server):
            self._cancel(buffer)
            self._tasks[buffer.uri] = task = asyncio.create_task(self._push(buffer))
            task.add_done_callback(self._report)

    def closed(self, buffer: Buffer) -> None:
        self._cancel(buffer)
        if buffer.uri in self._articles:
            self._articles.discard(buffer.uri)
            self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(buffer.uri, []))

    def _report(self, task: asyncio.Task[None]) -> None:
        """Say what went wrong, which nobody waits for."""
        if not task.cancelled() and (error := task.exception()):
            self._server.report_server_error(RuntimeError(described(error)), PyglsError)

    def _cancel(self, buffer: Buffer) -> None:
        if task := self._tasks.pop(buffer.uri, None):
            task.cancel()

    async def _push(self, buffer: Buffer) -> None:
        result = await self._server.results.of(buffer)
        is_article = self._server.project.admits(buffer.path)
        if not is_article and buffer.uri not in self._articles:
            return
        if result.version == buffer.version and buffer.uri in self._server.buffers:
            self._articles.add(buffer.uri)
            found = diagnostics(self._server, buffer, result)
            self._server.text_document_publish_diagnostics(
                PublishDiagnosticsParams(buffer.uri, found, version=buffer.version)
            )


def diagnostics(server: Server, buffer: Buffer, result: Result) -> list[Diagnostic]:
    """What a result says, at the places of its buffer."""
    places = _Places(server, buffer)
    wrong = [failure(places.here, line, message) for line, message in result.errors]
    return [*wrong, *(places.diagnostic(problem) for problem in result.problems)]


def failure(positions: Positions, line: int, message: str) -> Diagnostic:
    """What went wrong, on a line (from 0)."""
    start, end = positions.line(min(line, positions.lines - 1))
    return Diagnostic(positions.range(start, end), message, DiagnosticSeverity.Error, source=SOURCE)


class _Places:
    """Where problems are, in this text and in others."""

    def __init__(self, server: Server, buffer: Buffer) -> None:
        self.here = buffer.positions
        self._server, self._buffer = server, buffer
        self._others: dict[str, Positions | None] = {}
        states = server.project.config(buffer.path).states
        self._links = {name: next(filter(_is_link, state.rule.source), None) for name, state in states.items()}
        capabilities = server.client_capabilities.text_document
        publishing = capabilities.publish_diagnostics if capabilities else None
        pulling = capabilities.diagnostic if capabilities else None
        self._relates = bool(getattr(publishing, "related_information", None) or pulling)

    def diagnostic(self, problem: Problem) -> Diagnostic:
        """A problem. The other places are in the message for clients that show no related information."""
        link = self._links.get(problem.rule)
        message = problem.message if self._relates else problem.message + also(problem)
        return Diagnostic(
            self.here.range(problem.place.start, problem.place.end),
            message,
            SEVERITIES[problem.severity],
            code=problem.rule,
            code_description=CodeDescription(link) if link else None,
            source=SOURCE,
            related_information=self._related(problem.related) if self._relates and problem.related else None,
            data=problem.fingerprint,
        )

    def _related(self, places: Sequence[Place]) -> list[DiagnosticRelatedInformation]:
        found = (self._location(place) for place in places[:MOST_RELATED])
        return [DiagnosticRelatedInformation(location, "Also here.") for location in found if location]

    def _location(self, place: Place) -> Location | None:
        if not place.path:
            return Location(self._buffer.uri, self.here.range(place.start, place.end))
        positions = self._positions_in(place.path)
        uri = self._server.uri(place.path)
        return Location(uri, positions.range(place.start, place.end)) if positions else None

    def _positions_in(self, path: str) -> Positions | None:
        if path not in self._others:
            opened = next((each for each in self._server.buffers.values() if each.path == path), None)
            if opened:
                self._others[path] = opened.positions
            else:
                text = read_text(path, self._server.project.config(path))
                found = None if isinstance(text, Failure) else text
                self._others[path] = None if found is None else Positions(found, self._buffer.counts_in)
        return self._others[path]


def _is_link(source: str) -> bool:
    return source.startswith(("https://", "http://"))
