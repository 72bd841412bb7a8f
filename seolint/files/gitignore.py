"""Lines as in .gitignore, and whether they name a path: in linear time, as anyone may have written either.

The lines become one RE2 expression, the last line first. Each consumes one or more marks after the path, and the number
of marks matched says whether the path is named, lies in a folder that is named, or is reincluded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from seolint.files.wildmatch import ANY, END, UnmatchableError, name_expression, path_expression

MOST = 10_000
"""Patterns of an ignore file, and globs of a config: each path below their folder is tested against all of them."""

_LONGEST = 10_000
"""Bytes of a pattern; no path that can be opened is longer."""

_TOGETHER, _SIZE = 1_000, 200_000
"""Patterns in one expression, and its bytes: ten thousand in one take as long, and RE2 can't hold much larger ones."""

_MEMORY = 64 << 20
"""Bytes that RE2 may use for an expression."""

_YES, _ABOVE, _NO = 3, 2, 1
"""Marks after a path that an expression consumes: the path is named; a folder above it is named; it is reincluded."""

_MARKS = b"+" * _YES


class IgnoreLine(NamedTuple):
    """A pattern: its expression for names or paths, whether it is negated, and whether it is for folders only."""

    expression: bytes
    is_path: bool
    negative: bool
    folders_only: bool


class IgnorePatterns:
    """The patterns of an ignore file, or the globs of a config."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = [line for each in lines if (line := parse(each))]

    def __len__(self) -> int:
        return len(self._lines)

    def of_path(self, path: str, *, folder: bool) -> bool | None:
        """Whether the last pattern that names a path itself does so without `!`; None when none names it."""
        mark = _reached(self._paths, _subject(path) + (b"d" if folder else b"f"))
        return None if mark is None else mark == _YES

    def of_file(self, path: str) -> bool | None:
        """Whether the last pattern that names a file, or a folder above it, does so without `!`; None when none does.

        As in git, `!folder/` reincludes what was named by its folder, but not what was named by itself.
        """
        subject = _subject(path) + b"f"
        mark = _reached(self._files, subject)
        if mark in (None, _ABOVE):
            mark = _reached(self._folders, subject)
        return None if mark is None else mark != _NO

    @cached_property
    def _paths(self) -> Sequence[Any]:
        return _expressions(self._lines, _path_itself)

    @cached_property
    def _files(self) -> Sequence[Any]:
        return _expressions(self._lines, _file_or_named_folder)

    @cached_property
    def _folders(self) -> Sequence[Any]:
        return _expressions(self._lines, _folder)


def lines_of(text: bytes) -> Sequence[bytes]:
    """The lines of an ignore file, without the carriage returns and byte order mark of Windows."""
    return [line.removesuffix(b"\r") for line in text.removeprefix(b"\xef\xbb\xbf").split(b"\n")]


def parse(line: bytes) -> IgnoreLine | None:
    """The pattern of a line; None for a comment, and for what no path can match."""
    pattern = _without_trailing_spaces(line)
    if pattern.startswith(b"#") or len(pattern) > _LONGEST:
        return None
    negative = pattern.startswith(b"!")
    pattern = pattern[negative:]
    folders_only = pattern.endswith(b"/")
    pattern = pattern[: len(pattern) - folders_only]
    is_path = b"/" in pattern
    try:
        expression = path_expression(pattern) if is_path else name_expression(pattern)
    except UnmatchableError:
        return None
    return IgnoreLine(expression, is_path, negative, folders_only)


def names_any(glob: str, paths: Iterable[str]) -> bool:
    """Whether a pattern names any of some files, or a folder above one."""
    line = parse(os.fsencode(glob))
    if line is None:
        return False
    above = b"" if line.is_path else b"(?:" + ANY + b"/)?"
    below = b"/" + ANY if line.folders_only else b"(?:/" + ANY + b")?"
    found = _compiled(END + above + line.expression + below + END)
    return found.search(b"\0%s\0" % b"\0".join(map(os.fsencode, paths))) is not None


def _without_trailing_spaces(pattern: bytes) -> bytes:
    """A pattern without trailing spaces, except one after a backslash."""
    bare = pattern.rstrip(b" ")
    backslashes = len(bare) - len(bare.rstrip(b"\\"))
    return bare + b" " if backslashes % 2 and bare != pattern else bare


def _subject(path: str) -> bytes:
    """What a path is matched as, without its kind: its name comes first, where patterns without a slash begin."""
    whole = os.fsencode(path)
    return whole.rpartition(b"/")[2] + b"\0" + whole + b"\0"


class _Branch(NamedTuple):
    """One of the ways in which an expression matches: from the name, or from the path after it."""

    at_path: bool
    expression: bytes


def _path_itself(line: IgnoreLine) -> Iterator[_Branch]:
    """The branch in which a pattern names the path itself."""
    yield _named(line, b"d" if line.folders_only else b"[df]", _NO if line.negative else _YES)


def _file_or_named_folder(line: IgnoreLine) -> Iterator[_Branch]:
    """The branch in which a pattern names a file itself, or names a folder above it and isn't negated."""
    if not line.folders_only:
        yield _named(line, b"f", _NO if line.negative else _YES)
    if not line.negative:
        yield from _folder(line)


def _folder(line: IgnoreLine) -> Iterator[_Branch]:
    """The branch in which a pattern names a folder above a file."""
    above = b"" if line.is_path else b"(?:" + ANY + b"/)?"
    yield _Branch(True, above + line.expression + b"/" + ANY + _end(b"f", _NO if line.negative else _ABOVE))


def _named(line: IgnoreLine, kind: bytes, mark: int) -> _Branch:
    path = b"" if line.is_path else END + ANY
    return _Branch(line.is_path, line.expression + path + _end(kind, mark))


def _end(kind: bytes, mark: int) -> bytes:
    return END + kind + rb"\+" * mark


def _expressions(lines: Sequence[IgnoreLine], branches_of: Callable[[IgnoreLine], Iterator[_Branch]]) -> Sequence[Any]:
    """The expressions for patterns, the last ones first."""
    parts: list[list[_Branch]] = [[]]
    size = 0
    for branch in (branch for line in reversed(lines) for branch in branches_of(line)):
        size += len(branch.expression)
        if size > _SIZE or len(parts[-1]) >= _TOGETHER:
            parts.append([])
            size = len(branch.expression)
        parts[-1].append(branch)
    return [_compiled(_joined(part)) for part in parts if part]


def _joined(branches: Sequence[_Branch]) -> bytes:
    """Branches joined into one; adjacent ones that begin alike share their beginning."""
    groups = (
        (at_path, [each.expression for each in group]) for at_path, group in groupby(branches, lambda b: b.at_path)
    )
    return b"|".join(b"%s(?:%s)" % (ANY + END if at_path else b"", b"|".join(group)) for at_path, group in groups)


def _reached(expressions: Sequence[Any], subject: bytes) -> int | None:
    """How many of the marks after a subject are consumed by the first expression that matches."""
    for expression in expressions:
        if found := expression.match(subject + _MARKS):
            return int(found.end()) - len(subject)
    return None


def _compiled(expression: bytes) -> Any:
    import re2  # 15 ms: only where something is ignored, and for those who write globs

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(expression, options)
