"""Running text of Markdown -> the builder: without the template syntax in it, with bare addresses as links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seolint.readers.builder import Builder
from seolint.readers.entities import on_its_line
from seolint.readers.markdown.links import addresses

_NEVER = 1 << 60


class Running:
    """Writes the text of `source`; `text` is what was parsed of it, `masks` where the two differ."""

    def __init__(self, source: str, text: str, masks: Sequence[tuple[int, int, bool]], builder: Builder) -> None:
        self.source, self.text, self.masks, self.builder = source, text, masks, builder
        self.mask_ends = [end for _, end, _ in masks]
        self.told = 0
        self.next_mask = masks[0][0] if masks else _NEVER
        self.covered = self.linked = self.free = 0
        """Where the last mask and the last bare address end, and the later of the two."""

    def tell_masks(self, end: int) -> None:
        """Tell the builder of the masks that start at `end` or before."""
        while self.told < len(self.masks) and self.masks[self.told][0] <= end:
            self.builder.mask(*self.masks[self.told])
            self.covered = self.mask_ends[self.told]
            self.told += 1
        self.free = max(self.covered, self.linked)
        self.next_mask = self.masks[self.told][0] if self.told < len(self.masks) else _NEVER

    def is_plain(self, value: str, start: int, end: int, links: int) -> bool:
        """Whether a text stands in the source as people see it, with nothing in it to be told of."""
        if end - start != len(value) or end > self.next_mask or start < self.free:
            return False
        return links > 0 or not ("://" in value or "www." in value)

    def write(self, value: str, start: int, end: int, linked: bool) -> None:
        """A text of the parser, which says `value`. What stands in a link has no links in it."""
        start = max(start, self.linked)
        if not linked and ("://" in value or "www." in value) and start < end:
            start = self._write_addresses(start, end)
        if end > self.next_mask or start < self.covered:
            self.between(start, end)
        elif len(value) < end - start and self.source[start] == "&":
            self.builder.text(start, end, on_its_line(value))
        elif start < end:
            self.builder.text(start, end)

    def _write_addresses(self, start: int, end: int) -> int:
        for found, close in addresses(self.text, start, end):
            self.between(start, found)
            self.builder.open("a", found, found, {"href": self.text[found:close]})
            self.between(found, close)
            self.builder.close("a", close, close)
            start = self.linked = close
            self.free = max(self.covered, close)
        return start

    def between(self, start: int, end: int) -> None:
        """Text as it stands in the source, without the masks in it."""
        at = bisect_right(self.mask_ends, start)
        while at < len(self.masks) and self.masks[at][0] < end:
            opens, closes, _ = self.masks[at]
            if opens > start:
                self.builder.text(start, opens)
            self.tell_masks(opens)
            start = closes
            at += 1
        if start < end:
            self.builder.text(start, end)
