"""Blocks of HTML whose content is Markdown: `<div markdown="1">`. Their tags are fed separately.

In CommonMark, everything up to the next blank line is HTML; Kramdown and Python-Markdown go by the attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import partial
from typing import TYPE_CHECKING

from seolint.lazy_regex import expression
from seolint.readers.markdown.extensions import Extension
from seolint.readers.masking import Mask
from seolint.readers.tokens import START, tokens

if TYPE_CHECKING:
    from seolint.readers.builder import Builder

_NAMES = "div|section|article|aside|main|details|figure|blockquote|header|footer|p|center|address"
_MARKDOWN = r"""[^<>]{0,300}\smarkdown(?:=["']?(?:1|block|span|true)["']?)?(?=[\s>])"""
_TAG = expression(
    rf"<(?:(?P<opened>{_NAMES})(?=[ \t])(?={_MARKDOWN})[^<>]{{0,400}}>|/(?P<closed>{_NAMES})[ \t]*>)", re.I
)


def wrappers(text: str, signs: Set[str]) -> Iterator[Extension]:
    """The tags of wrappers in a text without code, with these signs."""
    if " markdown" not in signs:
        return
    opened: dict[str, int] = {}
    for found in _TAG.finditer(text):
        start, end = found.span()
        if found["opened"]:
            name = found["opened"].lower()
            opened[name] = opened.get(name, 0) + 1
            yield Extension(Mask(start, end, False), partial(_open, text[start:end], start))
        elif opened.get(found["closed"].lower()):
            name = found["closed"].lower()
            opened[name] -= 1
            yield Extension(Mask(start, end, False), partial(_close, name, start, end))


def _open(tag: str, start: int, builder: Builder) -> None:
    for token in tokens(tag):
        if token.kind is START:
            builder.open(token.name, start, start + len(tag), token.attrs)


def _close(name: str, start: int, end: int, builder: Builder) -> None:
    builder.close(name, start, end)
