"""The parts of a page that the user's own CSS selector (`content:`) finds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seolint.readers.content import Range
from seolint.readers.content.page_tree import PageTree
from seolint.readers.content.scan import page_tree
from seolint.readers.tags import VOID
from seolint.readers.tokens import END, START, Token

_COMMENT = "<![", "<!x"
"""What browsers take for a comment, and what Python's parser also does: the former makes it reject pages."""


def select(source: str, page_tokens: Sequence[Token], selector: str) -> list[Range]:
    """The outermost elements that `selector` matches, as ranges of `page_tokens`, the tokens of `source`."""
    from bs4 import BeautifulSoup  # selectors are rarely used

    soup = BeautifulSoup(source.replace(*_COMMENT), "html.parser")
    lines = [0]
    for line in source.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    starts = {
        lines[tag.sourceline - 1] + tag.sourcepos
        for tag in soup.select(selector)
        if tag.sourceline is not None and tag.sourcepos is not None
    }
    tree = page_tree(source, page_tokens)
    chosen: list[Range] = []
    for i, token in enumerate(page_tokens):
        if token.start in starts and token.kind is START and not (chosen and i < chosen[-1].last):
            chosen.append(Range(i, _end(tree, i)))
    return chosen


def _end(tree: PageTree, first: int) -> int:
    """The index after the element that begins with this token. Its end tag may be left out."""
    if tree.page_tokens[first].name in VOID:
        return first + 1
    block = bisect_right(tree.first, first) - 1
    if block and tree.first[block] == first:
        return tree.last[block]
    while tree.last[block] <= first:
        block = tree.parent[block]
    return _end_of_inline(tree, first, block)


def _end_of_inline(tree: PageTree, first: int, block: int) -> int:
    """The same for an inline element, which ends with its block at the latest."""
    page_tokens, last, depth = tree.page_tokens, tree.last[block], 0
    name = page_tokens[first].name
    for i in range(first, last):
        if page_tokens[i].name == name:
            depth += (page_tokens[i].kind is START) - (page_tokens[i].kind is END)
            if not depth:
                return i + 1
    closing = page_tokens[last - 1]
    return last - 1 if closing.kind is END and closing.name == tree.name[block] else last
