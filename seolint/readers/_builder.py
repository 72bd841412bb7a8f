"""Tags and text, in the order of the source -> Document.

The HTML and the Markdown reader both feed this one builder, so an article gives the same words, sentences, elements
and sections in either format by construction. Recovery from broken markup is amortised O(1): what is popped once is
gone, and nothing is ever searched for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seolint import language
from seolint.document import Document, Span, Trouble
from seolint.readers import Settings
from seolint.readers._open import HIDDEN, SEEN, Block, Inline, Leaf, mode_of
from seolint.readers._sheets import Sheets, trimmed
from seolint.readers._tags import (
    BLOCKS,
    CLOSED_BY,
    CONTAINERS,
    HEADINGS,
    INLINES,
    INSIDE_HEADING,
    LEAVES,
    OWNERS,
    PLAIN_BLOCKS,
    SEPARATORS,
    VOID,
)

_NO_ATTRS: Mapping[str, str] = {}
_NO_VALUES: Mapping[str, Span] = {}


class Builder:
    """A document under construction. Offsets are those of `source`; calls come in the order of the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._sheets = Sheets(source)
        self._troubles: list[Trouble] = []
        self._meta: dict[str, str] = {}
        self._root = Block("", 0)
        self._blocks = [self._root]
        self._count: Counter[str] = Counter()
        self._leaf: Leaf | None = None
        self._lead = (-1, -1)
        self._waiting: list[Inline] = []
        self._ink = 0
        self._tail = 0

    def open(
        self,
        tag: str,
        start: int,
        end: int,
        attrs: Mapping[str, str] = _NO_ATTRS,
        values: Mapping[str, Span] = _NO_VALUES,
    ) -> None:
        """A start tag (or what stands for one) at source[start:end]; `values` says where attribute values stand."""
        if tag in BLOCKS:
            self._open_block(tag, start, end, attrs)
        elif tag in VOID:
            self._void(tag, start, end, attrs, values)
        else:
            self._open_inline(tag, start, end, attrs)

    def close(self, tag: str, start: int, end: int) -> None:
        """An end tag. One that nothing open answers to only ends the running text."""
        key = "h" if tag in HEADINGS else tag
        if tag not in BLOCKS:
            if self._count[tag]:
                self._close_inline(tag, start, end)
            self._separate_inline(tag, start, end)
        elif self._count[key]:
            while self._blocks[-1].key != key:
                self._pop(start, start)
            self._pop(start, end)
            self._sheets.space(start, end)
        elif not (self._leaf and self._leaf.kind == "heading"):
            self._end_text()
            self._sheets.space(start, end)

    def text(self, start: int, end: int, text: str | None = None) -> None:
        """Text that people see: the source as it stands, or `text` where source[start:end] is an entity or escape."""
        shown = self.source[start:end] if text is None else text
        sheets = self._sheets
        if sheets.mode:
            sheets.aside(start, end, shown)
            return
        sheets.prose.write(start, end, shown)
        if not shown or shown.isspace() or start >= end:
            return
        first, last = (start, end) if text is not None else trimmed(shown, start, end)
        self._ink = last
        leaf = self._leaf
        if leaf is None:
            leaf = self._leaf = self._new_leaf(first)
        elif leaf.first < 0:
            leaf.first = first
        leaf.last = last
        if self._waiting:
            for inline in self._waiting:
                inline.first = first
            self._waiting.clear()

    def mask(self, start: int, end: int, joins: bool = False) -> None:
        """Source that nobody reads: a template tag, PHP."""
        if joins:
            self._sheets.prose.join(start, end)
            self._sheets.unseen.join(start, end)
        else:
            self._sheets.space(start, end)

    def comment(self, start: int, end: int, inner_start: int, inner_end: int) -> None:
        """A comment, which joins its neighbours as it does in a browser; directives of seolint stand in comments."""
        self._sheets.prose.join(start, end)
        self._sheets.emit(self._sheets.slot(), "comment", Span(inner_start, inner_end), Span(start, end))

    def field(
        self, kind: str, start: int, end: int, text: str | None = None, attrs: Mapping[str, str] = _NO_ATTRS
    ) -> None:
        """A value that readers of the article don't see in it, such as the title (a kind of FIELD_KINDS)."""
        self._sheets.field(kind, start, end, text, attrs)

    def element(self, kind: str, span: Span, outer: Span, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """An element that is neither markup of the article nor a field, such as a block of JSON-LD."""
        self._sheets.emit(self._sheets.slot(), kind, span, outer, attrs)

    def meta(self, name: str, value: str) -> None:
        """What the file declares of itself; the first declaration counts."""
        if value.strip():
            self._meta.setdefault(name, value.strip())

    def trouble(self, start: int, end: int, message: str) -> None:
        """Something the reader could make no sense of."""
        self._troubles.append(Trouble(Span(start, end), message))

    def finish(self, settings: Settings, format: str) -> Document:
        """The document. Whatever is still open ends here."""
        end = len(self.source)
        while len(self._blocks) > 1:
            self._pop(end, end)
        self._drop_inlines(self._root, end)
        self._end_text()
        prose = self._sheets.prose.render()
        chosen = language.choose(prose, settings.language, self._meta.get("lang"), settings.default_language)
        return Document(
            source=self.source,
            prose=prose,
            unseen=self._sheets.unseen.render(),
            elements=self._sheets.ordered(),
            language=chosen,
            format=format,
            troubles=tuple(self._troubles),
            meta=self._meta,
        )

    # Running text

    def _new_leaf(self, first: int) -> Leaf:
        block = self._blocks[-1]
        context = block.context
        kind = LEAVES[context.tag] if context else "paragraph"
        if context and kind == "item":
            kind = "paragraph" if context.used else "item"
            context.used = True
        if block.slot >= 0 and block.tag in OWNERS:
            leaf = Leaf(kind, block.slot, block.start, first, block.attrs, block)
            block.slot = -1
        elif self._lead[0] >= 0:
            leaf = Leaf(kind, self._lead[1], self._lead[0], first)
        else:
            leaf = Leaf(kind, self._sheets.slot(), first, first)
        return leaf

    def _end_text(self, block: Block | None = None, end: int = -1) -> None:
        """End the running text; at `end` when it is the end tag of the block that owns it."""
        leaf = self._leaf
        self._lead = (-1, -1)
        if leaf is None:
            return
        self._leaf = None
        owned = block is not None and leaf.owner is block
        outer = Span(leaf.start, end if owned else max(leaf.start, leaf.last, self._tail))
        span = Span(leaf.first, leaf.last) if leaf.first >= 0 else outer
        self._sheets.emit(leaf.slot, leaf.kind, span, outer, leaf.attrs, leaf.level)

    # Blocks

    def _open_block(self, tag: str, start: int, end: int, attrs: Mapping[str, str]) -> None:
        in_heading = self._leaf is not None and self._leaf.kind == "heading" and not self._sheets.mode
        if in_heading and not self._stays_in_heading(tag):
            self._pop_heading(start)
            in_heading = False
        if not in_heading:
            self._close_implied(tag, start)
            if not self._sheets.mode:
                self._end_text()
        self._sheets.space(start, end)
        self._push(tag, start, attrs, in_heading)
        if self._sheets.mode == SEEN and not in_heading and tag in HEADINGS:
            block = self._blocks[-1]
            self._leaf = Leaf("heading", block.slot, start, -1, attrs, block, HEADINGS[tag])

    def _push(self, tag: str, start: int, attrs: Mapping[str, str], in_heading: bool) -> None:
        parent = self._blocks[-1]
        block = Block(tag, start, attrs)
        block.outer_mode = self._sheets.mode
        self._sheets.mode, block.by = mode_of(tag, attrs, self._sheets.mode, in_heading)
        block.mode = self._sheets.mode
        if tag in LEAVES:
            block.context = block
        elif tag in PLAIN_BLOCKS:
            block.context = parent.context
        if parent.tag in OWNERS and not parent.by:
            parent.slot = -1
        if tag in CONTAINERS or tag in OWNERS or tag in HEADINGS or block.by:
            block.slot = self._sheets.slot()
        self._blocks.append(block)
        self._count[block.key] += 1

    def _stays_in_heading(self, tag: str) -> bool:
        leaf = self._leaf
        return tag in INSIDE_HEADING or (tag == "p" and leaf is not None and leaf.first < 0)

    def _pop_heading(self, start: int) -> None:
        while self._count["h"] and self._blocks[-1].key != "h":
            self._pop(start, start)
        self._pop(start, start)

    def _close_implied(self, tag: str, start: int) -> None:
        """End the blocks whose end tags HTML lets authors leave out, unless a `<template>` in them shields them."""
        if self._sheets.mode != self._blocks[-1].mode:
            return
        if self._count["p"] and self._blocks[-1].tag == "p":
            self._pop(start, start)
        for closed in CLOSED_BY.get(tag, ()):
            if self._blocks[-1].tag in closed:
                self._pop(start, start)

    def _pop(self, start: int, end: int) -> None:
        """End the innermost block: its end tag is source[start:end], empty when the tag is missing."""
        block = self._blocks.pop()
        self._count[block.key] -= 1
        if block.inlines:
            self._drop_inlines(block, start)
        if self._sheets.mode == SEEN and (
            self._leaf is None or self._leaf.kind != "heading" or self._leaf.owner is block
        ):
            self._end_text(block, end)
        if block.by:
            self._sheets.end_hidden(block.slot, block.by, block.attrs, block.start, end)
        elif block.outer_mode == SEEN and block.tag in CONTAINERS:
            outer = Span(block.start, end)
            attrs = {**block.attrs, "ordered": "true"} if block.tag == "ol" else block.attrs
            self._sheets.emit(block.slot, CONTAINERS[block.tag], outer, outer, attrs)
        self._sheets.mode = block.outer_mode

    # Inlines

    def _separate_inline(self, tag: str, start: int, end: int) -> None:
        if tag in SEPARATORS or "-" in tag:
            self._sheets.space(start, end)
        elif end > start and self.source.find("\n", start, end) >= 0:
            self._sheets.prose.join(start, end)

    def _open_inline(self, tag: str, start: int, end: int, attrs: Mapping[str, str]) -> None:
        if tag == "a" and self._count["a"]:
            self._close_inline("a", start, start)
        self._separate_inline(tag, start, end)
        inline = Inline(tag, start, attrs)
        inline.outer_mode = self._sheets.mode
        in_heading = self._leaf is not None and self._leaf.kind == "heading"
        if attrs or tag not in INLINES:
            self._sheets.mode, inline.by = mode_of(tag, attrs, self._sheets.mode, in_heading)
        if inline.outer_mode == SEEN:
            if self._leaf is None and self._lead[0] < 0:
                self._lead = (start, self._sheets.slot())
            if inline.by or tag in INLINES:
                inline.slot = self._sheets.slot()
            if self._sheets.mode == SEEN and tag in INLINES:
                self._waiting.append(inline)
        self._blocks[-1].inlines.append(inline)
        self._count[tag] += 1

    def _close_inline(self, tag: str, start: int, end: int) -> None:
        inlines = self._blocks[-1].inlines
        while inlines:
            inline = inlines.pop()
            found = inline.tag == tag
            self._end_inline(inline, start, end if found else start)
            if found:
                break

    def _drop_inlines(self, block: Block, end: int) -> None:
        while block.inlines:
            self._end_inline(block.inlines.pop(), end, end)

    def _end_inline(self, inline: Inline, start: int, end: int) -> None:
        self._count[inline.tag] -= 1
        if inline.by:
            self._sheets.end_hidden(inline.slot, inline.by, inline.attrs, inline.start, end)
        elif self._sheets.mode == SEEN and inline.slot >= 0 and (inline.first >= 0 or inline.tag == "a"):
            outer = Span(inline.start, end)
            span = Span(inline.first, self._ink) if inline.first >= 0 else outer
            anchor = inline.tag == "a" and "href" not in inline.attrs
            self._sheets.emit(inline.slot, "anchor" if anchor else INLINES[inline.tag], span, outer, inline.attrs)
        self._sheets.mode = inline.outer_mode
        self._tail = end

    def _void(self, tag: str, start: int, end: int, attrs: Mapping[str, str], values: Mapping[str, Span]) -> None:
        self._separate_inline(tag, start, end)
        outer = Span(start, end)
        if tag == "hr" and self._sheets.mode == SEEN:
            if self._leaf is not None and self._leaf.kind == "heading":
                self._pop_heading(start)
            self._close_implied(tag, start)
            self._end_text()
            self._sheets.space(start, end)
            self._sheets.emit(self._sheets.slot(), "rule", outer, outer, attrs)
        elif tag == "img" and self._sheets.mode in (SEEN, HIDDEN):
            if self._leaf is None and self._lead[0] < 0:
                self._lead = (start, self._sheets.slot())
            self._sheets.emit(self._sheets.slot(), "image", outer, outer, attrs)
            self._tail = end
            if values.get("alt") and attrs.get("alt", "").strip():
                self.field("alt", *values["alt"], text=attrs["alt"])
