"""What can be done about a problem: fix it, disable the rule here or in the file, switch it off in the config.

An action names what it would do, and is worked out when it is chosen (`codeAction/resolve`): menus open at each move of
the cursor. For clients that can't ask for that, all of them are worked out at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol.types import (
    CODE_ACTION_RESOLVE,
    TEXT_DOCUMENT_CODE_ACTION,
    CodeAction,
    CodeActionKind,
    CodeActionOptions,
    CodeActionParams,
    CreateFile,
    CreateFileOptions,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from seolint.config import NAMES
from seolint.files import SETTINGS, read_file
from seolint.fixes import names
from seolint.rules.rule import Problem
from seolint.server.application import Server
from seolint.server.buffers import Buffer
from seolint.server.diagnostics import diagnostics
from seolint.server.edits import text_edits, workspace_edit
from seolint.server.fixing import Fixable, Wanted, fixed, meant_by, with_fixes
from seolint.server.positions import Positions
from seolint.server.results import Result
from seolint.server.suggesting import suggestions
from seolint.server.suppressing import disabled
from seolint.server.switching import switched_off

FIX_ALL = "source.fixAll.seolint"


def register(server: Server) -> None:
    """Offer code actions."""
    fixes = _Fixes(server)
    options = CodeActionOptions([CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True)

    @server.feature(TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_actions(params: CodeActionParams) -> list[CodeAction]:
        buffer = server.buffers.get(params.text_document.uri)
        if buffer is None:
            return []
        result = await server.results.of(buffer)
        menu = _Menu(server, buffer, result, await fixes.of(buffer, result))
        found = menu.actions(params.range, params.context.only)
        if _resolves(server):
            return found
        worked_out = [await _worked_out(server, action) for action in found]
        return [action for action in worked_out if action.edit]

    @server.feature(CODE_ACTION_RESOLVE)
    async def resolve(action: CodeAction) -> CodeAction:
        return await _worked_out(server, action)


class _Fixes:
    """Which problems of a text can be fixed: worked out once for each of its states, as the cursor moves in it."""

    def __init__(self, server: Server) -> None:
        self._server, self._known = server, ("", "", Fixable())

    async def of(self, buffer: Buffer, result: Result) -> Fixable:
        key, rules = self._server.results.key(buffer), names(unsafe=True)
        found = [problem for problem in result.report.problems if problem.rule in rules] if result.report else []
        if not found:
            return Fixable()
        if self._known[:2] == (buffer.uri, key):
            return self._known[2]
        fixable = await self._server.results.work(buffer, with_fixes, found) or Fixable()
        self._known = buffer.uri, key, fixable
        return fixable


class _Menu(NamedTuple):
    """The actions for a buffer, whose result this is."""

    server: Server
    buffer: Buffer
    result: Result
    fixable: Fixable

    def actions(self, wanted: Range, only: Sequence[str] | None) -> list[CodeAction]:
        """The actions for the problems in a range; `only` are the kinds that are asked for, None for all."""
        found: list[CodeAction] = []
        if self.result.report is None:
            return found
        at, places = _offsets(self.buffer, wanted), self.buffer.positions
        quick = _is_wanted(CodeActionKind.QuickFix.value, only)
        problems = [(p, start) for p in self.result.problems if (start := _touched(p, at)) is not None] if quick else []
        for problem, start in problems:
            diagnostic = next(
                iter(diagnostics(self.server, self.buffer, self.result._replace(errors=(), problems=(problem,))))
            )
            found += self._fixes(problem, diagnostic)
            for suggestion in suggestions(self.buffer.text, problem, start):
                edits = [TextEdit(places.range(a, b), written) for a, b, written in suggestion.replacements]
                edit = workspace_edit(self.buffer.uri, self.buffer.version, edits, versioned=_versioned(self.server))
                found.append(CodeAction(suggestion.title, CodeActionKind.QuickFix, [diagnostic], edit=edit))
            found += self._without(problem, diagnostic)
        if _is_wanted(FIX_ALL, only) and self.fixable.safe:
            found.append(CodeAction("Fix all problems that seolint can fix", FIX_ALL, data=self._data("fix-all")))
        return found

    def _fixes(self, problem: Problem, diagnostic: Diagnostic) -> Iterator[CodeAction]:
        """Fixes of a problem, and of all like it."""
        report, rule, kind = self.result.report, problem.rule, CodeActionKind.QuickFix
        safe, unsafe = self.fixable
        meant = meant_by(problem, report.problems if report else ())
        if meant & safe:
            data = self._data("fix", rule, sorted(meant))
            yield CodeAction(f"Fix this ({rule})", kind, [diagnostic], is_preferred=True, data=data)
            alike = {each.fingerprint for each in report.problems if each.rule == rule} if report else set()
            if len(alike & safe) > len(meant & safe):
                yield CodeAction(f"Fix all of {rule}", kind, [diagnostic], data=self._data("fix", rule, sorted(alike)))
        elif meant & unsafe:
            suggestion = problem.facts.get("suggestion")
            title = f"Change the address to {suggestion}" if suggestion else f"Fix this if it is what you mean ({rule})"
            yield CodeAction(title, kind, [diagnostic], data=self._data("fix-unsafely", rule, sorted(meant)))

    def _without(self, problem: Problem, diagnostic: Diagnostic) -> Iterator[CodeAction]:
        """Ways to be without a problem's rule."""
        rule, kind, found = problem.rule, CodeActionKind.QuickFix, [diagnostic]
        this = [problem.fingerprint]
        yield CodeAction(f"Disable {rule} here", kind, found, data=self._data("disable-here", rule, this))
        yield CodeAction(f"Disable {rule} in this file", kind, found, data=self._data("disable-file", rule, this))
        yield CodeAction(f"Switch {rule} off in {NAMES[0]}", kind, found, data=self._data("switch-off", rule, this))

    def _data(self, what: str, rule: str = "", fingerprints: Sequence[str] = ()) -> dict[str, Any]:
        buffer = self.buffer
        return {"what": what, "uri": buffer.uri, "version": buffer.version, "rule": rule, "problems": [*fingerprints]}


async def _worked_out(server: Server, action: CodeAction) -> CodeAction:
    """An action with its edit, as far as it still makes sense."""
    data: Any = action.data
    buffer = server.buffers.get(data["uri"]) if isinstance(data, Mapping) and "uri" in data else None
    if action.edit or buffer is None or data["version"] != buffer.version:
        return action
    if data["what"] == "switch-off":
        action.edit = _switch_off(server, buffer, data["rule"])
        return action
    after = await _after(server, buffer, data)
    if after is not None and after != buffer.text:
        edits = text_edits(buffer.text, after, buffer.positions)
        action.edit = workspace_edit(buffer.uri, buffer.version, edits, versioned=_versioned(server))
    return action


async def _after(server: Server, buffer: Buffer, data: Mapping[str, Any]) -> str | None:
    """The text after an action; None if it can't be done."""
    results, what, fingerprints = server.results, data["what"], frozenset(data["problems"])
    if what == "fix-all":
        result = await results.of(buffer)
        recorded = server.project.config(buffer.path).baseline and result.report
        known = frozenset(p.fingerprint for p in result.report.problems) if recorded and result.report else None
        return await results.work(buffer, fixed, Wanted(known), _across(server, buffer, result))
    result = await results.of(buffer)
    if what in ("fix", "fix-unsafely"):
        wanted = Wanted(fingerprints, unsafe=what == "fix-unsafely")
        return await results.work(buffer, fixed, wanted, _across(server, buffer, result))
    problem = next((p for p in result.problems if p.fingerprint in fingerprints), None)
    if problem is None:
        return None
    return await results.work(buffer, disabled, problem, everywhere=what == "disable-file")


def _across(server: Server, buffer: Buffer, result: Result) -> list[Problem]:
    """The problems with a text that its site may have to do with."""
    states = server.project.config(buffer.path).states
    rules = {name for name, state in states.items() if state.rule.across}
    return [problem for problem in result.report.problems if problem.rule in rules] if result.report else []


def _switch_off(server: Server, buffer: Buffer, rule: str) -> WorkspaceEdit | None:
    """The edit that switches a rule off in the config of a file, or in a new one for the open folder."""
    path = server.project.configs.source_of_file(buffer.path)
    folder = server.project.folder_of(buffer.path) or Path(buffer.path).parent
    uri = server.uri(path or folder / NAMES[0])
    opened = server.buffers.get(uri)
    before = opened.text if opened else _read(path)
    after = None if before is None else switched_off(before, rule)
    if before is None or after is None:
        return None
    version = opened.version if opened else None
    edits = text_edits(before, after, Positions(before, server.counts_in))
    if path or not _versioned(server):
        return workspace_edit(uri, version, edits, versioned=_versioned(server))
    new = [TextEdit(Range(Position(0, 0), Position(0, 0)), after)]
    document = TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri), new)
    return WorkspaceEdit(document_changes=[CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True)), document])


def _read(path: Path | None) -> str | None:
    """The text of a config; None if it can't be read."""
    if path is None:
        return ""
    try:
        return read_file(path, SETTINGS, None).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _touched(problem: Problem, at: tuple[int, int]) -> int | None:
    """Where that place of a problem begins that lies in a stretch of the text; None if there is none."""
    here = (place for place in (problem.place, *problem.related) if not place.path)
    return next((place.start for place in here if place.start <= at[1] and at[0] <= place.end), None)


def _offsets(buffer: Buffer, wanted: Range) -> tuple[int, int]:
    places = buffer.positions
    return places.offset(wanted.start), places.offset(wanted.end)


def _is_wanted(kind: str, only: Iterable[str] | None) -> bool:
    names = None if only is None else [getattr(each, "value", each) for each in only]
    return names is None or any(kind == name or kind.startswith(f"{name}.") for name in names)


def _resolves(server: Server) -> bool:
    """Whether the client can ask for the edit of an action when it is chosen."""
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return support is not None and "edit" in support.properties


def _versioned(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)
