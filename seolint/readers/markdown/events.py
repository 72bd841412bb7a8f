"""The Markdown parser's events -> the builder calls that HTML of the same article makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from seolint.document import Span
from seolint.readers.builder import Builder
from seolint.readers.markdown.marks import (
    BLOCKS,
    CELLS,
    HEADING,
    INLINES,
    TICKS,
    mark_end,
    trimmed_end,
    width,
)
from seolint.readers.markdown.offsets import Event
from seolint.readers.markdown.running_text import RunningText, feed
from seolint.readers.markdown.whole_parts import code_block, html_block, image
from seolint.readers.masking import INDENTED, TEMPLATE


class Feed:
    """Feeds a builder with the events of one source.

    A handler takes the name of an event's subject, the parser's details about it, and its place; it returns where the
    text that it fed ends.
    """

    def __init__(self, running: RunningText, builder: Builder, events: Iterator[Event]) -> None:
        self.running, self.builder = running, builder
        self.blocks, self.inlines = builder.blocks, builder.inlines
        self.text, self.source = running.text, running.source
        self.events = events
        self.at = 0
        """Where the text fed last ends."""
        self.links = 0
        self.cell = "td"

    def run(self, last: int) -> None:
        """Feed every event, up to `last`; text that continues as typed, even across line ends, in one piece."""
        running, text = self.running, self.builder.text
        begun = until = joint = -1
        value: Any
        for event, start, end in self.events:
            if start >= running.next_mask:
                if until >= 0:
                    text(begun, until)
                    self.at = until
                    until = joint = -1
                running.write_masks(start)
                start = max(start, running.fed)
                self.at, end = max(self.at, running.fed), max(start, end)
            kind, value = (event, "") if type(event) is str else event.popitem()
            if kind == "SoftBreak":
                joint = end if start == joint and end == start + 1 else -1
                continue
            if kind == "Text" and running.is_plain(value, start, end, self.links):
                if start != joint:
                    if until >= 0:
                        text(begun, until)
                        self.at = until
                    begun = start
                until = joint = end
                continue
            if until >= 0:
                text(begun, until)
                self.at = until
                until = joint = -1
            handlers = _HANDLERS.get(kind)
            if handlers:
                kind, value = (value, None) if type(value) is str else value.popitem()
            at = (handlers or _OTHERS)[kind](self, kind, value, start, end)
            if at > self.at:
                self.at = at
        running.write_masks(last)

    def rare_text(self, _: str, value: str, start: int, end: int) -> int:
        """Any other text. An address in it may continue after it, across marks that Markdown takes for emphasis."""
        self.running.write(value, start, end, self.links > 0 or self.inlines.is_in_link)
        return max(end, self.running.linked)

    def block(self, name: str, _: Any, start: int, end: int) -> int:
        tag, mark = BLOCKS[name]
        opened = mark_end(mark, self.text, start, end) if mark else start
        self.blocks.open(tag, start, opened)
        return opened

    def end_block(self, name: str, _: Any, start: int, end: int) -> int:
        self.blocks.close(BLOCKS[name][0], self.at, self.at)
        return self.at

    def item(self, name: str, _: Any, start: int, end: int) -> int:
        return self.at if self.is_admonition(start) else self.block(name, _, start, end)

    def end_item(self, name: str, _: Any, start: int, end: int) -> int:
        return self.at if self.is_admonition(start) else self.end_block(name, _, start, end)

    def list(self, _: str, first: int | None, start: int, end: int) -> int:
        if self.is_admonition(start):
            return self.at
        self.blocks.open("ul" if first is None else "ol", start, start)
        return start

    def end_list(self, _: str, is_ordered: bool, start: int, end: int) -> int:
        if not self.is_admonition(start):
            self.blocks.close("ol" if is_ordered else "ul", self.at, self.at)
        return self.at

    def is_admonition(self, start: int) -> bool:
        """Whether a list or an item is there only in place of an admonition."""
        return self.source.startswith(INDENTED, start)

    def heading(self, _: str, detail: Mapping[str, Any], start: int, end: int) -> int:
        opened = mark_end(HEADING, self.text, start, end)
        self.blocks.open("p" if start in self.running.titles else detail["level"].lower(), start, opened)
        return opened

    def end_heading(self, _: str, level: str, start: int, end: int) -> int:
        last = max(self.at, trimmed_end(self.text, start, end))
        self.blocks.close("p" if start in self.running.titles else level.lower(), self.at, last)
        return last

    def table_row(self, name: str, _: Any, start: int, end: int) -> int:
        self.cell = CELLS[name]
        return self.block(name, _, start, end)

    def table_cell(self, _: str, __: Any, start: int, end: int) -> int:
        tag = self.running.fed_from
        if start == self.running.fed > tag > 0 and self.text[tag - 1] == "|":
            self.builder.mask(tag - 1, tag)
        self.blocks.open(self.cell, start - (self.text[start - 1 : start] == "|"), start)
        return start

    def end_cell(self, _: str, __: Any, start: int, end: int) -> int:
        end = max(self.at, end)
        self.blocks.close(self.cell, self.at, end)
        return end

    def inline(self, name: str, _: Any, start: int, end: int) -> int:
        opened = start + width(name, self.text, start)
        self.inlines.open(INLINES[name], start, opened)
        return opened

    def end_inline(self, name: str, _: Any, start: int, end: int) -> int:
        inner = max(self.at, end - width(name, self.text, start))
        self.inlines.close(INLINES[name], inner, max(inner, end))
        return max(inner, end)

    def link(self, _: str, detail: Mapping[str, str], start: int, end: int) -> int:
        self.links += 1
        scheme = "mailto:" if detail["link_type"] == "Email" else ""
        title = {"title": detail["title"]} if detail["title"] else {}
        self.inlines.open("a", start, start + 1, {"href": scheme + detail["dest_url"], **title})
        if self.running.fills_links and self.text.startswith("[](", start) and "://" not in detail["dest_url"]:
            self.builder.element(TEMPLATE, Span(start, end), Span(start, end))
        return start + 1

    def end_link(self, _: str, __: Any, start: int, end: int) -> int:
        self.links -= 1
        self.inlines.close("a", max(self.at, start + 1), end)
        return end

    def void(self, kind: str, _: Any, start: int, end: int) -> int:
        self.builder.open("br" if kind == "HardBreak" else "hr", start, end)
        return end

    def mark(self, kind: str, _: Any, start: int, end: int) -> int:
        """The checkbox of a task, or the number of a footnote."""
        is_note = kind == "FootnoteReference"
        self.builder.mask(start, end, joins=is_note, kind="note" if is_note else "")
        return self.at

    def code(self, _: str, value: str, start: int, end: int) -> int:
        ticks = mark_end(TICKS, self.text, start, end) - start if self.text[start + 1] == "`" else 1
        if "|" in value and self.text.find("\\|", start, end) >= 0:
            return self.code_in_table(value, start, start + ticks, end)
        self.inlines.whole("code", start, start + ticks, end - ticks, end)
        return end

    def code_in_table(self, value: str, start: int, first: int, end: int) -> int:
        """Code whose bars may be escaped; in a table the backslash isn't part of it."""
        last = end - (first - start)
        self.inlines.open("code", start, first)
        at = first
        while "\\|" not in value and (escaped := self.text.find("\\|", at, last)) >= 0:
            self.builder.text(at, escaped)
            at = escaped + 1
        self.builder.text(at, last)
        self.inlines.close("code", last, end)
        return end

    def html(self, _: str, __: str, start: int, end: int) -> int:
        """Inline HTML."""
        feed(self.text[start:end], start, self.running, self.builder)
        return end


_Handler = Callable[[Feed, str, Any, int, int], int]
_BEGINS: Mapping[str, _Handler] = {
    **dict.fromkeys(BLOCKS, Feed.block),
    "Item": Feed.item,
    **dict.fromkeys(CELLS, Feed.table_row),
    **dict.fromkeys(INLINES, Feed.inline),
    "List": Feed.list,
    "Heading": Feed.heading,
    "TableCell": Feed.table_cell,
    "Link": Feed.link,
    "Image": image,
    "CodeBlock": code_block,
    "HtmlBlock": html_block,
}
_ENDS: Mapping[str, _Handler] = {
    **dict.fromkeys(BLOCKS, Feed.end_block),
    "Item": Feed.end_item,
    **dict.fromkeys(INLINES, Feed.end_inline),
    "List": Feed.end_list,
    "Heading": Feed.end_heading,
    "TableCell": Feed.end_cell,
    "Link": Feed.end_link,
}
_HANDLERS = {"Start": _BEGINS, "End": _ENDS}
_OTHERS: Mapping[str, _Handler] = {
    "Text": Feed.rare_text,
    "Code": Feed.code,
    "InlineHtml": Feed.html,
    "HardBreak": Feed.void,
    "Rule": Feed.void,
    "TaskListMarker": Feed.mark,
    "FootnoteReference": Feed.mark,
}
