"""Regular expressions as writers know them, put into the syntax of RE2, whose classes and boundaries know only ASCII.

Syntax: https://github.com/google/re2/wiki/Syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from seolint.lazy_regex import expression

WORD = r"\pL\pM\pN_"
"""Inside a class: what belongs to a word, in any script."""

_OUTSIDE: Mapping[str, str] = {
    r"\w": f"[{WORD}]",
    r"\W": f"[^{WORD}]",
    r"\s": r"[\s\pZ]",
    r"\S": r"[^\s\pZ]",
    r"\Z": r"\z",
}
_INSIDE: Mapping[str, str] = {r"\w": WORD, r"\s": r"\s\pZ"}
_TOKEN = expression(
    r"\\Q(?:[^\\]|\\(?!E))*(?:\\E)?|\\[pPx]\{\^?\w*\}|\\u[0-9A-Fa-f]{4}|\\.|\[:\^?\w+:\]|\[\^?\]?|.", re.DOTALL
)
_FLAGS = expression(r"\(\?[imsU]+\)")
_EDGE = expression(r"[\w()\[\]?*+}]|\\[wdpPux].*", re.DOTALL)
"""A token beside which `\\b` means what `Bounded` means: no escaped sign, no literal that isn't part of a word."""


class Bounded(NamedTuple):
    """An expression in RE2's syntax without the `\\b` at its ends, and at which of its ends a word must end."""

    pattern: str
    left: bool
    right: bool


def translated(pattern: str) -> Bounded:
    """`pattern` for RE2: `\\w` and `\\s` in any script; `\\b` at both ends of an expression is left to the caller.

    A `\\b` elsewhere stays as it is, and knows ASCII letters only.
    """
    flags = _FLAGS.match(pattern)
    lead = flags[0] if flags else ""
    branches = _branches(pattern[len(lead) :])
    left = all(len(b) > 1 and b[0] == r"\b" and _EDGE.fullmatch(b[1]) for b in branches)
    if left:
        branches = [branch[1:] for branch in branches]
    right = all(len(b) > 1 and b[-1] == r"\b" and _EDGE.fullmatch(b[-2]) for b in branches)
    if right:
        branches = [branch[:-1] for branch in branches]
    return Bounded(lead + "|".join("".join(_translated(branch)) for branch in branches), left, right)


def _branches(pattern: str) -> list[list[str]]:
    """The tokens of `pattern`, parted at every `|` that stands in no group."""
    branches: list[list[str]] = [[]]
    depth, inside = 0, False
    for found in _TOKEN.finditer(pattern):
        token = found[0]
        if inside:
            inside = token != "]"
        elif token == "|" and not depth:
            branches.append([])
            continue
        else:
            inside = token in ("[", "[^", "[]", "[^]")
            depth += {"(": 1, ")": -1}.get(token, 0)
        branches[-1].append(token)
    return branches


def _translated(tokens: list[str]) -> Iterator[str]:
    inside = False
    for token in tokens:
        if token.startswith(r"\u") and len(token) > 2:
            yield f"\\x{{{token[2:]}}}"
        else:
            yield (_INSIDE if inside else _OUTSIDE).get(token, token)
        inside = token != "]" if inside else token in ("[", "[^", "[]", "[^]")
