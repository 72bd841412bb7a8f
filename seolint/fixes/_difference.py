"""What fixes change in a file, as a unified diff that git applies.

Fixes change single lines, and delete a few. So the two texts are walked side by side, in linear time, where a general
comparison takes the square of it; what is put together that way is right whatever was changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

AROUND = 3
"""Lines shown before and after a change."""

_DELETED = 3
"""Lines that a fix deletes at most, with the blank ones beside."""

_UNENDED = b"\n\\ No newline at end of file\n"


class _Replacement(NamedTuple):
    """Lines of the old text and those of the new that replace them; ends exclusive."""

    start: int
    end: int
    new_start: int
    new_end: int


def difference(path: str, before: bytes, after: bytes) -> Iterator[bytes]:
    """The lines of a unified diff from `before` to `after`, both the content of `path`; none where they are equal."""
    old, new = _lines(before), _lines(after)
    changes = list(_changes(old, new))
    if changes:
        yield b"--- " + _name("a", path)
        yield b"+++ " + _name("b", path)
    for group in _groups(changes):
        yield from _hunk(group, old, new)


def _lines(data: bytes) -> Sequence[bytes]:
    """The lines as git sees them: ended by line feeds."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    return lines[:-1] if data.endswith(b"\n") or not data else [*lines[:-1], lines[-1][:-1]]


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Replacement]:
    at = other = 0
    while at < len(old) and other < len(new):
        if old[at] == new[other]:
            at, other = at + 1, other + 1
            continue
        gone = next((n for n in range(1, _DELETED + 1) if _meet(old, at + n, new, other)), 0)
        yield _Replacement(at, at + (gone or 1), other, other + (not gone))
        at, other = at + (gone or 1), other + (not gone)
    if at < len(old) or other < len(new):
        yield _Replacement(at, len(old), other, len(new))


def _meet(old: Sequence[bytes], at: int, new: Sequence[bytes], other: int) -> bool:
    """Whether the texts go on alike from here, for two lines or to their ends."""
    return at < len(old) and old[at : at + 2] == new[other : other + 2]


def _groups(changes: Sequence[_Replacement]) -> Iterator[list[_Replacement]]:
    """The changes, together those between which there is less than what is shown around each."""
    group: list[_Replacement] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * AROUND:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(group: Sequence[_Replacement], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    lead = min(AROUND, group[0].start)
    start, new_start = group[0].start - lead, group[0].new_start - lead
    end = min(group[-1].end + AROUND, len(old))
    new_end = group[-1].new_end + end - group[-1].end
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n".encode()
    at = start
    for change in group:
        yield from (_line(b" ", line) for line in old[at : change.start])
        yield from (_line(b"-", line) for line in old[change.start : change.end])
        yield from (_line(b"+", line) for line in new[change.new_start : change.new_end])
        at = change.end
    yield from (_line(b" ", line) for line in old[at:end])


def _range(start: int, end: int) -> str:
    """A range of lines, as a diff has it: from 1; of no lines, the one before them."""
    return f"{start + (end > start)},{end - start}"


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + (line if line.endswith(b"\n") else line + _UNENDED)


def _name(side: str, path: str) -> bytes:
    """A path as git writes it: quoted where it holds a quote or a control character, ended by a tab after blanks."""
    name = os.fsencode(f"{side}/{path.lstrip('/')}")
    if any(byte < 32 or byte in b'"\\\x7f' for byte in name):
        return b'"' + b"".join(_quoted(byte) for byte in name) + b'"\n'
    return name + (b"\t\n" if b" " in name else b"\n")


def _quoted(byte: int) -> bytes:
    if byte in b'"\\':
        return b"\\" + bytes([byte])
    return b"\\%03o" % byte if byte < 32 or byte == 127 else bytes([byte])
