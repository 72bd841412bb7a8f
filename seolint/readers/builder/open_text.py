"""The running text that is being read, without the white space around it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from seolint.readers.builder.open_elements import OpenBlock
from seolint.readers.builder.text_layers import TextLayers

_NO_ATTRS: Mapping[str, str] = {}


class OpenText:
    """The text of headings, paragraphs, items and cells, one after the other.

    `kind` is that of the open text, empty between two texts; `owner` is the block whose markup belongs to it, if any;
    `first` is where its visible text begins, -1 before there is any. `visible_starts` are where each text of the
    document that isn't only white space begins.
    """

    __slots__ = (
        *("_blocks", "_lead", "_records", "_layers", "_slot", "_start", "_write"),
        *("first", "kind", "owner", "tail", "visible_end", "visible_starts"),
    )

    def __init__(self, layers: TextLayers, blocks: Sequence[OpenBlock]) -> None:
        self._layers, self._blocks = layers, blocks
        self._write, self._records = layers.prose.add, layers.records
        self._lead = self._slot = self._start = self.first = -1
        self.kind = ""
        self.owner: OpenBlock | None = None
        self.visible_starts = array("i")
        self.visible_end = self.tail = 0
        """Where the last visible text ends, and the last inline tag."""

    def write(self, start: int, end: int, text: str | None = None) -> None:
        """Text that people see: the source itself, or `text` where source[start:end] is an entity or escape."""
        if start >= end:
            return
        layers = self._layers
        shown = layers.source[start:end] if text is None else text[: end - start]
        if layers.mode:
            layers.aside(start, end, shown)
            return
        self._write(start, end, shown)
        visible = shown.strip()
        if not visible:
            return
        if text is None and len(visible) < end - start:
            start = end - len(shown.lstrip())
            end = start + len(visible)
        self.visible_end = end
        self.visible_starts.append(start)
        if not self.kind:
            self._begin(start)
        elif self.first < 0:
            self.first = start

    def lead(self, start: int) -> None:
        """An inline tag opens at `start`: the text that may follow begins with it."""
        if not self.kind and self._lead < 0:
            self._lead, self._slot = start, self._layers.slot()

    def begin_heading(self, block: OpenBlock) -> None:
        """Begin a heading, whether text follows or not."""
        self.kind, self.owner, self._slot, self._start, self.first = "heading", block, block.slot, block.start, -1

    def end(self, block: OpenBlock | None = None, end: int = -1) -> None:
        """End the text; at `end` when it is the end tag of the block that owns it."""
        self._lead = -1
        kind, start, owner = self.kind, self._start, self.owner
        if not kind:
            return
        self.kind = ""
        if owner is None or owner is not block:
            end = max(start, self.visible_end, self.tail)
        first, last = (self.first, self.visible_end) if self.first >= 0 else (start, end)
        attrs, level = (owner.attrs, owner.tag.level) if owner else (_NO_ATTRS, 0)
        self._records.append((start, -end, self._slot, kind, first, last, level, attrs))

    def _begin(self, first: int) -> None:
        block = self._blocks[-1]
        self.kind, self.first, self.owner = self._kind_in(block.context), first, None
        if block.slot >= 0 and block.tag.is_owner:
            self.owner, self._slot, self._start = block, block.slot, block.start
            block.slot = -1
        elif self._lead >= 0:
            self._start = self._lead
        else:
            self._slot, self._start = self._layers.slot(), first

    def _kind_in(self, context: OpenBlock | None) -> str:
        """The kind of running text in there. After the first text of an item come its paragraphs."""
        if context is None:
            return "paragraph"
        was_used, context.used = context.used, True
        return "paragraph" if was_used and context.tag.leaf == "item" else context.tag.leaf
