"""A page's blocks as a tree in flat arrays, and how much running text and how many links each of them contains.

There may be a million of them, so a block is a number, in the order of the start tags, and its properties are in
arrays.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from seolint.readers.content.names import reason_by_name
from seolint.readers.tags import SKIPPED_ROLES
from seolint.readers.tokens import Token

FURNITURE = frozenset({"nav", "footer", "form", "header", "aside", "search"})
"""Tags of blocks around an article."""


class Totals(NamedTuple):
    """The sums over each block and all in it, of the arrays of a tree."""

    text: array[int]
    links: array[int]
    running: array[int]
    sentences: array[int]
    linked: array[int]


class PageTree:
    """The blocks of a page; block 0 is the page itself.

    Block i reaches from token `first[i]` to `last[i]` (exclusive). Directly inside it, `text`, `links` and `running`
    are the characters outside of links, in links, and in running text; `sentences` and `linked` are the number of
    running texts and of links. `unread` are blocks without text that readers see, `described` those of the others whose
    tags or attributes may be informative.
    """

    def __init__(self, source: str, page_tokens: Sequence[Token]) -> None:
        self.source, self.page_tokens = source, page_tokens
        self.first, self.last, self.parent = array("i"), array("i"), array("i")
        self.name: list[str] = []
        self.text, self.links, self.running = _zeros(page_tokens), _zeros(page_tokens), _zeros(page_tokens)
        self.sentences, self.linked = _zeros(page_tokens), _zeros(page_tokens)
        self.unread: list[int] = []
        self.described: list[int] = []
        self.mains: list[int] = []
        self.articles: list[int] = []
        self.headings: list[int] = []

    def __len__(self) -> int:
        return len(self.first)

    def is_inside(self, block: int, outer: int) -> bool:
        """Whether a block is in another, or is the same one."""
        return self.first[outer] <= self.first[block] and self.last[block] <= self.last[outer]

    def end(self, block: int) -> int:
        """The number after the last block inside this one."""
        last, end = self.last[block], block + 1
        while end < len(self.first) and self.first[end] < last:
            end += 1
        return end

    def attrs(self, block: int) -> Mapping[str, str]:
        """The attributes of a block's start tag."""
        return self.page_tokens[self.first[block]].attrs if block else {}

    def sign(self, block: int) -> tuple[str, str]:
        """Why a block may not be part of the article, and the word that says so; both empty if none does."""
        name, attrs = self.name[block], self.attrs(block)
        role = attrs.get("role", "")
        if role in SKIPPED_ROLES:
            return role, ""
        if name in FURNITURE:
            return ("navigation" if name == "nav" else name), ""
        return reason_by_name(attrs.get("class", ""), attrs.get("id", ""), attrs.get("itemprop", ""))

    def spread(self, gone: bytearray) -> None:
        """Mark the blocks inside marked blocks."""
        parent = self.parent
        if True in gone:
            for block in range(1, len(gone)):
                if gone[parent[block]]:
                    gone[block] = True

    def totals(self, gone: bytearray) -> Totals:
        """The sums over each block and everything in it, without the blocks that are gone."""
        values = self.text, self.links, self.running, self.sentences, self.linked
        return Totals(*(self.total(gone, value) for value in values))

    def total(self, gone: bytearray, value: array[int]) -> array[int]:
        """The sums of an array over a block and everything in it, without the blocks that are gone."""
        parent, total = self.parent, value[:]
        for block in range(len(total) - 1, 0, -1):
            if inside := total[block]:
                if gone[block]:
                    total[block] = 0
                else:
                    total[parent[block]] += inside
        return total


def _zeros(page_tokens: Sequence[Token]) -> array[int]:
    """As many as there can be blocks."""
    return array("i", bytes(array("i").itemsize * (len(page_tokens) + 1)))
