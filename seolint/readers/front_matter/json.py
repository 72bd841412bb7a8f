"""JSON front matter -> a tree of values with their places, which the standard parser does not tell."""

from __future__ import annotations

import re

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import MatterError, Tree, double_quoted, limit_depth, verbatim

_TOKEN = expression(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}\[\],:])|([^\s{}\[\],:"]+))', re.S)


def parse(source: str, start: int) -> tuple[Tree, int]:
    """The object that starts at `start`, and where it ends; raises MatterError when it is none."""
    opened: list[dict[str, Tree] | list[Tree]] = []
    keys: list[str | None] = []
    at = start
    while token := _TOKEN.match(source, at):
        if not opened and token[2] != "{":
            break
        at = token.end()
        if token[2] in ("}", "]"):
            closed = opened.pop()
            keys.pop()
            if isinstance(closed, dict) != (token[2] == "}"):
                break
            if not opened:
                return closed, at
        elif token[2] in ("{", "["):
            inner: dict[str, Tree] | list[Tree] = {} if token[2] == "{" else []
            limit_depth(len(opened), at - 1)
            _add(opened, keys, inner)
            opened.append(inner)
            keys.append(None)
        elif not token[2]:
            text = double_quoted if token[1] is not None else verbatim
            _add(opened, keys, text(source, *token.span(1 if token[1] is not None else 3)))
        elif token[2] == ":" and keys[-1] is None:
            break
    raise MatterError(at, "the object is not closed" if opened else "it should begin with {")


def _add(opened: list[dict[str, Tree] | list[Tree]], keys: list[str | None], value: Tree) -> None:
    """Put a value into the innermost object or list, if any; in an object every other one is a key."""
    if not opened:
        return
    holder, key = opened[-1], keys[-1]
    if isinstance(holder, list):
        holder.append(value)
    elif key is None:
        keys[-1] = "" if isinstance(value, (dict, list)) else value.plain
    else:
        holder[key] = value
        keys[-1] = None
