"""The server: its open articles, and the features put together. Without a feature's module, it just isn't offered."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lsprotocol.types import (
    EXIT,
    INITIALIZE,
    SHUTDOWN,
    TEXT_DOCUMENT_DID_CHANGE,
    TEXT_DOCUMENT_DID_CLOSE,
    TEXT_DOCUMENT_DID_OPEN,
    TEXT_DOCUMENT_DID_SAVE,
    DidChangeTextDocumentParams,
    DidCloseTextDocumentParams,
    DidOpenTextDocumentParams,
    DidSaveTextDocumentParams,
    InitializeParams,
    PositionEncodingKind,
    TextDocumentSyncKind,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from seolint import __version__
from seolint.server.buffers import Buffer, path_of
from seolint.server.project import Project
from seolint.server.results import Results
from seolint.server.uris import path_of_uri, uri_of_path

if TYPE_CHECKING:
    from cattrs import Converter

FEATURES = (
    *("sites", "diagnostics", "workspace", "configs", "code_actions", "hover", "outline", "completion", "commands"),
)
"""The modules that have `register(server)`, in the order in which they hear of changes."""

GARBAGE = 20_000
"""New objects after which Python looks for cycles: linting leaves none, messages few."""


class Server(LanguageServer):
    """The language server. Features read `project`, `buffers` and `results`, and hear of changes (`listeners`).

    `wrong_files` are the configs, rule files, ignore files and baselines whose errors the client was sent. `status` is
    the exit code of the process: that of the protocol is 1 for a client that leaves without shutting down.
    """

    def __init__(self) -> None:
        # pygls counts lines by `str.splitlines`, for which U+2028 and form feeds end one, so that it and a client would
        # soon have different texts: with each change, clients send the whole text instead.
        super().__init__(
            "seolint", __version__, text_document_sync_kind=TextDocumentSyncKind.Full, protocol_cls=_Protocol
        )
        self.project = Project()
        self.buffers: dict[str, Buffer] = {}
        self.results = Results(self.project)
        self.listeners: list[Listener] = []
        self.wrong_files: frozenset[str] = frozenset()
        self.is_shut_down, self.status = False, 0
        _follow(self)
        for name in FEATURES:
            import_module(f"seolint.server.{name}").register(self)

    @property
    def counts_in(self) -> str:
        """The encoding in whose units the client counts."""
        return PositionEncodingKind(self.workspace.position_encoding or PositionEncodingKind.Utf16).value

    def uri(self, path: str | Path) -> str:
        """The address of a file (absolute path) as the client knows it."""
        path = self.project.as_opened(path)
        opened = (buffer.uri for buffer in self.buffers.values() if buffer.path == path)
        return next(opened, None) or uri_of_path(path)

    def changed(self, params: DidChangeTextDocumentParams) -> None:
        """Take over what the client has now."""
        if buffer := self.buffers.get(params.text_document.uri):
            buffer.change(self.workspace.get_text_document(buffer.uri).source, params.text_document.version)
            self.results.interrupt(buffer)
            for listener in self.listeners:
                listener.changed(buffer)


class _Protocol(LanguageServerProtocol):
    """The protocol, without what pygls 2.1 keeps of each change for ever: 1.4 kB, 14 MB in an hour of typing."""

    def __init__(self, server: Server, converter: Converter) -> None:
        super().__init__(server, converter)
        self._changed = server.changed

    @lsp_method(TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: DidChangeTextDocumentParams) -> None:
        for change in params.content_changes:
            self.workspace.update_text_document(params.text_document, change)
        self._changed(params)


class Listener:
    """A feature that hears of changes of the open articles."""

    def configured(self) -> None:
        """Configs, or files like them, may have changed; then each of the open articles counts as changed."""

    def opened(self, buffer: Buffer) -> None: ...

    def changed(self, buffer: Buffer) -> None: ...

    def saved(self, buffer: Buffer) -> None: ...

    def closed(self, buffer: Buffer) -> None: ...


def _follow(server: Server) -> None:
    """Keep the buffers of a server as the client has them."""

    @server.feature(SHUTDOWN)
    def shut_down(params: None) -> None:
        server.is_shut_down = True

    @server.feature(EXIT)
    def left(params: None) -> None:
        server.status = 0 if server.is_shut_down else 1

    @server.feature(INITIALIZE)
    def initialize(params: InitializeParams) -> None:
        server.project.folders = opened_folders(server)
        if server.project.folders:  # paths that people wrote relative to it are read as on the command line there
            with suppress(OSError):
                os.chdir(server.project.folders[0])
        server.project.settings = server.project.settings.with_values(params.initialization_options)

    @server.feature(TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: DidOpenTextDocumentParams) -> None:
        item = params.text_document
        path = path_of(item.uri, str(item.language_id), server.project)
        if path is None:
            return
        buffer = Buffer(item.uri, path, "", None, server.counts_in)
        buffer.change(item.text, item.version)
        buffer.compare(server.project)
        server.buffers[item.uri] = buffer
        for listener in server.listeners:
            listener.opened(buffer)

    @server.feature(TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: DidSaveTextDocumentParams) -> None:
        if buffer := server.buffers.get(params.text_document.uri):
            buffer.compare(server.project)
            for listener in server.listeners:
                listener.saved(buffer)

    @server.feature(TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: DidCloseTextDocumentParams) -> None:
        if buffer := server.buffers.pop(params.text_document.uri, None):
            server.results.forget(buffer.uri)
            for listener in server.listeners:
                listener.closed(buffer)


def opened_folders(server: Server) -> list[Path]:
    """The folders that the client has open; older clients name one as the root."""
    workspace = server.workspace
    folders = [folder.uri for folder in workspace.folders.values()] or [workspace.root_uri or ""]
    return [Path(path) for path in map(path_of_uri, folders) if path]


def serve() -> None:
    """Serve the client on standard input and output until it is done, or gone. Raises OSError if they are closed."""
    reading, writing = _streams()
    gc.set_threshold(GARBAGE)
    server = Server()
    server.start_io(reading, writing)
    sys.exit(server.status)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams of the protocol. Nothing else uses them: what is printed goes to standard error."""
    reading = os.fdopen(os.dup(0), "rb")
    writing = os.fdopen(os.dup(1), "wb")
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for as long as the process runs
    sys.stdout = sys.stderr
    return reading, writing
