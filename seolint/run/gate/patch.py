"""What a patch of git without context says: which lines of which files are new."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from seolint.lazy_regex import expression

Ranges = Sequence[tuple[int, int]]
"""Lines, from and to, counted from 1, both included; in order."""

_HUNK = expression(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = expression(rb"\\([0-7]{3}|.)")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


def changed_lines(patch: bytes) -> Mapping[str, Ranges]:
    """For each file that a patch changes or adds, its lines that are new; none where lines were only taken out.

    The patch has no context (`--unified=0`) and the prefix b/ before names.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    lines = (line.removesuffix(b"\n") for line in BytesIO(patch))  # a list of short lines takes fifty times the room
    current: list[tuple[int, int]] = []
    for line in lines:
        if line.startswith(b"+++ "):
            current = found.setdefault(_name(line[4:]), [])
        elif hunk := _HUNK.match(line):
            removed, start, added = (1 if number is None else int(number) for number in hunk.groups())
            if added:
                current.append((start, start + added - 1))
            _skip(lines, removed + added)
    found.pop("", None)
    return found


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Pass over the lines of a hunk; those that say that a file ends without a line end are no lines of its own."""
    while count:
        count -= not next(lines, b"").startswith(b"\\")


def _name(told: bytes) -> str:
    """The path that git writes after `+++ `; "" for a file that was deleted."""
    if told.startswith(b'"'):
        told = _ESCAPE.sub(_unescaped, told[1 : told.rindex(b'"')])
    elif told.endswith(b"\t"):
        told = told[:-1]
    return os.fsdecode(told.removeprefix(b"b/")) if told != b"/dev/null" else ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    told = match[1]
    return bytes([int(told, 8)]) if len(told) == 3 else _LETTERS.get(told, told)
