"""The open blocks, from the page to the innermost paragraph, and the elements that they make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seolint.lazy_regex import expression
from seolint.readers.builder.inlines import Inlines
from seolint.readers.builder.open_elements import HIDING_ATTRS, SEEN, OpenBlock, left_out_as, mode_of
from seolint.readers.builder.open_text import OpenText
from seolint.readers.builder.text_layers import TextLayers
from seolint.readers.tags import (
    BLOCKS,
    LEAVING,
    RUBY_TEXTS,
    BlockTag,
    block_tag,
    heading_level,
    heading_tag,
    layout_tag,
)

_NO_ATTRS: Mapping[str, str] = {}
_LAYOUT_ROLES = frozenset({"presentation", "none"})
"""Roles of a table that is there for layout: https://www.w3.org/TR/wai-aria-1.2/#presentation"""

_HEADING_TAG = expression(r"<(/?)h[1-6](?=[\s/>])", re.I)


class Blocks:
    """Opens and closes the blocks of `opened`, the first of which has no tag and stays open."""

    __slots__ = ("_count", "_heading_tag", "_inlines", "_layers", "_opened", "_tables", "_text", "left_out")

    def __init__(self, layers: TextLayers, text: OpenText, inlines: Inlines, opened: list[OpenBlock]) -> None:
        self._layers, self._text, self._inlines, self._opened = layers, text, inlines, opened
        self._count: dict[str, int] = {}
        self._tables: list[bool] = []
        """For each open table, whether it is there for layout."""
        self._heading_tag = (-1, False)
        """Where the heading tag is that was found last, and whether it is an end tag."""
        self.left_out = ""
        """What the open block that is left out of the article is, such as navigation."""

    def open(self, name: str, start: int, end: int, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """A start tag at source[start:end]."""
        tag, layers, text = self._tag(name, attrs), self._layers, self._text
        in_heading = text.kind == "heading" and layers.mode == SEEN
        if in_heading and not tag.stays and not self._is_in_heading(tag, start):
            if tag.level and text.first < 0 and self._opened[-1] is not text.owner:
                text.kind = ""  # its text belongs to the heading inside it
            self.end_heading(start)
            in_heading = False
        if not in_heading:
            if tag.closes or self._opened[-1].tag.name == "p":
                self.end_implied(tag.closes, start)
            if layers.mode == SEEN:
                text.end()
        if end > start:
            layers.space(start, end)
        block = self._pushed(tag, start, attrs, in_heading)
        if tag.level and layers.mode == SEEN and not in_heading:
            text.begin_heading(block)

    def close(self, name: str, start: int, end: int) -> None:
        """An end tag. One without an open start tag only ends the running text."""
        key, opened = block_tag(name).key, self._opened
        if opened[-1].tag.key == key:
            self._pop(start, end)
        elif self._count.get(key):
            while opened[-1].tag.key != key:
                self._pop(start, start)
            self._pop(start, end)
        elif self._text.kind == "heading":
            return
        else:
            self._text.end()
        if end > start:
            self._layers.space(start, end)

    def end_inside(self, tag: str, start: int) -> None:
        """End the blocks left open in an inline such as `<button>`, whose end tag comes."""
        if self._inlines.has(tag):
            while len(self._opened) > 1 and not any(inline.tag == tag for inline in self._opened[-1].inlines):
                self._pop(start, start)

    def is_innermost(self, name: str) -> bool:
        """Whether an end tag of this name ends the innermost block, rather than an inline tag."""
        block = self._opened[-1]
        return block.tag.key == name and not any(inline.tag == name for inline in block.inlines)

    def leave_for(self, tag: str, start: int) -> bool:
        """End the inline that can't contain a start tag. Whether that is all, as for `<select>` in `<select>`."""
        if tag in LEAVING and self._leave(LEAVING[tag], start) and tag == "select":
            return True
        if tag == "rb" or tag in BLOCKS:
            for name in RUBY_TEXTS:
                self._leave(name, start)
        return False

    def _leave(self, tag: str, start: int) -> bool:
        """End an inline, if it is open, and everything in it."""
        has = self._inlines.has
        if not has(tag) or has("foreignobject") or has("desc"):
            return False
        self.end_inside(tag, start)
        self._inlines.close(tag, start, start)
        return True

    def end(self, end: int) -> None:
        """Everything still open ends here."""
        while len(self._opened) > 1:
            self._pop(end, end)
        self._inlines.drop(self._opened[0], end)
        self._text.end()

    def end_heading(self, start: int) -> None:
        """End the heading that is being read if its end tag is missing."""
        opened, heading = self._opened, self._text.owner
        while len(opened) > 1:
            innermost = opened[-1]
            self._pop(start, start)
            if innermost is heading:
                break

    def end_implied(self, closes: Sequence[frozenset[str]], start: int) -> None:
        """End the blocks whose end tags are optional in HTML, unless a `<template>` in them shields them."""
        opened = self._opened
        if self._layers.mode != opened[-1].mode:
            return
        if opened[-1].tag.name == "p" and not self._is_in_drawing():
            self._pop(start, start)
        for closed in closes:
            if opened[-1].tag.name in closed:
                self._pop(start, start)

    def _is_in_drawing(self) -> bool:
        """Whether a `<foreignObject>` is open in the innermost block."""
        return self._inlines.has("foreignobject") and any(
            inline.tag == "foreignobject" for inline in self._opened[-1].inlines
        )

    def _tag(self, name: str, attrs: Mapping[str, str]) -> BlockTag:
        """What a block means by its name, its attributes, and the table around it."""
        tag = block_tag(name)
        if (tag.leaf == "cell" or tag.leaf == "caption") and self._tables and self._tables[-1]:
            return layout_tag(name)
        if not attrs or not (tag.level or "role" in attrs):
            return tag
        if name == "table":
            return layout_tag(name) if attrs["role"].strip().lower() in _LAYOUT_ROLES else tag
        level = heading_level(name, attrs)
        return tag if level == tag.level else heading_tag(name, level)

    def _is_in_heading(self, tag: BlockTag, start: int) -> bool:
        """Whether a block belongs to the heading that is being read, whose end tag may be missing."""
        if tag.level:
            return False
        owner = self._text.owner
        by_role = owner is not None and owner.tag.key != "h"
        return by_role or (tag.name == "p" and self._text.first < 0) or self._is_heading_closed(start)

    def _is_heading_closed(self, start: int) -> bool:
        """Whether the next heading tag is an end tag. Each is looked for once."""
        if self._heading_tag[0] < start:
            source = self._layers.source
            found = _HEADING_TAG.search(source, start)
            self._heading_tag = (found.start(), bool(found[1])) if found else (len(source), False)
        return self._heading_tag[1]

    def _pushed(self, tag: BlockTag, start: int, attrs: Mapping[str, str], in_heading: bool) -> OpenBlock:
        layers, parent = self._layers, self._opened[-1]
        block = OpenBlock(tag, start, attrs, layers.mode)
        if layers.mode == SEEN and (tag.may_hide or not HIDING_ATTRS.isdisjoint(attrs)):
            layers.mode, block.hidden_by = mode_of(tag.name, attrs, in_heading)
            block.mode = layers.mode
            if block.is_left_out:
                self.left_out = left_out_as(tag.name, attrs)
        if tag.leaf:
            block.context = block
        elif tag.is_plain:
            block.context = parent.context
        if parent.tag.is_owner and not parent.hidden_by:
            parent.slot = -1
        if tag.is_slotted or block.hidden_by:
            layers.slots = block.slot = layers.slots + 1
        if tag.name == "table":
            self._tables.append(not tag.container)
        self._opened.append(block)
        self._count[tag.key] = self._count.get(tag.key, 0) + 1
        return block

    def _pop(self, start: int, end: int) -> None:
        """End the innermost block: its end tag is source[start:end], empty when the tag is missing."""
        block, layers = self._opened.pop(), self._layers
        self._count[block.tag.key] -= 1
        if block.tag.name == "table":
            self._tables.pop()
        if block.inlines:
            self._inlines.drop(block, start)
        text = self._text
        if layers.mode == SEEN and (text.kind != "heading" or text.owner is block):
            text.end(block, end)
        if block.hidden_by:
            layers.end_hidden(block.slot, block.hidden_by, block.attrs, block.start, end)
        elif block.tag.container and block.outer_mode == SEEN and text.kind != "heading":
            outer = (block.start, end)
            attrs = {**block.attrs, "ordered": "true"} if block.tag.name == "ol" else block.attrs
            layers.emit(block.slot, block.tag.container, outer, outer, attrs)
        elif block.is_left_out:
            outer = (block.start, end)
            layers.emit(layers.slot(), "left_out", outer, outer, {"reason": self.left_out})
            self.left_out = ""
        layers.mode = block.outer_mode
        block.context = None  # may be the block itself, which would then wait for the garbage collector
