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
from seolint.readers._inlines import Inlines
from seolint.readers._open import HIDDEN, SEEN, Block, Leaf, mode_of
from seolint.readers._open_text import OpenText
from seolint.readers._sheets import Sheets, trimmed
from seolint.readers._tags import (
    BLOCKS,
    CLOSED_BY,
    CONTAINERS,
    HEADINGS,
    INSIDE_HEADING,
    LEAVES,
    OWNERS,
    PLAIN_BLOCKS,
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
        self._text = OpenText(self._sheets)
        self._inlines = Inlines(source, self._sheets, self._text)

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
            self._inlines.open(tag, start, end, attrs, self._blocks[-1])

    def close(self, tag: str, start: int, end: int) -> None:
        """An end tag. One that nothing open answers to only ends the running text."""
        key = "h" if tag in HEADINGS else tag
        if tag not in BLOCKS:
            self._inlines.close(tag, start, end, self._blocks[-1])
        elif self._count[key]:
            while self._blocks[-1].key != key:
                self._pop(start, start)
            self._pop(start, end)
            self._sheets.space(start, end)
        elif not self._text.in_heading:
            self._text.end()
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
        self._text.see(first, last, self._blocks[-1])

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
        self._inlines.drop(self._root, end)
        self._text.end()
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

    # Blocks

    def _open_block(self, tag: str, start: int, end: int, attrs: Mapping[str, str]) -> None:
        in_heading = self._text.in_heading and not self._sheets.mode
        if in_heading and not self._stays_in_heading(tag):
            self._pop_heading(start)
            in_heading = False
        if not in_heading:
            self._close_implied(tag, start)
            if not self._sheets.mode:
                self._text.end()
        self._sheets.space(start, end)
        self._push(tag, start, attrs, in_heading)
        if self._sheets.mode == SEEN and not in_heading and tag in HEADINGS:
            block = self._blocks[-1]
            self._text.leaf = Leaf("heading", block.slot, start, -1, attrs, block, HEADINGS[tag])

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
        leaf = self._text.leaf
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
            self._inlines.drop(block, start)
        if self._sheets.mode == SEEN and not self._text.in_heading_of_other(block):
            self._text.end(block, end)
        if block.by:
            self._sheets.end_hidden(block.slot, block.by, block.attrs, block.start, end)
        elif block.outer_mode == SEEN and block.tag in CONTAINERS:
            outer = Span(block.start, end)
            attrs = {**block.attrs, "ordered": "true"} if block.tag == "ol" else block.attrs
            self._sheets.emit(block.slot, CONTAINERS[block.tag], outer, outer, attrs)
        self._sheets.mode = block.outer_mode

    # Tags without an end

    def _void(self, tag: str, start: int, end: int, attrs: Mapping[str, str], values: Mapping[str, Span]) -> None:
        self._inlines.separate(tag, start, end)
        outer = Span(start, end)
        if tag == "hr" and self._sheets.mode == SEEN:
            if self._text.in_heading:
                self._pop_heading(start)
            self._close_implied(tag, start)
            self._text.end()
            self._sheets.space(start, end)
            self._sheets.emit(self._sheets.slot(), "rule", outer, outer, attrs)
        elif tag == "img" and self._sheets.mode in (SEEN, HIDDEN):
            self._text.lead(start)
            self._sheets.emit(self._sheets.slot(), "image", outer, outer, attrs)
            self._text.tail = end
            if values.get("alt") and attrs.get("alt", "").strip():
                self.field("alt", *values["alt"], text=attrs["alt"])
