"""A CSS selector -> the tokens of an HTML page that it selects. The only home of Beautiful Soup, imported on demand."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup

from seolint.readers.content import Range
from seolint.readers.tags import VOID
from seolint.readers.tokens import END, START, Token

_COMMENT = "<![", "<!x"
"""What browsers take for a comment, and what Python's parser takes for one, too: the former makes it reject pages."""


def select(source: str, page_tokens: Sequence[Token], selector: str) -> list[Range]:
    """The outermost elements that `selector` matches, as ranges of `page_tokens`, the tokens of `source`."""
    soup = BeautifulSoup(source.replace(*_COMMENT), "html.parser")
    lines = [0]
    for line in source.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    starts = {
        lines[tag.sourceline - 1] + tag.sourcepos
        for tag in soup.select(selector)
        if tag.sourceline is not None and tag.sourcepos is not None
    }
    chosen: list[Range] = []
    for i, token in enumerate(page_tokens):
        if token.start in starts and token.kind is START and not (chosen and i < chosen[-1].last):
            chosen.append(Range(i, _end(page_tokens, i)))
    return chosen


def _end(page_tokens: Sequence[Token], first: int) -> int:
    """The index after the end tag that answers to the start tag at `first`."""
    name, depth = page_tokens[first].name, 0
    if name in VOID:
        return first + 1
    for i in range(first, len(page_tokens)):
        if page_tokens[i].name == name:
            depth += (page_tokens[i].kind is START) - (page_tokens[i].kind is END)
            if not depth:
                return i + 1
    return len(page_tokens)
