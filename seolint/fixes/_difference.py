"""What fixes change in a file, as a unified diff that git applies: the hunks are difflib's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

CONTEXT = 3
"""Unchanged lines shown before and after a change."""

MOST_LINES = 5_000
"""The most lines between the first and the last change that are compared: more become one hunk.

difflib takes half a second for so many lines with a change in each tenth, and 15 times as long for four times as many.
"""

_UNENDED = b"\n\\ No newline at end of file\n"

_Opcode = tuple[str, int, int, int, int]


def difference(path: str, before: bytes, after: bytes) -> Iterator[bytes]:
    """The lines of a unified diff from `before` to `after`, both the content of `path`; none where they are equal."""
    if before == after:
        return
    old, new = _lines(before), _lines(after)
    yield b"--- " + _name("a", path)
    yield b"+++ " + _name("b", path)
    for group in _groups(old, new):
        (_, start, _, new_start, _), (_, _, end, _, new_end) = group[0], group[-1]
        yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n".encode()
        for kind, at, to, new_at, new_to in group:
            if kind == "equal":
                yield from (_line(b" ", line) for line in old[at:to])
            else:
                yield from (_line(b"-", line) for line in old[at:to])
                yield from (_line(b"+", line) for line in new[new_at:new_to])


def _lines(data: bytes) -> Sequence[bytes]:
    """The lines as git sees them: ended by line feeds."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    return lines[:-1] if data.endswith(b"\n") or not data else [*lines[:-1], lines[-1][:-1]]


def _groups(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Sequence[_Opcode]]:
    """The changes with the lines around them, as difflib's grouped opcodes."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    end, new_end = len(old) - tail, len(new) - tail
    if max(end, new_end) - head <= MOST_LINES:
        yield from SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT)
        return
    lead, rest = min(CONTEXT, head), min(CONTEXT, tail)
    yield [
        ("equal", head - lead, head, head - lead, head),
        ("replace", head, end, head, new_end),
        ("equal", end, end + rest, new_end, new_end + rest),
    ]


def _range(start: int, end: int) -> str:
    """A range of lines as in a diff: counted from 1; an empty range is at the line before it."""
    return f"{start + (end > start)},{end - start}"


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + (line if line.endswith(b"\n") else line + _UNENDED)


def _name(side: str, path: str) -> bytes:
    """A path as git writes it: quoted if it holds a quote or control character, followed by a tab if it has blanks."""
    name = os.fsencode(f"{side}/{path.lstrip('/')}")
    if any(byte < 32 or byte in b'"\\\x7f' for byte in name):
        return b'"' + b"".join(_quoted(byte) for byte in name) + b'"\n'
    return name + (b"\t\n" if b" " in name else b"\n")


def _quoted(byte: int) -> bytes:
    if byte in b'"\\':
        return b"\\" + bytes([byte])
    return b"\\%03o" % byte if byte < 32 or byte == 127 else bytes([byte])
