"""YAML front matter -> a tree of values with their places.

Importing PyYAML costs more than linting an article. Nearly all front matter is a few `key: value` lines, so those are
read here, and PyYAML is asked only for what goes beyond them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import Scalar, Tree, block, double_quoted, single_quoted, verbatim

_KEY = expression(r"""([A-Za-z_$][\w$./-]*(?: [\w$./-]+)*|"[^"\\\n]*"|'[^'\n]*')[ ]*:(?:[ \t]+|$)""")
_PLAIN = expression(r"(?![-?:](?:\s|$))[^\s\[\]{},&*!|>%@`'\"#](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")
_QUOTED = expression(r"""(?:"((?:[^"\\\n]|\\[^\n])*)"|'((?:[^'\n]|'')*)')[ \t]*(?:\#.*)?$""")
_ESCAPES = expression(r"(?:[^\\]|\\[\"\\/nt]|\\u(?![dD][89a-fA-F]|00[01])[0-9a-fA-F]{4})*\Z")
"""A text with no escapes but those that every parser of YAML reads alike."""

_FLOW = expression(r"""\[(.*)\][ \t]*(?:\#.*)?$""")
_FLOW_ITEM = expression(
    r"""[ \t]*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\[\]{},&*!|>%@`'"#:?-][^,\[\]{}:#]*)[ \t]*(?:,|$)"""
)
_BLOCK = expression(r"[|>][-+]?[ \t]*(?:#.*)?$")


class BeyondError(Exception):
    """YAML that takes a real parser."""


class Line(NamedTuple):
    """A line that says something: its indentation, and where its content starts and ends."""

    indent: int
    start: int
    end: int


def parse(source: str, start: int, end: int) -> Tree:
    """The mapping that stands in source[start:end].

    Raises MatterError when it is none.
    """
    try:
        return Simple(source, start, end).mapping(0)
    except BeyondError:
        from seolint.readers.front_matter.full_yaml import parse as parse_all

        return parse_all(source, start, end)


class Simple:
    """Mappings, lists, plain, quoted and block scalars, one a line; anything else is beyond it."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.lines = [*_lines(source, start, end)]
        self.at = 0

    def mapping(self, indent: int) -> dict[str, Tree]:
        """The keys that stand at this indentation."""
        tree: dict[str, Tree] = {}
        while self.at < len(self.lines) and self.lines[self.at].indent >= indent:
            line = self.lines[self.at]
            key = _KEY.match(self.source, line.start, line.end)
            if line.indent != indent or not key or indent > 40:
                raise BeyondError
            name = key[1].strip("\"'")
            if name in tree:
                raise BeyondError
            self.at += 1
            tree[name] = self.value(key.end(), line)
        if indent == 0 and self.at < len(self.lines):
            raise BeyondError
        return tree

    def value(self, start: int, line: Line) -> Tree:
        """What follows a key, on its line or below it."""
        if start >= line.end or self.source[start] == "#":
            return self.below(line)
        if _BLOCK.match(self.source, start, line.end):
            return self.block(line)
        if self.deeper(line):
            raise BeyondError
        return self.scalar(start, line.end)

    def deeper(self, line: Line) -> bool:
        return self.at < len(self.lines) and self.lines[self.at].indent > line.indent

    def below(self, line: Line) -> Tree:
        """The mapping or the list under a key without a value of its own."""
        if self.at < len(self.lines):
            following = self.lines[self.at]
            if self.source.startswith("- ", following.start) and following.indent >= line.indent:
                return self.items(following.indent)
            if following.indent > line.indent:
                return self.mapping(following.indent)
        return Scalar(line.end, line.end, "")

    def items(self, indent: int) -> list[Tree]:
        """A list of scalars."""
        found: list[Tree] = []
        while self.at < len(self.lines) and self.lines[self.at].indent == indent:
            line = self.lines[self.at]
            if not self.source.startswith("- ", line.start):
                break
            start = (
                line.start
                + len(self.source[line.start : line.end])
                - len(self.source[line.start + 1 : line.end].lstrip())
            )
            self.at += 1
            if self.deeper(line) or _KEY.match(self.source, start, line.end):
                raise BeyondError
            found.append(self.scalar(start, line.end))
        return found

    def scalar(self, start: int, end: int) -> Tree:
        """A plain or quoted text, or a flow list of them, that fills its line."""
        quoted = _QUOTED.match(self.source, start, end)
        if quoted:
            return _unquoted(self.source, start, quoted)
        flow = _FLOW.match(self.source, start, end)
        if flow:
            return self.flow(flow.start(1), flow.end(1))
        plain = _PLAIN.match(self.source, start, end)
        if not plain or (plain.end() < end and self.source[plain.end()] != "#"):
            raise BeyondError
        return verbatim(self.source, start, start + len(plain[0].rstrip()))

    def flow(self, at: int, end: int) -> list[Tree]:
        found: list[Tree] = []
        while at < end and not self.source[at:end].isspace():
            item = _FLOW_ITEM.match(self.source, at, end)
            if not item:
                raise BeyondError
            found.append(self.scalar(item.start(1), item.start(1) + len(item[1].rstrip())))
            at = item.end()
        return found

    def block(self, line: Line) -> Scalar:
        """The lines under `|` or `>`, which are indented more than their key."""
        first = self.at
        while self.deeper(line):
            self.at += 1
        if first == self.at:
            raise BeyondError
        start, end = self.lines[first].start, self.lines[self.at - 1].end
        if "\n#" in self.source[start:end]:
            raise BeyondError
        return block(self.source, start, end)


def _lines(source: str, start: int, end: int) -> list[Line]:
    """The lines of source[start:end] that are neither blank nor comments of their own."""
    found = []
    for line in re.finditer(r"([ \t]*)([^\n\r]*)(?:\r\n|\n|\r|\Z)", source[start:end]):
        content = line[2].rstrip(" \t")
        if "\t" in line[1]:
            raise BeyondError
        if content and not content.startswith("#"):
            found.append(Line(len(line[1]), start + line.start(2), start + line.start(2) + len(content)))
    return found


def _unquoted(source: str, start: int, quoted: re.Match[str]) -> Scalar:
    if quoted[1] is not None:
        if not _ESCAPES.match(quoted[1]):
            raise BeyondError
        return double_quoted(source, *quoted.span(1))
    return single_quoted(source, *quoted.span(2))
