"""Configs, rule files, ignore files and baselines: watched, and what is wrong with one is a diagnostic in that file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol.types import (
    INITIALIZED,
    WORKSPACE_DID_CHANGE_CONFIGURATION,
    WORKSPACE_DID_CHANGE_WATCHED_FILES,
    WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
    Diagnostic,
    DiagnosticSeverity,
    DidChangeConfigurationParams,
    DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions,
    DidChangeWorkspaceFoldersParams,
    FileSystemWatcher,
    InitializedParams,
    PublishDiagnosticsParams,
    Registration,
    RegistrationParams,
)
from pygls.uris import from_fs_path, to_fs_path

from seolint.files import SETTINGS, read_file
from seolint.lazy_regex import expression
from seolint.run.gate.baseline import NAME as BASELINE
from seolint.run.ignore_files import IGNORE_FILES
from seolint.server.application import Listener, Server
from seolint.server.buffers import Buffer
from seolint.server.diagnostics import SOURCE, refresh
from seolint.server.positions import Positions

WATCHED = ("**/*.{yml,yaml}", *(f"**/{name}" for name in (*IGNORE_FILES, BASELINE)))
"""What clients watch for the server: configs and rules of one's own (YAML), ignore files, baselines."""

_PLACE = expression(r"(\d+):(\d+): ")


def register(server: Server) -> None:
    """Follow the files that say how articles are linted."""
    server.listeners.append(_Saving(server))

    @server.feature(INITIALIZED)
    def initialized(params: InitializedParams) -> None:
        if _can_register(server):
            watchers = [FileSystemWatcher(glob) for glob in WATCHED]
            options = DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = Registration("seolint-files", WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(RegistrationParams([registration]))
        publish(server)

    @server.feature(WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: DidChangeWatchedFilesParams) -> None:
        start_again(server)

    @server.feature(WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def moved(params: DidChangeWorkspaceFoldersParams) -> None:
        folders = (to_fs_path(uri) for uri in server.workspace.folders)
        server.project.folders = [Path(folder) for folder in folders if folder]
        start_again(server)

    @server.feature(WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: DidChangeConfigurationParams) -> None:
        server.project.settings = server.project.settings.with_values(params.settings)
        start_again(server)


def start_again(server: Server) -> None:
    """Read the files again, and lint the open articles again."""
    server.project.forget()
    publish(server)
    for buffer in server.buffers.values():
        for listener in server.listeners:
            listener.changed(buffer)
    refresh(server)


def publish(server: Server) -> None:
    """Send what is wrong with the files; for those that were wrong before and no longer are, that is nothing."""
    found = wrong(server)
    for path in sorted({*found, *server.wrong_files}):
        if uri := from_fs_path(path):
            server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, found.get(path, [])))
    server.wrong_files = frozenset(found)


def wrong(server: Server) -> Mapping[str, list[Diagnostic]]:
    """What is wrong with the files that apply to the open folders and articles, by path."""
    project = server.project
    for place in (*(str(folder / "-") for folder in project.folders), *(b.path for b in server.buffers.values())):
        project.config(place)
        project.admits(place)
        project.baseline(place)
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    errors = set()
    for each in dict.fromkeys(project.broken):
        path = str(Path(each.path).absolute())
        errors.add(path)
        is_old = each in project.deprecated
        severity = DiagnosticSeverity.Warning if is_old else DiagnosticSeverity.Error
        by_path[path].append(_diagnostic(server, path, each.line, each.column, each.message, severity))
    for path, line, column, message in _failures(server):
        if path not in errors:
            error = DiagnosticSeverity.Error
            by_path[path].append(_diagnostic(server, path, line, column, message, error))
    return by_path


def _failures(server: Server) -> Iterator[tuple[str, int, int, str]]:
    """What is wrong with ignore files and baselines: path, line, column, message."""
    project = server.project
    ignored = (each for each in project.discovery.failures if Path(each.path).name in IGNORE_FILES)
    for path, message in dict.fromkeys((*project.configs.failures, *ignored)):
        place = _PLACE.match(message)
        text = message[place.end() :] if place else message
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        yield str(Path(path).absolute()), line, column, text.partition("\n")[0]


def _diagnostic(
    server: Server, path: str, line: int, column: int, message: str, severity: DiagnosticSeverity
) -> Diagnostic:
    """A diagnostic from a place (from 1) to the end of its line."""
    positions = Positions(_text(path), server.counts_in)
    start, end = positions.line(min(max(line - 1, 0), positions.lines - 1))
    at = min(start + max(column - 1, 0), end)
    return Diagnostic(positions.range(at if at < end else start, end), message, severity, source=SOURCE)


def _text(path: str) -> str:
    try:
        return read_file(path, SETTINGS, None).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _can_register(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    return bool(watching and watching.dynamic_registration)


class _Saving(Listener):
    """Follows configs that are saved here, for clients that watch no files; articles bring their configs along."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def opened(self, buffer: Buffer) -> None:
        publish(self._server)

    def saved(self, buffer: Buffer) -> None:
        if buffer.path.endswith((".yml", ".yaml", *IGNORE_FILES, BASELINE)):
            start_again(self._server)
