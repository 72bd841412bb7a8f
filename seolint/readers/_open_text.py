"""The running text that is being read: a heading, a paragraph, an item, a cell, from its first ink to its last."""

from __future__ import annotations

from seolint.document import Span
from seolint.readers._open import Block, Inline, Leaf
from seolint.readers._sheets import Sheets
from seolint.readers._tags import LEAVES, OWNERS

_NOWHERE = (-1, -1)


class OpenText:
    """What is open of it: `leaf`, none between two texts; `waiting`, inlines in which no ink has been seen yet."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._lead = _NOWHERE
        self.leaf: Leaf | None = None
        self.waiting: list[Inline] = []
        self.ink = self.tail = 0
        """Where the last ink ends, and the last inline tag."""

    @property
    def in_heading(self) -> bool:
        return self.leaf is not None and self.leaf.kind == "heading"

    def in_heading_of_other(self, block: Block) -> bool:
        """Whether the text is a heading that goes on when `block` ends."""
        leaf = self.leaf
        return leaf is not None and leaf.kind == "heading" and leaf.owner is not block

    def lead(self, start: int) -> None:
        """An inline tag opens at `start`: the text that may follow begins with it."""
        if self.leaf is None and self._lead[0] < 0:
            self._lead = (start, self._sheets.slot())

    def see(self, first: int, last: int, block: Block) -> None:
        """Ink from `first` to `last` in `block`."""
        self.ink = last
        leaf = self.leaf
        if leaf is None:
            leaf = self.leaf = self._begun(first, block)
        elif leaf.first < 0:
            leaf.first = first
        leaf.last = last
        if self.waiting:
            for inline in self.waiting:
                inline.first = first
            self.waiting.clear()

    def end(self, block: Block | None = None, end: int = -1) -> None:
        """End the text; at `end` when it is the end tag of the block that owns it."""
        leaf = self.leaf
        self._lead = _NOWHERE
        if leaf is None:
            return
        self.leaf = None
        owned = block is not None and leaf.owner is block
        outer = Span(leaf.start, end if owned else max(leaf.start, leaf.last, self.tail))
        span = Span(leaf.first, leaf.last) if leaf.first >= 0 else outer
        self._sheets.emit(leaf.slot, leaf.kind, span, outer, leaf.attrs, leaf.level)

    def _begun(self, first: int, block: Block) -> Leaf:
        context = block.context
        kind = LEAVES[context.tag] if context else "paragraph"
        if context and kind == "item":
            kind = "paragraph" if context.used else "item"
            context.used = True
        if block.slot >= 0 and block.tag in OWNERS:
            leaf = Leaf(kind, block.slot, block.start, first, block.attrs, block)
            block.slot = -1
            return leaf
        if self._lead[0] >= 0:
            return Leaf(kind, self._lead[1], self._lead[0], first)
        return Leaf(kind, self._sheets.slot(), first, first)
