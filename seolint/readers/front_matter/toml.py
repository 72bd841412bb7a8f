"""TOML front matter -> a tree of values with their places.

tomllib decides what is valid and what it means, but doesn't say where a value is. So a light scan finds the places, and
is used only where it reads the same value.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import (
    TOO_DEEP,
    MatterError,
    Scalar,
    Tree,
    block,
    double_quoted,
    limit_depth,
    verbatim,
)

_TABLE = expression(r"^[ \t]*\[([^\[\]\n]+)\][ \t]*(?:#.*)?\r?$")
_TEXT = r'''"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
_ENTRY = expression(
    rf"^[ \t]*([\w.-]+|\"[^\"\n]*\")[ \t]*=[ \t]*(?:({_TEXT})|(\[)|([^\s#\[{{\"'][^\n#]*))", re.M | re.S
)
_ITEM = expression(rf"[\s,]*(?:({_TEXT})|#[^\n]*|([^\s,#\[\]{{}}\"']+))", re.S)
_INLINE = expression(r"^[ \t]*([\w.-]+)[ \t]*=[ \t]*\{([^{}\n]*)\}[ \t]*(?:#.*)?\r?$", re.M)
_INNER = expression(rf"(?<![\w.-])([\w.-]+)[ \t]*=[ \t]*(?:({_TEXT})|(\[)|([^\s,#\[\]{{}}\"']+))", re.S)
_DATE = expression(r"[^=]*=[ \t]*(\d{1,4}([-/.])\d{1,4}\2\d{1,4}(?: \d\d?:\S*|[^\s#]*))")
_UNQUOTED = expression(
    r"[^=]*=[ \t]*(?!true\b|false\b|inf\b|nan\b)[^\s\"'\[{#][^\"'\n]*(?<!\w)[^\W\d_]|[^=]*=[ \t]*[^\W\d_]"
)
_PART = expression(rf"{_ENTRY.pattern}|(?P<table>{_TABLE.pattern})|(?P<inline>{_INLINE.pattern})", re.M | re.S)


def parse(source: str, start: int, end: int) -> dict[str, Tree]:
    """The values of source[start:end]; raises MatterError when it is not valid TOML."""
    data = _load(source[start:end], start)
    tree: dict[str, Tree] = {}
    prefix: list[str] = []
    for part in _PART.finditer(source, start, end):
        if part["table"]:
            prefix = _names(part["table"].strip().strip("[]"))
            continue
        inline = part["inline"] and _INLINE.match(source, part.start("inline"), end)
        path = [*prefix, *_names(inline[1] if inline else part[1])]
        for entry in _INNER.finditer(source, *inline.span(2)) if inline else (part,):
            inner = [*path, *_names(entry[1])] if inline else path
            limit_depth(len(inner), entry.start(1))
            value = _value(source, entry, end)
            if _agrees(_at(data, inner), value):
                _put(tree, inner, value)
    return tree


_MOST_PARTS = 60
"""Maximum parts of a key such as a.b.c: tomllib takes quadratic time and memory."""

_DOTTED = expression(r"""(?:\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*)+""")


def _load(text: str, start: int) -> dict[str, Any]:
    if any(key[0].count(".") >= _MOST_PARTS for key in _DOTTED.finditer(text)):
        raise MatterError(start, TOO_DEEP)
    try:
        data: dict[str, Any] = tomllib.loads(text.replace("\r\n", "\n"))
        return data
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        skipped = text.split("\n", int(place[1]) - 1)[:-1] if place else []
        offset = start + sum(len(line) + 1 for line in skipped)
        raise MatterError(offset, _explained(str(error), text[offset - start :].partition("\n")[0])) from None
    except RecursionError:
        raise MatterError(start, TOO_DEEP) from None
    except ValueError:  # raised by Python for a number with more digits than it reads
        raise MatterError(start, "it has a value that can't be read") from None


def _explained(error: str, line: str) -> str:
    """The problem of a line, and what to write instead where that is known."""
    problem = error.split(" (at")[0].lower()
    date = _DATE.match(line)
    if date and not _is_valid(date[1]):
        return f"{date[1]} is not a valid date: write it as 2024-12-31"
    return f"{problem} (put a text in quotes)" if _UNQUOTED.match(line) else problem


def _is_valid(value: str) -> bool:
    try:
        tomllib.loads(f"a = {value}")
    except ValueError:
        return False
    return True


def _names(key: str) -> list[str]:
    return [name.strip().strip("\"'") for name in key.split(".")] if '"' not in key else [key.strip(' "')]


def _value(source: str, part: re.Match[str], end: int) -> Tree:
    if part[2]:
        return _text(source, *part.span(2))
    if part[3]:
        return list(_items(source, part.end(3), end))
    return verbatim(source, part.start(4), part.start(4) + len(part[4].rstrip()))


def _items(source: str, at: int, end: int) -> Iterator[Scalar]:
    while item := _ITEM.match(source, at, end):
        if item[1]:
            yield _text(source, *item.span(1))
        elif item[2]:
            yield verbatim(source, *item.span(2))
        at = item.end()


def _text(source: str, start: int, end: int) -> Scalar:
    """A quoted text: single quotes have no escapes, triple quotes allow several lines."""
    if source.startswith(("'''", '"""'), start):
        start, end = start + 3, end - 3
        while start < end and source[start] in "\r\n":
            start += 1
        return block(source, start, end) if "\\" not in source[start:end] else double_quoted(source, start, end)
    if source[start] == "'":
        return verbatim(source, start + 1, end - 1)
    return double_quoted(source, start + 1, end - 1)


def _at(data: Any, path: list[str]) -> Any:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _agrees(parsed: Any, value: Tree) -> bool:
    """Whether the scan found what tomllib read, white space aside."""
    if isinstance(value, list):
        return isinstance(parsed, list) and len(parsed) == len(value) and all(map(_agrees, parsed, value))
    if isinstance(parsed, str) and isinstance(value, Scalar):
        return "".join(parsed.split()) == "".join(value.plain.split())
    return parsed is not None and not isinstance(parsed, (dict, list))


def _put(tree: dict[str, Tree], path: list[str], value: Tree) -> None:
    for name in path[:-1]:
        inner = tree.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    tree[path[-1]] = value
