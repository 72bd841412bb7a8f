"""The Markdown parser's events -> the calls of the builder that HTML of the same article makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from seolint.document import FILLER
from seolint.expressions import expression
from seolint.readers._builder import Builder
from seolint.readers._bytes import char_offsets
from seolint.readers._masking import INDENTED
from seolint.readers._raw_html import feed, joined
from seolint.readers._running import Running

_NO_MARK = expression("")
_BLOCKS = {
    "Paragraph": ("p", _NO_MARK),
    "Item": ("li", re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]*")),
    "BlockQuote": ("blockquote", re.compile(r">[ \t]?")),
    "FootnoteDefinition": ("li", re.compile(r"\[\^[^\]\n]*\]:[ \t]*")),
    "DefinitionList": ("dl", _NO_MARK),
    "DefinitionListTitle": ("dt", _NO_MARK),
    "DefinitionListDefinition": ("dd", re.compile(r"[:~][ \t]*")),
    "Table": ("table", _NO_MARK),
    "TableHead": ("tr", _NO_MARK),
    "TableRow": ("tr", _NO_MARK),
}
"""What a block of Markdown is in HTML, and the mark that it begins with."""

_INLINES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_HASHES = expression(r"#{1,6}(?:[ \t]+|(?=[\r\n])|\Z)")
_FENCE = expression(r"[`~]{3,}[^\n\r]*")
_TICKS = expression("`+")
_BLANKS = " \t\r\n"
_NO_ATTRS: dict[str, str] = {}

Event = tuple[Any, Any]
"""An event of pyromark, and its range in bytes of UTF-8."""


class Feed:
    """Feeds a builder with the events of one source."""

    def __init__(self, running: Running, builder: Builder, events: Iterable[Event]) -> None:
        self.running, self.builder, self.events = running, builder, iter(events)
        self.text, self.source = running.text, running.source
        self.chars = char_offsets(self.text)
        self.at = 0
        """Where what was fed last ends."""
        self.links = 0
        self.cell = "td"

    def run(self) -> None:
        """Tell the builder of every event."""
        running, write = self.running, self.running.write
        handlers: dict[str, Callable[[Any, int, int], None]] = {
            "Start": self.start,
            "End": self.end,
            "Code": self.code,
            "InlineHtml": self.html,
            "TaskListMarker": lambda _, start, end: self.builder.mask(start, end),
            "FootnoteReference": lambda _, start, end: self.builder.mask(start, end, joins=True),
        }
        chars = self.chars
        for event, place in self.events:
            start, end = place["start"], place["end"]
            if chars:
                start, end = chars[start], chars[end]
            if start >= running.next_mask:
                running.tell_masks(start)
            if type(event) is dict:
                ((kind, value),) = event.items()
                if kind == "Text":
                    write(value, start, end, self.links > 0)
                    self.at = end
                else:
                    handlers[kind](value, start, end)
            elif event != "SoftBreak":
                self.builder.open("br" if event == "HardBreak" else "hr", start, end)
                self.at = end
        running.tell_masks(len(self.source))

    def placed(self) -> Iterator[tuple[Any, int, int]]:
        """The events that follow, with their places in characters; the parser gives them in bytes of UTF-8."""
        chars = self.chars
        for event, place in self.events:
            if chars:
                yield event, chars[place["start"]], chars[place["end"]]
            else:
                yield event, place["start"], place["end"]

    def start(self, value: Any, start: int, end: int) -> None:
        """Something opens. What can hold no text of its own is fed whole."""
        name, detail = _named(value)
        if name in _INLINES:
            self.open(_INLINES[name], start, start + _width(name, self.text, start))
        elif name in _BLOCKS:
            tag, mark = _BLOCKS[name]
            self.cell = {"TableHead": "th", "TableRow": "td"}.get(name, self.cell)
            if not self.stands_in(start, name):
                self.open(tag, start, _mark_end(mark, self.text, start, end))
        elif name == "Heading":
            self.open(f"h{detail['level'][1]}", start, _mark_end(_HASHES, self.text, start, end))
        elif name == "TableCell":
            self.open(self.cell, start - (self.text[start - 1 : start] == "|"), start)
        elif name == "List":
            if not self.stands_in(start, name):
                self.open("ul" if detail is None else "ol", start, start)
        elif name == "Link":
            self.links += 1
            scheme = "mailto:" if detail["link_type"] == "Email" else ""
            self.open("a", start, start + 1, {"href": scheme + detail["dest_url"]})
        elif name == "Image":
            self.image(detail, start, end)
        elif name == "CodeBlock":
            self.code_block(detail, start, end)
        elif name == "HtmlBlock":
            self.html_block()

    def end(self, value: Any, start: int, end: int) -> None:
        """Something closes: an inline with its mark, a block where its text ends."""
        name, detail = _named(value)
        if name in _INLINES:
            self.close(_INLINES[name], end - _width(name, self.text, start), end)
        elif name == "Link":
            self.links -= 1
            self.close("a", max(self.at, start + 1), end)
        elif name == "Heading":
            self.close(f"h{detail[1]}", self.at, max(self.at, _inked_end(self.text, start, end)))
        elif name == "TableCell":
            self.close(self.cell, self.at, max(self.at, end))
        elif name == "List":
            if not self.stands_in(start, name):
                self.close("ol" if detail else "ul", self.at, self.at)
        elif name in _BLOCKS and not self.stands_in(start, name):
            self.close(_BLOCKS[name][0], self.at, self.at)

    def open(self, tag: str, start: int, end: int, attrs: dict[str, str] | None = None) -> None:
        self.builder.open(tag, start, end, attrs or _NO_ATTRS)
        if end > self.at:
            self.at = end

    def close(self, tag: str, start: int, end: int) -> None:
        self.builder.close(tag, start, end)
        if end > self.at:
            self.at = end

    def stands_in(self, start: int, name: str) -> bool:
        """Whether a list or an item stands in for an admonition, and so is none."""
        return name in ("List", "Item") and self.source.startswith(INDENTED, start)

    def code(self, _: str, start: int, end: int) -> None:
        ticks = _mark_end(_TICKS, self.text, start, end) - start
        self.open("code", start, start + ticks)
        self.builder.text(start + ticks, end - ticks)
        self.close("code", end - ticks, end)

    def code_block(self, kind: Any, start: int, end: int) -> None:
        """A fenced or an indented block, with all its text."""
        opened = start if kind == "Indented" else _mark_end(_FENCE, self.text, start, end)
        language = kind["Fenced"].split(None, 1)[0] if kind != "Indented" and kind["Fenced"].strip() else ""
        self.open("pre", start, opened)
        self.open("code", opened, opened, {"class": f"language-{language}"} if language else {})
        for event, begin, close in self.placed():
            if "Text" not in event:
                break
            self.builder.text(begin, close)
            self.at = close
        self.close("code", self.at, self.at)
        self.close("pre", self.at, max(self.at, _inked_end(self.text, start, end)))

    def image(self, detail: Any, start: int, end: int) -> None:
        """An image with its alternative text, in which markup says nothing."""
        said: list[tuple[int, int, str]] = []
        depth = 1
        for event, begin, close in self.placed():
            kind, value = next(iter(event.items())) if type(event) is dict else ("Text", " ")
            depth += _is_image(value) if kind == "Start" else -_is_image(value) if kind == "End" else 0
            if not depth:
                break
            if kind in ("Text", "Code"):
                said.append((begin, close, value))
        alt = "".join(value for _, _, value in said)
        self.builder.open("img", start, end, {"src": detail["dest_url"], "alt": alt})
        self.at = end
        if alt.strip():
            self.builder.field("alt", said[0][0], said[-1][1], _aligned(said))

    def html_block(self) -> None:
        """A block of raw HTML, of which the parser gives the lines."""
        lines: list[tuple[int, int]] = []
        for event, begin, close in self.placed():
            if "End" in event:
                break
            lines.append((begin, close))
        if lines:
            feed(joined(self.text, lines), lines[0][0], self.running, self.builder)
            self.at = lines[-1][1]

    def html(self, _: str, start: int, end: int) -> None:
        """Inline HTML."""
        feed(self.text[start:end], start, self.running, self.builder)
        self.at = end


def _aligned(said: list[tuple[int, int, str]]) -> str:
    """Texts, each at its own offset from the first, filler between them."""
    text = ""
    for start, end, value in said:
        text = text.ljust(start - said[0][0], FILLER) + value[: end - start].ljust(end - start, FILLER)
    return text


def _named(value: Any) -> tuple[str, Any]:
    """What an event is about, and the details the parser gives of it."""
    if type(value) is str:
        return value, None
    ((name, detail),) = value.items()
    return name, detail


def _is_image(value: Any) -> bool:
    return value == "Image" or (type(value) is dict and "Image" in value)


def _width(name: str, text: str, start: int) -> int:
    """How many characters the mark of an inline has."""
    return 1 if name == "Emphasis" or text[start + 1] != text[start] else 2


def _mark_end(mark: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = mark.match(text, start, end)
    return found.end() if found else start


def _inked_end(text: str, start: int, end: int) -> int:
    """`end` without the blanks before it."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end
