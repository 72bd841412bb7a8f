"""What changes in a text, as edits that a client applies: the lines that differ, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from seolint.server.positions import Positions

MOST_LINES = 2_000
"""The most lines between the first and the last change that are compared: more become one edit."""


def text_edits(before: str, after: str, positions: Positions) -> list[TextEdit]:
    """The edits that make `after` of `before`, whose `positions` these are. They don't overlap."""
    return [TextEdit(positions.range(start, end), text) for start, end, text in _changes(before, after)]


def workspace_edit(uri: str, version: int | None, edits: list[TextEdit], *, versioned: bool) -> WorkspaceEdit:
    """Edits of one text; `versioned` for clients that can make sure that it is still the text that was meant."""
    if not versioned:
        return WorkspaceEdit(changes={uri: edits})
    return WorkspaceEdit(
        document_changes=[TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri, version), edits)]
    )


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The offsets of what is replaced, and by what."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    old, new, start = old[head : len(old) - tail], new[head : len(new) - tail], sum(map(len, old[:head]))
    if len(old) > MOST_LINES or len(new) > MOST_LINES:
        yield start, start + sum(map(len, old)), "".join(new)
        return
    offsets = [start]
    for line in old:
        offsets.append(offsets[-1] + len(line))
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _trimmed(offsets[first], "".join(old[first:last]), "".join(new[new_first:new_last]))


def _trimmed(start: int, old: str, new: str) -> tuple[int, int, str]:
    """A replacement without what both texts begin and end with; CR LF stays whole, which clients count as one."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    head -= head > 0 and old[head - 1] == "\r"
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    tail -= tail > 0 and old[len(old) - tail] == "\n"
    return start + head, start + len(old) - tail, new[head : len(new) - tail]
