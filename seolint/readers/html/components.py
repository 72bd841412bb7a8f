"""Vue components: files with a `<template>`, which is what readers see, a `<script>` and a `<style>`.

https://vuejs.org/api/sfc-spec.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.readers.tokens import END, START, TEXT, Token

_CODE = frozenset({"script", "style"})
_SHOWN = "fragment"
"""The name of a template whose content is shown: not an HTML tag, so that nothing but its content counts."""


def is_component(source: str, page: Sequence[Token]) -> bool:
    """Whether the file is one: only such parts at the outermost level, including a template of HTML."""
    names: list[str] = []
    for token in _outermost(page):
        if token.kind is START:
            names.append(token.name)
            if token.name not in _CODE and (
                token.name != "template" or not token.attrs.keys() <= {"lang", "functional"}
            ):
                return False
            if token.name == "template" and token.attrs.get("lang", "html").lower() != "html":
                return False
        elif token.kind is TEXT and not source[token.start : token.end].isspace():
            return False
    return names.count("template") == 1 and not _CODE.isdisjoint(names)


def as_page(page: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a component with its templates shown: those inside the first one only group their content."""
    return [
        Token(token.kind, token.start, token.end, _SHOWN, token.attrs) if token.name == "template" else token
        for token in page
    ]


def _outermost(page: Sequence[Token]) -> Iterator[Token]:
    """The tokens outside of templates, and the start tags of the outermost ones."""
    depth = 0
    for token in page:
        if not depth:
            yield token
        if token.name == "template":
            depth += 1 if token.kind is START else -(token.kind is END and depth > 0)
