"""JSON front matter -> a tree of values with their places.

The standard library's parser decides what is valid and what it means, but doesn't say where a value is. In valid JSON,
texts and words come in the order of the values, so a scan for those finds the places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from seolint.document import FILLER
from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import (
    TOO_DEEP,
    MatterError,
    Scalar,
    Tree,
    limit_depth,
    verbatim,
    without_controls,
)

_BLANKS = " \t\r\n"
_OPEN = expression(rf"[{_BLANKS}]*(?=\{{)")
_SCALAR = expression(r'"((?:[^"\\]|\\.)*)"|[^\s{}\[\],:"]+')
_BRACE = expression(r'"(?:[^"\\\n]|\\.)*"|[{}]|\n[ \t\r]*\n')
_PIECE = expression(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]+")
"""One character as an escape (a surrogate pair is one), or a run of characters without escapes."""


class _Object(list[tuple[str, Any]]):
    """The names and values of an object as they are written, even where a name is repeated."""


_DECODER = json.JSONDecoder(object_pairs_hook=_Object, parse_int=str, parse_float=str)
"""Numbers are kept as they are typed, however long they are."""


def parse(source: str, start: int) -> tuple[Tree, int]:
    """The object that begins at `start`, and where it ends; raises MatterError if it isn't one."""
    opened = _OPEN.match(source, start)
    if not opened:
        raise MatterError(start, "it should begin with {")
    try:
        data, end = _DECODER.raw_decode(source, opened.end())
    except json.JSONDecodeError as error:
        raise MatterError(error.pos, _problem(error)) from None
    except RecursionError:
        raise MatterError(start, TOO_DEEP) from None
    return _tree(data, _SCALAR.finditer(source, start, end), start, 0), end


def closed(source: str, start: int) -> int | None:
    """Where an object of invalid JSON ends: at its last brace, or at the blank line where that is missing."""
    depth = 0
    for brace in _BRACE.finditer(source, start):
        depth += (brace[0] == "{") - (brace[0] == "}")
        if brace[0] == "}" and depth <= 0:
            return brace.end()
        if brace[0][0] == "\n":
            return brace.start()
    return None


def parse_all(source: str, start: int, end: int) -> Tree:
    """The object in source[start:end]; raises MatterError if there is anything else."""
    tree, closed = parse(source[:end], start)
    rest = source[closed:end]
    if rest.strip(_BLANKS):
        raise MatterError(closed + len(rest) - len(rest.lstrip(_BLANKS)), "there is text after the object")
    return tree


def _problem(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()):
        return "the object is not closed"
    return error.msg[0].lower() + error.msg[1:].removesuffix(" starting at").removesuffix(" at")


def _tree(data: Any, places: Iterator[re.Match[str]], start: int, depth: int) -> Tree:
    """The values of `data`, each with the next of the places; `start` is where the whole begins."""
    if isinstance(data, list):
        limit_depth(depth, start)
    if isinstance(data, _Object):
        return {_scalar(name, next(places)).plain: _tree(value, places, start, depth + 1) for name, value in data}
    if isinstance(data, list):
        return [_tree(item, places, start, depth + 1) for item in data]
    return _scalar(data, next(places))


def _scalar(value: Any, place: re.Match[str]) -> Scalar:
    """A value as the text of its place, with filler where an escape is longer than what it stands for."""
    if place[1] is None:
        return verbatim(place.string, *place.span())
    pieces = []
    at = 0
    for piece in _PIECE.finditer(place[1]):
        characters = 1 if piece[0][0] == "\\" else len(piece[0])
        pieces.append(without_controls(value[at : at + characters]).ljust(len(piece[0]), FILLER))
        at += characters
    return Scalar(*place.span(1), "".join(pieces))
