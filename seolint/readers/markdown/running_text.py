"""Running text of Markdown -> the builder: without template syntax, with bare addresses as links; and raw HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers import tokens as _tokens
from seolint.readers.attributes import value_span
from seolint.readers.builder import Builder
from seolint.readers.entities import on_its_line
from seolint.readers.markdown.dialects import Markup
from seolint.readers.masking import TAG, spaces
from seolint.readers.tags import GAPLESS, VOID

_NEVER = 1 << 60
_BARE = expression(
    r"(?<![\w/.@-])(?:(?:https?|ftp)://|www\.)[\w-]+(?:\.[\w-]+)*(?::\d+)?"
    r"(?:[/?#](?:[^\s<>|`\[\]]|\[[^\s<>|`\[\]]*\](?!\())*)?",
    re.I,
)
"""An address continues to the next white space, across marks of emphasis; brackets belong to it only in pairs."""

_TRAILING = expression(r"""(?:[?!.,:;_~*'"”’»]|&\w{1,30};)+\Z""")
_LONGEST_TAIL = 40
"""Punctuation characters that a sentence may put after an address."""


_EXPRESSION = expression(r"(?<![\w:-])([\w:-]{1,99})=(\{(?:[^{}]|\{[^{}]{0,300}\}){0,300}\})")
_ADDRESSES = frozenset({"href", "src"})

_PLAYERS = frozenset({"video", "audio"})
"""Tags that `/>` ends in Markdown. In HTML it has no effect, and they would hold the rest of the page."""


class RunningText:
    """Writes the text of `source`; `text` is what was parsed of it, `markup` says where the two differ."""

    def __init__(self, source: str, text: str, markup: Markup, builder: Builder) -> None:
        self.source, self.text, self.builder = source, text, builder
        self.masks, self.effects, self.titles = markup.masks, markup.effects, markup.titles
        self.fills_links = markup.fills_links
        self.mask_ends = [mask.end for mask in self.masks]
        self.written = 0
        self.next_mask = self.masks[0][0] if self.masks else _NEVER
        self.covered = self.linked = self.free = self.fed_from = self.fed = 0
        """Where the last mask and the last bare address end, and the later of the two; the extent of the last tag."""

    def write_masks(self, end: int, in_tag: bool = False) -> None:
        """Write the masks that start at `end` or before; those in a tag are part of it."""
        while self.written < len(self.masks) and self.masks[self.written][0] <= end:
            mask = self.masks[self.written]
            self.covered = mask.end
            self.written += 1
            effect = self.effects.get(mask)
            if effect:
                effect(self.builder)
            elif mask.kind == TAG:
                _feed_tag(self.source[mask.start : mask.end], mask.start, self.builder)
                self.fed_from, self.fed = mask.start, mask.end
            else:
                self.builder.mask(mask.start, mask.end, mask.joins, "" if in_tag else mask.kind)
        self.free = max(self.covered, self.linked)
        self.next_mask = self.masks[self.written][0] if self.written < len(self.masks) else _NEVER

    def is_plain(self, value: str, start: int, end: int, links: int) -> bool:
        """Whether the source has a text as people see it, without a mask or an address in it."""
        if end - start != len(value) or end > self.next_mask or start < self.free:
            return False
        return links > 0 or not ("://" in value or "www." in value)

    def write(self, value: str, start: int, end: int, linked: bool) -> None:
        """A text of the parser, which reads `value`. Text in a link has no links in it."""
        start = max(start, self.linked)
        if not linked and ("://" in value or "www." in value) and start < end:
            start = self._write_addresses(start, end)
        if end > self.next_mask or start < self.covered:
            self.between(start, end)
        elif len(value) < end - start and self.source[start] == "&":
            self.builder.text(start, end, on_its_line(value))
        elif start < end:
            self.builder.text(start, end)

    def lettered(self, start: int, end: int, value: str) -> str:
        """A text of the parser for source[start:end], in which letters replace what is masked."""
        at = bisect_right(self.mask_ends, start)
        if len(value) != end - start:
            return value
        while at < len(self.masks) and self.masks[at].start < end:
            first, last = max(start, self.masks[at].start) - start, min(end, self.masks[at].end) - start
            value = f"{value[:first]}{'x' * (last - first)}{value[last:]}"
            at += 1
        return value

    def _write_addresses(self, start: int, end: int) -> int:
        for found, close in _addresses(self.text, start, end):
            self.between(start, found)
            start = found
            if self.builder.inlines.is_in_link:
                continue  # the text of a component's link, whose tag is a mask that was just written
            address = self.text[found:close]
            scheme = "" if "://" in address else "http://"
            self.builder.open("a", found, found, {"href": scheme + address})
            self.between(found, close)
            self.builder.close("a", close, close)
            start = self.linked = close
            self.free = max(self.covered, close)
        return start

    def between(self, start: int, end: int) -> None:
        """Text as it is in the source, without the masks in it."""
        at = bisect_right(self.mask_ends, start)
        while at < len(self.masks) and self.masks[at][0] < end:
            opens, closes, *_ = self.masks[at]
            if opens > start:
                self.builder.text(start, opens)
            self.write_masks(opens)
            start = closes
            at += 1
        if start < end:
            self.builder.text(start, end)


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bare addresses that begin in text[start:end]; the last may continue after `end`, where Markdown splits texts.

    GitHub's Markdown makes links of them: https://github.github.com/gfm/#autolinks-extension-
    """
    at = start
    while found := _BARE.search(text, at):
        if found.start() >= end:
            return
        at = _address_end(text, *found.span())
        yield found.start(), at


def _address_end(text: str, start: int, end: int) -> int:
    """Where an address ends when the punctuation after it is the sentence's."""
    for _ in range(4):
        trailing = _TRAILING.search(text, max(start, end - _LONGEST_TAIL), end)
        if trailing:
            end = trailing.start()
        elif text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
            end -= 1
        else:
            break
    return end


def joined(text: str, lines: Sequence[tuple[int, int]]) -> str:
    """Lines of HTML as one stretch of `text`; the marks of a quote between them become blanks, line ends stay."""
    pieces: list[str] = []
    at = lines[0][0]
    for start, end in lines:
        pieces += spaces(text[at:start]), text[start:end]
        at = end
    return "".join(pieces)


def feed(snippet: str, base: int, running: RunningText, builder: Builder) -> None:
    """Feed HTML at offset `base` of the source. Template syntax in it has been blanked out."""
    for token in _tokens.tokens(snippet):
        kind, name, text = token.kind, token.name, token.text
        start, end = base + token.start, base + token.end
        if kind is _tokens.TEXT:
            if text is None and (end > running.next_mask or start < running.covered):
                running.between(start, end)
            else:
                builder.text(start, end, snippet[token.start : token.end] if text is None else text)
        elif kind is _tokens.START:
            builder.open(name, start, end, token.attrs, _alt(snippet, token, base))
            if name in _PLAYERS and snippet.startswith("/>", token.end - 2):
                builder.close(name, end, end)
        elif kind is _tokens.END:
            builder.close(name, start, end)
        elif kind is _tokens.COMMENT:
            builder.comment(start, end, base + token.inner.start, base + token.inner.end)
        else:
            builder.mask(start, end, kind is _tokens.SKIP or name in GAPLESS)
        if kind is not _tokens.TEXT and end > running.next_mask:
            running.write_masks(end - 1, in_tag=True)
    running.write_masks(base + len(snippet))


def _feed_tag(tag: str, base: int, builder: Builder) -> None:
    """Feed a tag of JSX at offset `base` of the source. If its address is an expression, it is unknown."""
    plain = _EXPRESSION.sub(_blanked_value, tag)
    for token in _tokens.tokens(plain):
        kind, start, end, name = token.kind, base + token.start, base + token.end, token.name
        if kind is _tokens.START:
            builder.open(name, start, end, token.attrs, _alt(plain, token, base))
            if tag.endswith("/>") and name not in VOID:
                builder.close(name, end, end)
        elif kind is _tokens.END:
            builder.close(name, start, end)


def _alt(snippet: str, token: _tokens.Token, base: int) -> Span | None:
    """Where the alternative text of a tag is in the source, if it has one."""
    span = value_span(snippet, token.start, "alt") if "alt" in token.attrs else None
    return Span(base + span.start, base + span.end) if span else None


def _blanked_value(found: re.Match[str]) -> str:
    """An attribute whose value is JavaScript, just as long: a string as a text, for other values only the name."""
    name, value = found[1], found[2][1:-1].strip()
    length = len(found[2])
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]:
        return f"{name}={value}".ljust(len(found[0]))
    if name.lower() in _ADDRESSES:
        return f'{name}="{"x" * (length - 2)}"' if length > 2 else name.ljust(len(found[0]))
    return (name if name != "style" else "").ljust(len(found[0]))
