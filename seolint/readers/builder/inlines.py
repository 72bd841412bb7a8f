"""The open inline tags in the running text that is being read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from seolint.readers.builder.open_elements import HIDING_ATTRS, SEEN, SKIPPED_TEXT, OpenBlock, OpenInline, mode_of
from seolint.readers.builder.open_text import OpenText
from seolint.readers.builder.text_layers import TextLayers
from seolint.readers.tags import INLINES, SCOPES, SEPARATORS, SKIPPED

_NO_ATTRS: Mapping[str, str] = {}

_NARROW = 3
"""Characters of markup too short for a line end: `<b\\n>` has one more."""


class Inlines:
    """Opens and closes inline tags. An inline that isn't closed ends with its block."""

    __slots__ = ("_blocks", "_count", "_drawings", "_layers", "_links", "_scopes", "_text")

    def __init__(self, layers: TextLayers, text: OpenText, blocks: Sequence[OpenBlock]) -> None:
        self._layers, self._text, self._blocks = layers, text, blocks
        self._count: dict[str, int] = {}
        self._links: list[tuple[OpenBlock, OpenInline]] = []
        """Each open link, and its block."""
        self._scopes: list[OpenInline] = []
        """The open tags of SCOPES that hide their text."""
        self._drawings: list[int] = []
        """The visibility of the text around each open `<svg>`."""

    def open(self, tag: str, start: int, end: int, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """A start tag at source[start:end]. A link ends the link that it is in."""
        block, count, layers, text = self._blocks[-1], self._count, self._layers, self._text
        if tag == "a" and self._links:
            self._close_link(start, start)
        count[tag] = count.get(tag, 0) + 1
        kind = INLINES.get(tag, "")
        if not kind or end - start > _NARROW:
            self.separate(tag, start, end)
        inline = OpenInline(tag, kind, start, attrs, layers.mode, len(text.visible_starts))
        block.inlines.append(inline)
        if tag == "a":
            self._links.append((block, inline))
        elif tag == "svg":
            self._drawings.append(layers.mode)
        if layers.mode != SEEN:
            if tag == "foreignobject" and self._drawings and layers.mode == SKIPPED_TEXT:
                layers.mode = self._drawings[-1]
            return
        if not kind or not HIDING_ATTRS.isdisjoint(attrs):
            layers.mode, inline.hidden_by = mode_of(tag, attrs, text.kind == "heading")
            if layers.mode >= SKIPPED_TEXT and tag in SCOPES:
                self._scopes.append(inline)
        if not text.kind:
            text.lead(start)
        if kind or inline.hidden_by:
            layers.slots = inline.slot = layers.slots + 1

    def close(self, tag: str, start: int, end: int) -> None:
        """An end tag, which also ends the inlines opened after what it ends."""
        if self._count.get(tag):
            if tag == "a":
                self._close_link(start, end)
            elif not self._scopes or tag in SKIPPED:
                self._close(tag, start, end, self._blocks[-1])
        if end - start > _NARROW or tag not in INLINES:
            self.separate(tag, start, end)

    def has(self, tag: str) -> bool:
        """Whether an inline of this name is open."""
        return bool(self._count.get(tag))

    @property
    def is_in_link(self) -> bool:
        """Whether the text that follows belongs to a link."""
        return bool(self._links) and "href" in self._links[-1][1].attrs

    def whole(self, tag: str, start: int, first: int, last: int, end: int) -> None:
        """A tag at source[start:end] that contains nothing but the text source[first:last]."""
        layers, text = self._layers, self._text
        before, slot = len(text.visible_starts), 0
        if layers.mode == SEEN:
            if not text.kind:
                text.lead(start)
            layers.slots = slot = layers.slots + 1
        text.write(first, last)
        text.tail = end
        if len(text.visible_starts) > before:
            layers.records.append(
                (start, -end, slot, INLINES[tag], text.visible_starts[before], text.visible_end, 0, _NO_ATTRS)
            )

    def drop(self, block: OpenBlock, end: int) -> None:
        """End the block, and with it every inline in it."""
        while block.inlines:
            self._end(block.inlines.pop(), end, end)

    def separate(self, tag: str, start: int, end: int) -> None:
        """Join or separate the words on either side of a tag."""
        if tag in SEPARATORS or "-" in tag:
            self._layers.space(start, end)
        elif self._layers.source.find("\n", start, end) >= 0:
            self._layers.prose.join(start, end)

    def keep_navigation_link(self, start: int, end: int, attrs: Mapping[str, str]) -> None:
        """A link in a part that is hidden or left out, unless it is in a template."""
        if not self.has("template"):
            self._layers.emit(self._layers.slot(), "navigation_link", (start, end), (start, end), attrs)

    def _close_link(self, start: int, end: int) -> None:
        """End the innermost link, even where blocks were opened in it and are still open."""
        (block, link), layers = self._links[-1], self._layers
        if self._scopes and link.start < self._scopes[-1].start:
            self._release(link, end)
            return
        mode = layers.mode
        if block is not self._blocks[-1]:
            layers.mode = block.mode
        self._close("a", start, end, block)
        if block is not self._blocks[-1]:
            layers.mode = mode

    def _release(self, link: OpenInline, end: int) -> None:
        """End a link around something that stays open: the rest of the link means nothing."""
        self._links.pop()
        self._count[link.tag] -= 1
        if link.slot >= 0 and not link.hidden_by:
            self._emit(link, end)
        link.tag, link.slot = "", -1

    def _close(self, tag: str, start: int, end: int, block: OpenBlock) -> None:
        while block.inlines:
            inline = block.inlines.pop()
            if inline.tag == tag:
                self._end(inline, start, end)
                break
            self._end(inline, start, start)

    def _end(self, inline: OpenInline, start: int, end: int) -> None:
        layers, text = self._layers, self._text
        if inline.tag:
            self._count[inline.tag] -= 1
        if self._scopes and self._scopes[-1] is inline:
            self._scopes.pop()
        if inline.tag == "a":
            self._links.pop()
            if layers.mode != SEEN and "href" in inline.attrs:
                self.keep_navigation_link(inline.start, end, inline.attrs)
        elif inline.tag == "svg":
            self._drawings.pop()
        text.tail = end
        if inline.hidden_by:
            layers.end_hidden(inline.slot, inline.hidden_by, inline.attrs, inline.start, end)
        elif layers.mode == SEEN and inline.slot >= 0:
            self._emit(inline, end)
        layers.mode = inline.outer_mode

    def _emit(self, inline: OpenInline, end: int) -> None:
        """The element of an inline. An inline without visible text makes none, except for links and anchors."""
        text, kind, first, last = self._text, inline.kind, inline.start, end
        if len(text.visible_starts) > inline.visible_before:
            first, last = text.visible_starts[inline.visible_before], text.visible_end
        elif kind != "link":
            return
        if kind == "link" and "href" not in inline.attrs:
            kind = "anchor"
        self._layers.records.append((inline.start, -end, inline.slot, kind, first, last, 0, inline.attrs))
