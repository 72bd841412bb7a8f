"""Configs, rule files, ignore files and baselines: watched, and what is wrong with one is a diagnostic in that file."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

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

from seolint.config import NAMES
from seolint.files import SETTINGS, read_file
from seolint.lazy_regex import expression
from seolint.run.gate.baseline import NAME as BASELINE
from seolint.run.ignore_files import IGNORE_FILES
from seolint.server.application import Listener, Server, opened_folders
from seolint.server.buffers import Buffer
from seolint.server.diagnostics import SOURCE, refresh
from seolint.server.positions import Positions
from seolint.yaml import ConfigDiagnostic

WATCHED = ("**/*.{yml,yaml}", *(f"**/{name}" for name in (*IGNORE_FILES, BASELINE)))
"""What clients watch for the server: configs and rules of one's own (YAML), ignore files, baselines."""

REST = 0.2
"""Seconds without a keystroke after which a config that isn't saved is looked at."""

_PLACE = expression(r"(\d+):(\d+): ")


def register(server: Server) -> None:
    """Follow the files that say how articles are linted."""
    server.listeners.append(_Editing(server))

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
        server.project.folders = opened_folders(server)
        start_again(server)

    @server.feature(WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: DidChangeConfigurationParams) -> None:
        server.project.settings = server.project.settings.with_values(params.settings)
        start_again(server)


def start_again(server: Server) -> None:
    """Read the files again, and lint the open articles again."""
    server.project.forget()
    publish(server)
    for listener in server.listeners:
        listener.configured()
    for buffer in server.buffers.values():
        for listener in server.listeners:
            listener.changed(buffer)
    refresh(server)


def publish(server: Server) -> None:
    """Send what is wrong with the files; for those that were wrong before and no longer are, that is nothing."""
    found = wrong(server)
    for path in sorted({*found, *server.wrong_files}):
        server.text_document_publish_diagnostics(PublishDiagnosticsParams(server.uri(path), found.get(path, [])))
    server.wrong_files = frozenset(found)


class _Fault(NamedTuple):
    """What is wrong at a place (from 1) of a file; `is_old` for names of earlier versions, which are understood."""

    line: int
    column: int
    message: str
    is_old: bool = False

    @classmethod
    def of(cls, found: ConfigDiagnostic, *, is_old: bool) -> _Fault:
        return cls(found.line, found.column, found.message, is_old)


def wrong(server: Server) -> Mapping[str, list[Diagnostic]]:
    """What is wrong with the files that apply to the open folders and articles, by path."""
    project = server.project
    for place in (*(str(folder / "-") for folder in project.folders), *(b.path for b in server.buffers.values())):
        project.config(place)
        project.admits(place)
        project.baseline(place)
    by_path: dict[str, list[_Fault]] = defaultdict(list, _unsaved(server))
    unsaved, errors = frozenset(by_path), {path for path, found in by_path.items() if found}
    for each in dict.fromkeys(project.broken):
        path = str(Path(each.path).absolute())
        errors.add(path)
        if path not in unsaved:
            by_path[path].append(_Fault.of(each, is_old=each in project.deprecated))
    for path, fault in _failures(server):
        if path not in errors:
            by_path[path].append(fault)
    return {path: _diagnostics(server, path, found) for path, found in by_path.items() if found}


def _unsaved(server: Server) -> Iterator[tuple[str, list[_Fault]]]:
    """What is wrong with each config that is open, as it is in the editor: other articles are linted as it is saved."""
    for buffer in server.buffers.values():
        if is_config(buffer):
            path = os.path.realpath(buffer.path)
            errors, deprecated = server.project.faults_of(path, buffer.text)
            found = [_Fault.of(each, is_old=False) for each in errors]
            yield path, [*found, *(_Fault.of(each, is_old=True) for each in deprecated)]


def is_config(buffer: Buffer) -> bool:
    """Whether an open text is a config."""
    return Path(buffer.path).name in NAMES and buffer.uri.startswith("file:")


def _failures(server: Server) -> Iterator[tuple[str, _Fault]]:
    """What is wrong with ignore files and baselines, each with its path."""
    project = server.project
    ignored = (each for each in project.discovery.failures if Path(each.path).name in IGNORE_FILES)
    for path, message in dict.fromkeys((*project.configs.failures, *ignored)):
        place = _PLACE.match(message)
        text = message[place.end() :] if place else message
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        yield str(Path(path).absolute()), _Fault(line, column, text.partition("\n")[0])


def _diagnostics(server: Server, path: str, faults: Sequence[_Fault]) -> list[Diagnostic]:
    """Diagnostics from the places of faults to the ends of their lines."""
    opened = server.buffers.get(server.uri(path))
    is_unsaved = opened and is_config(opened)
    positions = opened.positions if opened and is_unsaved else Positions(_text(path), server.counts_in)
    found = []
    for line, column, message, is_old in faults:
        start, end = positions.line(min(max(line - 1, 0), positions.lines - 1))
        at = min(start + max(column - 1, 0), end)
        severity = DiagnosticSeverity.Warning if is_old else DiagnosticSeverity.Error
        found.append(Diagnostic(positions.range(at if at < end else start, end), message, severity, source=SOURCE))
    return found


def _text(path: str) -> str:
    try:
        return read_file(path, SETTINGS, None).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _can_register(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    return bool(watching and watching.dynamic_registration)


class _Editing(Listener):
    """Follows configs that are edited and saved here; articles bring their configs along.

    For clients that watch no files, everything is read again when something is saved.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._waiting: asyncio.TimerHandle | None = None

    def opened(self, buffer: Buffer) -> None:
        publish(self._server)

    def changed(self, buffer: Buffer) -> None:
        if is_config(buffer):
            if self._waiting:
                self._waiting.cancel()
            self._waiting = asyncio.get_running_loop().call_later(REST, publish, self._server)

    def saved(self, buffer: Buffer) -> None:
        if not _can_register(self._server) or buffer.path.endswith((".yml", ".yaml", *IGNORE_FILES, BASELINE)):
            start_again(self._server)

    def closed(self, buffer: Buffer) -> None:
        if is_config(buffer):
            publish(self._server)
