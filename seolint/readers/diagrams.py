"""Diagrams that a script draws: `<div class="mermaid">` contains their source, which is code, whatever the tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression
from seolint.readers.masking import Mask
from seolint.readers.tokens import END, START, Token

CLASSES = frozenset({"mermaid", "plantuml", "nomnoml", "wavedrom", "graphviz"})
"""The class names that the scripts look for: https://mermaid.js.org/config/usage.html"""

_OPENING = expression(r"<(?P<tag>div|p)[ \t][^<>]{0,300}>|^[ \t>]{0,40}:::[ \t]{0,9}(?P<name>[a-z]+)[ \t]{0,9}$", re.M)
"""In Markdown: a tag, or a line of colons as wikis of Azure DevOps have it."""

_CLASS = expression(r"\sclass=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_CLOSING = {
    "div": expression(r"</div[ \t]{0,9}>"),
    "p": expression(r"</p[ \t]{0,9}>"),
    "": expression(r"^[ \t>]{0,40}:::[ \t]{0,9}$", re.M),
}


def mask_diagrams(text: str) -> Iterator[Mask]:
    """The masks of the diagrams in Markdown; `text` is the source without code."""
    at = 0
    unclosed: set[str] = set()
    for found in _OPENING.finditer(text):
        tag = found["tag"] or ""
        if found.start() < at or tag in unclosed or not _is_diagram(found):
            continue
        closing = _CLOSING[tag].search(text, found.end())
        if closing:
            at = closing.end()
            yield Mask(found.start(), at, False)
        else:
            unclosed.add(tag)


def _is_diagram(found: re.Match[str]) -> bool:
    if found["name"]:
        return found["name"] in CLASSES
    classes = _CLASS.search(found[0])
    return classes is not None and not CLASSES.isdisjoint((classes[classes.lastindex or 0]).split())


def has_diagrams(classes: frozenset[str]) -> bool:
    """Whether any of these values of `class` is that of a diagram."""
    return not CLASSES.isdisjoint(" ".join(classes).split())


def as_code(page: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a page, with the tags of diagrams turned into those of code."""
    found, name, depth = list(page), "", 0
    for i, token in enumerate(page):
        if not depth and token.kind is START and not CLASSES.isdisjoint(token.attrs.get("class", "").split()):
            name = token.name
        if not name or token.name != name:
            continue
        depth += (token.kind is START) - (token.kind is END)
        if (depth == 1 and token.kind is START) or not depth:
            found[i] = Token(token.kind, token.start, token.end, "pre", token.attrs)
        if not depth:
            name = ""
    return found
