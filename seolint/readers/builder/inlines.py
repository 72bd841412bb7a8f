"""The inline tags that are open in a block, and the elements that they make: links, emphasis, code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.readers.builder.open_elements import SEEN, TELLING_ATTRS, Block, Inline, mode_of
from seolint.readers.builder.open_text import OpenText
from seolint.readers.builder.text_layers import Sheets
from seolint.readers.tags import INLINES, SEPARATORS

_NO_ATTRS: Mapping[str, str] = {}
_NARROW = 3
"""Characters of markup in which there is no room for a line end: `<b\\n>` has one more."""


class Inlines:
    """Opens and closes inline tags. An inline that nobody closes ends with its block."""

    __slots__ = ("_blocks", "_count", "_links", "_sheets", "_text")

    def __init__(self, sheets: Sheets, text: OpenText, blocks: Sequence[Block]) -> None:
        self._sheets, self._text, self._blocks = sheets, text, blocks
        self._count: dict[str, int] = {}
        self._links: list[Block] = []
        """The block of each open link."""

    def open(self, tag: str, start: int, end: int, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """A start tag at source[start:end]. A link ends the link that it stands in."""
        block, count, sheets, text = self._blocks[-1], self._count, self._sheets, self._text
        if tag == "a":
            if self._links:
                self._close_link(start, start)
            self._links.append(block)
        count[tag] = count.get(tag, 0) + 1
        kind = INLINES.get(tag, "")
        if not kind or end - start > _NARROW:
            self.separate(tag, start, end)
        inline = Inline(tag, kind, start, attrs, sheets.mode, len(text.inks))
        block.inlines.append(inline)
        if sheets.mode != SEEN:
            return
        if not kind or not TELLING_ATTRS.isdisjoint(attrs):
            sheets.mode, inline.by = mode_of(tag, attrs, text.kind == "heading")
        if not text.kind:
            text.lead(start)
        if kind or inline.by:
            sheets.slots = inline.slot = sheets.slots + 1

    def close(self, tag: str, start: int, end: int) -> None:
        """An end tag, which also ends the inlines opened after what it ends."""
        if self._count.get(tag):
            if tag == "a":
                self._close_link(start, end)
            else:
                self._close(tag, start, end, self._blocks[-1])
        if end - start > _NARROW or tag not in INLINES:
            self.separate(tag, start, end)

    def has(self, tag: str) -> bool:
        """Whether an inline of this name is open."""
        return bool(self._count.get(tag))

    def whole(self, tag: str, start: int, first: int, last: int, end: int) -> None:
        """A tag at source[start:end] that holds nothing but the text source[first:last]."""
        sheets, text = self._sheets, self._text
        inks, slot = len(text.inks), 0
        if sheets.mode == SEEN:
            if not text.kind:
                text.lead(start)
            sheets.slots = slot = sheets.slots + 1
        text.write(first, last)
        text.tail = end
        if len(text.inks) > inks:
            sheets.records.append((start, -end, slot, INLINES[tag], text.inks[inks], text.ink, 0, _NO_ATTRS))

    def drop(self, block: Block, end: int) -> None:
        """The block ends, and with it every inline in it."""
        while block.inlines:
            self._end(block.inlines.pop(), end, end)

    def separate(self, tag: str, start: int, end: int) -> None:
        """What a tag does to the words on either side of it."""
        if tag in SEPARATORS or "-" in tag:
            self._sheets.space(start, end)
        elif self._sheets.source.find("\n", start, end) >= 0:
            self._sheets.prose.join(start, end)

    def _close_link(self, start: int, end: int) -> None:
        """End the innermost link, even where blocks were opened in it and are still open."""
        block, sheets = self._links[-1], self._sheets
        mode = sheets.mode
        if block is not self._blocks[-1]:
            sheets.mode = block.mode
        self._close("a", start, end, block)
        if block is not self._blocks[-1]:
            sheets.mode = mode

    def _close(self, tag: str, start: int, end: int, block: Block) -> None:
        while block.inlines:
            inline = block.inlines.pop()
            if inline.tag == tag:
                self._end(inline, start, end)
                break
            self._end(inline, start, start)

    def _end(self, inline: Inline, start: int, end: int) -> None:
        sheets, text = self._sheets, self._text
        self._count[inline.tag] -= 1
        if inline.tag == "a":
            self._links.pop()
        text.tail = end
        if inline.by:
            sheets.end_hidden(inline.slot, inline.by, inline.attrs, inline.start, end)
        elif sheets.mode == SEEN and inline.slot >= 0:
            self._emit(inline, end)
        sheets.mode = inline.outer_mode

    def _emit(self, inline: Inline, end: int) -> None:
        """The element of an inline. One without ink makes none, but for a link and an anchor."""
        text, kind, first, last = self._text, inline.kind, inline.start, end
        if len(text.inks) > inline.inks:
            first, last = text.inks[inline.inks], text.ink
        elif kind != "link":
            return
        if kind == "link" and "href" not in inline.attrs:
            kind = "anchor"
        self._sheets.records.append((inline.start, -end, inline.slot, kind, first, last, 0, inline.attrs))
