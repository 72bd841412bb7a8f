"""The inline tags that are open in a block, and the elements that they make: links, emphasis, code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seolint.document import Span
from seolint.readers._open import SEEN, Block, Inline, mode_of
from seolint.readers._open_text import OpenText
from seolint.readers._sheets import Sheets
from seolint.readers._tags import INLINES, SEPARATORS


class Inlines:
    """Opens and closes inline tags. An inline that nobody closes ends with its block."""

    def __init__(self, source: str, sheets: Sheets, text: OpenText) -> None:
        self._source, self._sheets, self._text = source, sheets, text
        self._count: Counter[str] = Counter()

    def open(self, tag: str, start: int, end: int, attrs: Mapping[str, str], block: Block) -> None:
        """A start tag at source[start:end]. A link ends the link that it stands in."""
        if tag == "a" and self._count["a"]:
            self._close("a", start, start, block)
        self.separate(tag, start, end)
        sheets, text = self._sheets, self._text
        inline = Inline(tag, start, attrs)
        inline.outer_mode = sheets.mode
        if attrs or tag not in INLINES:
            sheets.mode, inline.by = mode_of(tag, attrs, sheets.mode, text.in_heading)
        if inline.outer_mode == SEEN:
            text.lead(start)
            if inline.by or tag in INLINES:
                inline.slot = sheets.slot()
            if sheets.mode == SEEN and tag in INLINES:
                text.waiting.append(inline)
        block.inlines.append(inline)
        self._count[tag] += 1

    def close(self, tag: str, start: int, end: int, block: Block) -> None:
        """An end tag, which also ends the inlines opened after what it ends."""
        if self._count[tag]:
            self._close(tag, start, end, block)
        self.separate(tag, start, end)

    def drop(self, block: Block, end: int) -> None:
        """The block ends, and with it every inline in it."""
        while block.inlines:
            self._end(block.inlines.pop(), end, end)

    def separate(self, tag: str, start: int, end: int) -> None:
        """What a tag does to the words on either side of it."""
        if tag in SEPARATORS or "-" in tag:
            self._sheets.space(start, end)
        elif end > start and self._source.find("\n", start, end) >= 0:
            self._sheets.prose.join(start, end)

    def _close(self, tag: str, start: int, end: int, block: Block) -> None:
        while block.inlines:
            inline = block.inlines.pop()
            found = inline.tag == tag
            self._end(inline, start, end if found else start)
            if found:
                break

    def _end(self, inline: Inline, start: int, end: int) -> None:
        sheets, text = self._sheets, self._text
        self._count[inline.tag] -= 1
        if inline.by:
            sheets.end_hidden(inline.slot, inline.by, inline.attrs, inline.start, end)
        elif sheets.mode == SEEN and inline.slot >= 0 and (inline.first >= 0 or inline.tag == "a"):
            outer = Span(inline.start, end)
            span = Span(inline.first, text.ink) if inline.first >= 0 else outer
            anchor = inline.tag == "a" and "href" not in inline.attrs
            sheets.emit(inline.slot, "anchor" if anchor else INLINES[inline.tag], span, outer, inline.attrs)
        sheets.mode = inline.outer_mode
        text.tail = end
