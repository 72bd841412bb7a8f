"""The tables of contents that MyST pages hold for Sphinx, as they are written.

    ```{toctree}
    :glob:
    Poles <guide/poles>
    knots/*
    ```

https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#directive-toctree
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seolint.document import Span
from seolint.lazy_regex import expression

KEY, INCLUDED, ORPHAN = "toctree", "include", "orphan"
"""The keys of a record under which the entries of a page are, the files that it includes, and what says that no table
needs to name it."""

_OPENED = "{toctree}"
_LINE = expression(r"[^\n]+")
_FENCE = expression(r"(`{3,}|~{3,}|:{3,})[ \t]*(.*)")
_INCLUDE = expression(r"(?:```|~~~|:::)\{include\}[ \t]+([^\s{}][^\n{}]{0,300})")
_DIRECTIVE = expression(r"\{([\w:-]+)\}")
_TITLED = expression(r".*<([^<>]+)>$")
_SELF = "self"
_TEXT, _CODE = "text", "code"


class _Open(NamedTuple):
    """An open fence, and what it holds: text, code, or a table of contents."""

    fence: str
    holds: str


def entries(source: str) -> Iterator[tuple[str, Span]]:
    """The entries of the tables of contents in a page, each with its place: paths and patterns, without titles."""
    opened: list[_Open] = []
    in_options = False
    for line in _LINE.finditer(source) if _OPENED in source else ():
        text, innermost = line[0].lstrip(" \t>"), opened[-1] if opened else None
        first, text = line.end() - len(text), text.rstrip()
        fence = _FENCE.match(text)
        if fence and innermost and _closes(fence, innermost):
            opened.pop()
        elif fence and (innermost is None or innermost.holds == _TEXT):
            opened.append(_Open(fence[1], _held(fence)))
        elif innermost and innermost.holds == KEY:
            in_options ^= text == "---"
            if text and not in_options and text[0] not in ":-" and text != _SELF and "://" not in text:
                titled = _TITLED.match(text)
                start, end = titled.span(1) if titled else (0, len(text))
                yield text[start:end], Span(first + start, first + end)


def included(source: str) -> Iterator[tuple[str, Span]]:
    """The files that a page includes whole or in part, each with its place."""
    for found in _INCLUDE.finditer(source) if "{include}" in source else ():
        yield found[1].rstrip(), Span(found.start(1), found.start(1) + len(found[1].rstrip()))


def _closes(fence: re.Match[str], innermost: _Open) -> bool:
    is_same = fence[1][0] == innermost.fence[0] and len(fence[1]) >= len(innermost.fence)
    return is_same and not fence[2]


def _held(fence: re.Match[str]) -> str:
    """What an opening fence holds; directives hold text, or at least no table of contents."""
    name = _DIRECTIVE.match(fence[2])
    if name is None:
        return _TEXT if fence[1][0] == ":" else _CODE
    return KEY if name[1] == KEY else _TEXT
