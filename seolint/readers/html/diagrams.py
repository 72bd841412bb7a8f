"""Diagrams that a script draws: `<div class="mermaid">` holds their source, which is code, whatever its tag is."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.readers.tokens import END, START, Token

_CLASSES = frozenset({"mermaid", "plantuml", "nomnoml", "wavedrom", "graphviz"})
"""What the scripts look for, each by its own name: https://mermaid.js.org/config/usage.html"""


def has_diagrams(classes: frozenset[str]) -> bool:
    """Whether any of these values of `class` is that of a diagram."""
    return not _CLASSES.isdisjoint(" ".join(classes).split())


def as_code(page: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a page, with the tags of diagrams as those of code."""
    found, name, depth = list(page), "", 0
    for i, token in enumerate(page):
        if not depth and token.kind is START and not _CLASSES.isdisjoint(token.attrs.get("class", "").split()):
            name = token.name
        if not name or token.name != name:
            continue
        depth += (token.kind is START) - (token.kind is END)
        if (depth == 1 and token.kind is START) or not depth:
            found[i] = Token(token.kind, token.start, token.end, "pre", token.attrs)
        if not depth:
            name = ""
    return found
