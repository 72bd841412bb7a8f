"""Where the places of a source stand in the text that a report shows, and that text cut into runs by what marks it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from seolint.analysis.page_text import Block

EMPTY = "\ufffc"
"""Stands for what has no text: an image without alternative text, an empty heading."""

MOST_TAGS = 8
"""Tags of one run: problems lie in one another, but nobody can tell more of them apart."""

Tag = int | tuple[int, int]
"""What marks a run: a style, or a problem and which of its places this is."""

TextRun = str | list[str | int]
"""A text; or one with its styles as bits, and then the number of a problem and of its place for each that marks it."""


class MarkedRange(NamedTuple):
    """A stretch of the text shown, and what marks it."""

    start: int
    end: int
    tag: Tag


class ShownPiece(NamedTuple):
    """A stretch of the source that is shown: where its text begins among all that is shown, how long, which block."""

    start: int
    end: int
    at: int
    length: int
    block: int


class Layout:
    """The text of the blocks of a page, one after the other, each but the last with a place for the break behind it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.texts = [_text(block) for block in blocks]
        self.starts = [0, *accumulate(len(text) + 1 for text in self.texts)]
        self._pieces = sorted(piece for number, block in enumerate(blocks) for piece in self._of(number, block))
        self._froms = [piece.start for piece in self._pieces]

    @property
    def length(self) -> int:
        """Characters that are shown, at least one."""
        return max(1, self.starts[-1])

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the source is shown; None for what isn't, such as an attribute of `<head>`."""
        end = max(end, start + 1)
        first, last = bisect_right(self._froms, start) - 1, bisect_left(self._froms, end) - 1
        if last < 0:
            return None
        if first < 0 or start >= self._pieces[first].end:
            first += 1
        if first > last:
            return self._between(last, first)
        begin, stop = self._pieces[first], self._pieces[last]
        shown = begin.at + min(max(0, start - begin.start), begin.length - 1)
        return shown, max(shown + 1, stop.at + min(end - stop.start, stop.length))

    def _between(self, before: int, after: int) -> tuple[int, int] | None:
        """The last character of a piece, for what has no text behind it in the same block: a link without text."""
        piece = self._pieces[before]
        if after < len(self._pieces) and self._pieces[after].block == piece.block:
            return piece.at + piece.length - 1, piece.at + piece.length
        return None

    def _of(self, number: int, block: Block) -> Iterator[ShownPiece]:
        source, shown = block.start, self.starts[number]
        if self.texts[number] == EMPTY or block.kind == "image":
            yield ShownPiece(block.start, max(block.end, block.start + 1), shown, len(self.texts[number]), number)
            return
        for piece in block.pieces:
            if isinstance(piece, int):
                source += piece
            elif piece:
                yield ShownPiece(source, source + len(piece), shown, len(piece), number)
                source, shown = source + len(piece), shown + len(piece)


def _text(block: Block) -> str:
    text = "".join(piece for piece in block.pieces if isinstance(piece, str))
    return text if text.strip() else EMPTY


def text_runs(layout: Layout, marks: Iterable[MarkedRange]) -> Iterator[list[TextRun]]:
    """The runs of each block."""
    events = sorted(_events(marks), key=lambda event: event[:2])
    active: dict[Tag, int] = {}
    at = 0
    for start, text in zip(layout.starts, layout.texts, strict=False):
        cut, end, found = start, start + len(text), []
        while at < len(events) and events[at][0] < end:
            position, opens, tag = events[at]
            if position > cut:
                found.append(_run(text[cut - start : position - start], active))
                cut = position
            _turn(active, tag, opens)
            at += 1
        found.append(_run(text[cut - start :], active))
        yield found


def _events(marks: Iterable[MarkedRange]) -> Iterator[tuple[int, int, Tag]]:
    for start, end, tag in marks:
        yield start, 1, tag
        yield end, 0, tag


def _turn(active: dict[Tag, int], tag: Tag, opens: int) -> None:
    """Open a tag or close it; marks of the same style may lie in one another."""
    active[tag] = active.get(tag, 0) + (1 if opens else -1)
    if not active[tag]:
        del active[tag]


def _run(text: str, active: Mapping[Tag, int]) -> TextRun:
    if not active:
        return text
    styles = sum(1 << tag for tag in active if isinstance(tag, int))
    places = [tag for tag in active if isinstance(tag, tuple)][:MOST_TAGS]
    return [text, styles, *(number for place in places for number in place)]
