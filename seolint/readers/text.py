"""Plain text -> Document: paragraphs by blank lines, headings and list items by how writers lay them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.document import Document, Span
from seolint.lazy_regex import expression
from seolint.readers import Settings
from seolint.readers.builder import Builder

_GAP = expression(r"(?:\r\n|\n|\r)[ \t\f\v]*(?:\r\n|\n|\r)\s*")
_LINE = expression(r"[^\r\n]+")
_ITEM = expression(r"[ \t]*((?:[•‣◦▪●·*+–-]|(\d{1,3}|[a-zA-Z])[.)])[ \t]+)(?=\S)")
_UNDERLINE = expression(r"[ \t]*(?:={3,}|-{3,})[ \t]*\Z")
_SENTENCE_END = (".", "!", ",", ";", ":", "…", "。", "！", "，", "；", "：")
_LONGEST = 100
"""Characters of the longest line that reads as a heading. Titles of search results end near 60, long ones near 90."""

_MOST_WORDS = 16


class _TextLine(NamedTuple):
    """A line that isn't blank: its extent without the white space around it.

    `marker` is where the marker of an item before it begins, -1 for none; `ordered`: the marker is a number.
    """

    start: int
    end: int
    marker: int
    ordered: bool


def read(source: str, settings: Settings) -> Document:
    """An article in plain text. A heading that begins the text is the h1, the others are h2."""
    builder = Builder(source)
    chunks = list(_chunks(source))
    for i, chunk in enumerate(chunks):
        following = chunks[i + 1] if i + 1 < len(chunks) else None
        level = _heading_level(source, chunk, i == 0, following)
        if level:
            _write(builder, f"h{level}", Span(chunk[0].start, chunk[0].end))
        elif chunk[0].marker >= 0:
            _write_list(builder, chunk)
        else:
            _write_paragraph(builder, chunk)
    return builder.finish(settings, "text")


def _chunks(source: str) -> Iterator[Sequence[_TextLine]]:
    """The lines between blank lines; an item's line begins a separate list."""
    ends = [0, *(at for gap in _GAP.finditer(source) for at in gap.span()), len(source)]
    for start, end in list(pairwise(ends))[::2]:
        chunk: list[_TextLine] = []
        for found in _LINE.finditer(source, start, end):
            line = _line(source, *found.span())
            if line is None:
                continue
            if chunk and line.marker >= 0 and chunk[0].marker < 0:
                yield chunk
                chunk = []
            chunk.append(line)
        if chunk:
            yield chunk


def _line(source: str, start: int, end: int) -> _TextLine | None:
    text = source[start:end]
    if not text.strip():
        return None
    item = _ITEM.match(text)
    first, last = end - len(text.lstrip()), start + len(text.rstrip())
    if not item:
        return _TextLine(first, last, -1, False)
    return _TextLine(start + item.end(), last, start + item.start(1), item[2] is not None)


def _heading_level(source: str, chunk: Sequence[_TextLine], begins: bool, following: Sequence[_TextLine] | None) -> int:
    """1 or 2 if a chunk reads as a heading: a short line, alone, without a sentence's end, and text after it."""
    line = chunk[0]
    if line.marker >= 0 and not (line.ordered and following and following[0].marker < 0):
        return 0
    text = source[line.start : line.end]
    underlined = len(chunk) == 2 and _UNDERLINE.match(source, chunk[1].start, chunk[1].end) is not None
    if (len(chunk) > 1 and not underlined) or following is None:
        return 0
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith(_SENTENCE_END):
        return 0
    if not any(map(str.isalpha, text)):
        return 0
    return 1 if begins else 2


def _write(builder: Builder, tag: str, span: Span) -> None:
    builder.open(tag, span.start, span.start)
    builder.text(*span)
    builder.close(tag, span.end, span.end)


def _write_paragraph(builder: Builder, lines: Sequence[_TextLine]) -> None:
    builder.open("p", lines[0].start, lines[0].start)
    for line in lines:
        builder.text(line.start, line.end)
        builder.mask(line.end, min(line.end + 1, len(builder.source)))
    builder.close("p", lines[-1].end, lines[-1].end)


def _write_list(builder: Builder, lines: Sequence[_TextLine]) -> None:
    """Items, each with its marker's line and the lines that continue it."""
    first, end = lines[0], lines[-1].end
    tag = "ol" if first.ordered else "ul"
    builder.open(tag, first.marker, first.marker)
    for line in lines:
        if line.marker >= 0:
            builder.open("li", line.marker, line.start)
        builder.text(line.start, line.end)
        builder.mask(line.end, min(line.end + 1, end))
    builder.close("li", end, end)
    builder.close(tag, end, end)
