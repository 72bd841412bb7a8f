"""TOML front matter -> a tree of values with their places.

Nearly all of it is a few lines of `key = value` below a table or two, so those are read here: a tenth of the time that
a real parser takes, which is asked only for what goes beyond them.
"""

from __future__ import annotations

import re

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import Scalar, Tree, verbatim

_TEXT = r""""[^"\\\x00-\x08\x0a-\x1f\x7f]*"|'[^'\x00-\x08\x0a-\x1f\x7f]*\'"""
_BLANKS = r"(?:[ \t\n]|\r\n)*"
_DATE = r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_LINE = expression(
    rf"""[ \t]*(?:(?:\[(?P<table>[A-Za-z0-9_-]+)\]
    |(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*(?:
        (?P<text>{_TEXT})
        |\[{_BLANKS}(?P<list>(?:(?:{_TEXT}){_BLANKS},{_BLANKS})*(?:(?:{_TEXT}){_BLANKS})?)\]
        |(?P<word>true|false|{_DATE}(?:[T ]{_TIME}:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-]{_TIME})?)?
            |[+-]?(?:0|[1-9][0-9]{{0,15}})(?:\.[0-9]+)?)
    ))[ \t]*)?(?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?(?:\r\n|\n|\Z)""",
    re.X,
)
"""A line that is valid whatever stands around it, but for a name that is there twice."""

_ITEM = expression(_TEXT)


def parse(source: str, start: int, end: int) -> Tree:
    """The values of source[start:end]; raises MatterError when it is no TOML."""
    tree = plain(source, start, end)
    if tree is None:
        from seolint.readers.front_matter.toml import parse as parse_all

        return parse_all(source, start, end)
    return tree


def plain(source: str, at: int, end: int) -> dict[str, Tree] | None:
    """The values of lines that say one thing each, None when there are others."""
    tree: dict[str, Tree] = {}
    tables: dict[str, dict[str, Tree]] = {}
    table = tree
    while at < end:
        line = _LINE.match(source, at, end)
        if not line or line["key"] in table or line["table"] in tables or line["table"] in tree:
            return None
        at = line.end()
        if line["table"]:
            table = tables[line["table"]] = {}
        elif line["key"]:
            table[line["key"]] = _value(source, line)
    return {**tree, **{name: inner for name, inner in tables.items() if inner}}


def _value(source: str, line: re.Match[str]) -> Tree:
    if line["list"] is not None:
        return [_unquoted(source, *item.span()) for item in _ITEM.finditer(source, *line.span("list"))]
    if line["word"]:
        return verbatim(source, *line.span("word"))
    return _unquoted(source, *line.span("text"))


def _unquoted(source: str, start: int, end: int) -> Scalar:
    return verbatim(source, start + 1, end - 1)
