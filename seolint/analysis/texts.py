"""The text of each part of an article as a reader sees it, and where each of its characters is in the source.

A reader sees no markup and no line end within a paragraph: `Java**Script**` is one word, and a phrase continues across
the end of a line. Inline code isn't anyone's wording: it counts as one character that is neither letter nor space.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from seolint.analysis.scopes import SCOPES, Part, parts
from seolint.document import BLOCK_KINDS, FIELD_KINDS, FILLER, Document, Element, Span
from seolint.lazy_regex import expression

CODE = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: stands for inline code."""

RAW = ("raw", "source")
_AS_WRITTEN = ("code", "comment")
_OTHER_KINDS = ("inline_code", "quote", "figure", "link", "table", "list", "emphasis", "strong", "details")
KNOWN_SCOPES = frozenset({"text", *RAW, *SCOPES, *BLOCK_KINDS, *FIELD_KINDS, *_AS_WRITTEN, *_OTHER_KINDS})

_LINE = expression(r"[\r\n]+|[^\r\n]+")
_KEPT = expression(f"[^{FILLER}]+")
_BLANK = f" \t{FILLER}"


class MappedText(NamedTuple):
    """A text without markup. `starts` are the offsets in it where a stretch of the source begins, at `places`."""

    text: str
    starts: Sequence[int]
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to `end` are in the source."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] + offset - self.starts[at]


class PartTexts(NamedTuple):
    """A part of the article, with the texts in it: one for each block."""

    part: Part
    texts: Sequence[MappedText]


def whole(document: Document, scope: str, levels: Sequence[int] = ()) -> str:
    """All texts in a scope, a line each: a quick way to see that something doesn't occur."""
    return document.once(_whole_maker(scope, tuple(levels)))


def places(document: Document, scope: str, levels: Sequence[int] = ()) -> Sequence[PartTexts]:
    """The parts in a scope. "text" is every block of running text, "raw" the source as written."""
    return document.once(_maker(scope, tuple(levels)))


@cache
def _maker(scope: str, levels: tuple[int, ...]) -> Callable[[Document], Sequence[PartTexts]]:
    return lambda document: list(_places(document, scope, levels))


@cache
def _whole_maker(scope: str, levels: tuple[int, ...]) -> Callable[[Document], str]:
    return lambda document: "\n".join(text.text for place in places(document, scope, levels) for text in place.texts)


def _places(document: Document, scope: str, levels: tuple[int, ...]) -> Iterator[PartTexts]:
    if scope in RAW:
        whole = Span(0, len(document.source))
        yield PartTexts(Part(whole, whole), [MappedText(document.source, [0], [0])])
    elif scope == "text":
        for block, text in zip(document.blocks, document.once(_block_texts), strict=True):
            if not levels or block.level in levels:
                yield PartTexts(Part(block.span, block.span, block, block.level), [text])
    else:
        for part in parts(document, scope, levels):
            yield PartTexts(part, _texts(document, part))


def _texts(document: Document, part: Part) -> Sequence[MappedText]:
    kind = part.element.kind if part.element else ""
    if kind in FIELD_KINDS:
        return [_text(document.unseen, part.span)]
    if kind in _AS_WRITTEN:
        return [_text(document.source, part.span)]
    if kind == "inline_code":
        return [_text(document.prose, part.span)]
    blocks, whole_texts = document.blocks, document.once(_block_texts)
    first = bisect_right(blocks, part.span.start, key=lambda block: block.span.end)
    last = bisect_left(blocks, part.span.end, key=lambda block: block.span.start)
    return [_clipped(document, blocks[i], whole_texts[i], part.span) for i in range(first, last)]


def _clipped(document: Document, block: Element, text: MappedText, span: Span) -> MappedText:
    both = Span(max(block.span.start, span.start), min(block.span.end, span.end))
    return text if both == block.span else _text(document.prose, both, _codes(document, both))


def _block_texts(document: Document) -> Sequence[MappedText]:
    return [_text(document.prose, block.span, _codes(document, block.span)) for block in document.blocks]


def _codes(document: Document, span: Span) -> Sequence[Span]:
    codes = document.all("inline_code")
    first = bisect_left(codes, span.start, key=_start) if codes else 0
    return [code.span for code in codes[first : bisect_left(codes, span.end, first, key=_start)]]


def _start(element: Element) -> int:
    return element.span.start


def _text(prose: str, span: Span, holes: Sequence[Span] = ()) -> MappedText:
    plain = prose[span.start : span.end]
    if not holes and FILLER not in plain and "\n" not in plain and "\r" not in plain:
        return MappedText(plain, [0], [span.start])
    starts, at, pieces = [], 0, []
    found = list(_pieces(prose, span, holes))
    for _, piece in found:
        starts.append(at)
        pieces.append(piece)
        at += len(piece)
    return MappedText("".join(pieces), starts, [place for place, _ in found])


def _pieces(prose: str, span: Span, holes: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """The stretches of a text, each with its place: between markup and line ends, with one space for each of these."""
    at = span.start
    for hole in holes:
        if hole.start >= at:
            yield from _lines(prose, at, hole.start)
            yield hole.start, CODE
            at = hole.end
    yield from _lines(prose, at, span.end)


def _lines(prose: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    ended = False
    for found in _LINE.finditer(prose, start, end):
        line, at = found[0], found.start()
        if line[0] in "\r\n":
            if not ended:
                yield at, " "
            ended = True
            continue
        if ended:
            at += len(line) - len(line.lstrip(_BLANK))
        stop = found.end() if found.end() == end else found.start() + len(line.rstrip(_BLANK))
        for piece in _KEPT.finditer(prose, at, max(at, stop)):
            yield piece.start(), piece[0]
            ended = False
