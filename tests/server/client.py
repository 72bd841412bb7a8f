"""A client for the tests: that of pygls, with a server in a process of its own, as an editor starts it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from seolint.rules import rules_root
from seolint.server.uris import uri_of_path

T = TypeVar("T")
LIMIT = 60.0
"""Seconds after which an answer is no longer waited for."""


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of a test's coroutine."""
    return asyncio.run(asyncio.wait_for(work, 2 * LIMIT))


class Client(LanguageClient):
    """A client with what the server sent it."""

    def __init__(self, folder: Path) -> None:
        super().__init__("seolint-tests", "1")
        self.folder = folder
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.edits: list[types.WorkspaceEdit] = []
        self.refreshed = 0
        self.watched: list[str] = []
        self.capabilities: types.ServerCapabilities
        self.versions: dict[str, int] = {}
        self._news = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self._news.set()

        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        def edited(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params.edit)
            self._news.set()
            return types.ApplyWorkspaceEditResult(applied=True)

        def refreshed(params: None) -> None:
            self.refreshed += 1
            self._news.set()

        def registered(params: types.RegistrationParams) -> None:
            for each in params.registrations:
                options: Any = each.register_options or {}
                self.watched += [str(watcher["globPattern"]) for watcher in options["watchers"]]

        handlers = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
            types.WINDOW_SHOW_MESSAGE: shown,
            types.WORKSPACE_APPLY_EDIT: edited,
            types.WORKSPACE_DIAGNOSTIC_REFRESH: refreshed,
            types.CLIENT_REGISTER_CAPABILITY: registered,
        }
        for name, handler in handlers.items():
            self.feature(name)(handler)

    def uri(self, name: str) -> str:
        return uri_of_path(self.folder / name)

    def open(self, name: str, text: str | None = None, language: str = "markdown") -> str:
        """Open a file, or a text that isn't saved under its name; the address that it has."""
        uri = name if ":" in name else self.uri(name)
        text = (self.folder / name).read_bytes().decode("utf-8") if text is None else text
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> int:
        """Replace an open text; its new version."""
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))
        return self.versions[uri]

    def save(self, uri: str) -> None:
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def watched_change(self, *names: str) -> None:
        events = [types.FileEvent(self.uri(name), types.FileChangeType.Changed) for name in names]
        self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    async def pull(self, uri: str) -> Sequence[types.Diagnostic]:
        """The diagnostics of a text, asked for."""
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await asyncio.wait_for(self.text_document_diagnostic_async(params), LIMIT)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return list(report.items)

    async def pushed(self, uri: str, version: int | None = None) -> Sequence[types.Diagnostic]:
        """The diagnostics of a text, once they were published for a version."""
        while uri not in self.published or (version is not None and self.published[uri].version != version):
            await self.news()
        return list(self.published[uri].diagnostics)

    async def news(self) -> None:
        """Wait for something that the server sends unasked."""
        self._news.clear()
        await asyncio.wait_for(self._news.wait(), LIMIT)


def environment() -> dict[str, str]:
    """The variables of a server: it finds seolint wherever it is started."""
    return {**os.environ, "PYTHONPATH": str(rules_root().parent), "PYTHONUTF8": "1"}


@asynccontextmanager
async def serving(
    folder: Path,
    *,
    pull: bool = True,
    encodings: Sequence[str] = ("utf-16",),
    options: dict[str, Any] | None = None,
    folders: Sequence[Path] | None = None,
    resolve: bool = True,
    watches: bool = True,
    **text_document: Any,
) -> AsyncIterator[Client]:
    """A client of a server for a folder; `pull` says whether it asks for diagnostics itself."""
    client = Client(folder)
    await client.start_io(sys.executable, "-m", "seolint", "server", "--stdio", cwd=folder, env=environment())
    resolving = types.ClientCodeActionResolveOptions(properties=["edit"]) if resolve else None
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
            code_action=types.CodeActionClientCapabilities(data_support=resolve, resolve_support=resolving),
            **text_document,
        ),
        workspace=types.WorkspaceClientCapabilities(
            workspace_folders=True,
            apply_edit=True,
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
    )
    names = [types.WorkspaceFolder(uri_of_path(each), each.name) for each in folders or [folder]]
    result = await client.initialize_async(
        types.InitializeParams(capabilities, workspace_folders=names, initialization_options=options)
    )
    client.capabilities = result.capabilities
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await asyncio.wait_for(client.shutdown_async(None), LIMIT)
        client.exit(None)
        stopping: Any = client.stop
        await asyncio.wait_for(stopping(), LIMIT)
