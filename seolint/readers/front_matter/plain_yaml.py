"""The YAML of nearly all front matter, a few `key: value` lines, read without PyYAML.

Loading PyYAML takes a seventh of a cold run over one article. So unambiguous YAML is read here, and PyYAML gets the
rest. A property test checks that both give the same keys, values and places.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import Scalar, Tree, block, double_quoted, single_quoted, verbatim

_RARE = expression(r"[\0-\t\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)")
"""Tabs, what YAML takes for the end of a line besides LF and CRLF, byte order marks, and what it does not allow.

The only white space left is the space: a no-break space, say, is a letter like any other to YAML. (The complement of
these takes 7 ms to compile, more than the reader needs for everything else.)
"""

_LINE = expression(r"( *)([^\r\n]*)(?:\r?\n|\Z)")
_KEY = expression(r"""(?:([A-Za-z_$][\w$./-]*(?: [\w$./-]+)*)|"([^"\\]*)"|'([^']*)') *(:)(?: +|\Z)""")
_BLOCK = expression(r"[|>][-+]?(?: +#.*)?\Z")
_ITEM = expression(r"- +")
_PLAIN = expression(r"(?![-?:](?: |\Z))[^ \[\]{},&*!|>%@`'\"#](?:[^:#]|:(?=[^ ])|(?<=[^ ])#)*")
_QUOTED = expression(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')(?: +#.*)?\Z""")
_ESCAPES = expression(r"(?:[^\\]|\\[\"\\/nt]|\\u(?![dD][89a-fA-F]|00[01])[0-9a-fA-F]{4})*\Z")
"""A text without escapes other than those that every YAML parser reads alike."""

_LIST = expression(r"\[(.*)\](?: +#.*)?\Z")
_LIST_ITEM = expression(r""" *("(?:[^"\\]|\\.)*" *|'(?:[^']|'')*' *|[^ \[\]{},&*!|>%@`'"#:?-][^,\[\]{}:#?]*)(?:,|\Z)""")

_LONGEST_KEY = 1000
"""Maximum characters up to the value; YAML allows 1024."""

_DEEPEST = 40
"""Maximum spaces before a key, which also limits how deeply mappings are nested."""


class _BeyondError(Exception):
    """YAML that needs a real parser."""


class _Line(NamedTuple):
    """Its indentation, and where its content starts and ends; both are one place in a blank line."""

    indent: int
    start: int
    end: int


def read_plain(source: str, start: int, end: int) -> dict[str, Tree] | None:
    """The mapping in source[start:end], None if it needs a real parser."""
    if _RARE.search(source, start, end):
        return None
    try:
        return _Reader(source, start, end).mapping(0)
    except _BeyondError:
        return None


class _Reader:
    """Mappings, and lists of scalars; plain, quoted and block scalars; anything else needs a real parser."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.lines = [_line(found) for found in _LINE.finditer(source, start, end)]
        self.at = 0

    def mapping(self, indent: int) -> dict[str, Tree]:
        """The keys with this indentation."""
        tree: dict[str, Tree] = {}
        while (line := self.upcoming()) and line.indent >= indent:
            key = _KEY.match(self.source, line.start, line.end)
            if line.indent != indent or not key or indent > _DEEPEST or key.end() - line.start > _LONGEST_KEY:
                raise _BeyondError
            name = (key[1] or key[2] or key[3] or "").strip()
            if name in tree:
                raise _BeyondError
            self.at += 1
            tree[name] = self.value(key, line)
        return tree

    def upcoming(self) -> _Line | None:
        """The next line that is neither blank nor a comment."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.start < line.end and self.source[line.start] != "#":
                return line
            self.at += 1
        return None

    def is_deeper(self, line: _Line) -> bool:
        """Whether the next line is indented more than this one."""
        upcoming = self.upcoming()
        return upcoming is not None and upcoming.indent > line.indent

    def value(self, key: re.Match[str], line: _Line) -> Tree:
        """What follows a key, on its line or below it."""
        start = key.end()
        if start == line.end or self.source[start] == "#":
            return self.below(line) or Scalar(key.end(4), key.end(4), "")
        if _BLOCK.match(self.source, start, line.end):
            return self.block(line)
        if self.is_deeper(line):
            raise _BeyondError
        return self.scalar(start, line.end)

    def below(self, line: _Line) -> Tree | None:
        """The list or the mapping under a key, if there is one."""
        upcoming = self.upcoming()
        if upcoming and upcoming.indent >= line.indent and _ITEM.match(self.source, upcoming.start, upcoming.end):
            return self.items(upcoming.indent)
        return self.mapping(upcoming.indent) if upcoming and upcoming.indent > line.indent else None

    def items(self, indent: int) -> list[Tree]:
        """The scalars after hyphens with this indentation."""
        found: list[Tree] = []
        while (line := self.upcoming()) and line.indent == indent:
            item = _ITEM.match(self.source, line.start, line.end)
            if not item:
                break
            self.at += 1
            if self.is_deeper(line) or _KEY.match(self.source, item.end(), line.end):
                raise _BeyondError
            found.append(self.scalar(item.end(), line.end))
        return found

    def scalar(self, start: int, end: int) -> Tree:
        """A plain or quoted text, or a list of them in brackets, that fills its line up to a comment."""
        if quoted := _QUOTED.match(self.source, start, end):
            return _unquoted(self.source, quoted)
        if listed := _LIST.match(self.source, start, end):
            return self.list_items(*listed.span(1))
        plain = _PLAIN.match(self.source, start, end)
        if not plain or (plain.end() < end and self.source[plain.end()] != "#"):
            raise _BeyondError
        return verbatim(self.source, start, start + len(plain[0].rstrip(" ")))

    def list_items(self, at: int, end: int) -> list[Tree]:
        """The scalars between the brackets of a list; a comma may follow the last one."""
        found: list[Tree] = []
        end = at + len(self.source[at:end].rstrip(" "))
        while at < end:
            item = _LIST_ITEM.match(self.source, at, end)
            if not item:
                raise _BeyondError
            found.append(self.scalar(item.start(1), item.start(1) + len(item[1].rstrip(" "))))
            at = item.end()
        return found

    def block(self, key_line: _Line) -> Scalar:
        """The text under `|` or `>`: lines indented as far as the first one, including those that begin with #."""
        blank = 0
        lines: list[_Line] = []
        for line in self.lines[self.at :]:
            is_blank = line.start == line.end
            if not is_blank and line.indent < (lines[0].indent if lines else max(blank, key_line.indent + 1)):
                break
            self.at += 1
            if not is_blank:
                lines.append(line)
            elif not lines:
                blank = max(blank, line.indent)
        if not lines or self.is_deeper(key_line):
            raise _BeyondError
        return block(self.source, lines[0].start, lines[-1].end)


def _line(found: re.Match[str]) -> _Line:
    start = found.start(2)
    return _Line(len(found[1]), start, start + len(found[2].rstrip(" ")))


def _unquoted(source: str, quoted: re.Match[str]) -> Scalar:
    if quoted[1] is None:
        return single_quoted(source, *quoted.span(2))
    if not _ESCAPES.match(quoted[1]):
        raise _BeyondError
    return double_quoted(source, *quoted.span(1))
