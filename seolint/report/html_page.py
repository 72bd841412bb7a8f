"""A page and its problems as the script of the HTML report expects them: plain values, every text as text.

Its text is cut into runs by what marks it: styles, and problems at their places in the text shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import Any, NamedTuple

from seolint.analysis.page_text import INLINE, Block, PageText, unpacked
from seolint.document import Place
from seolint.rules.options import SEVERITIES
from seolint.rules.rule import Problem
from seolint.run.result import FileResult

EMPTY = "\ufffc"
"""Stands for what has no text: an image without alternative text, an empty heading."""

MOST_TAGS = 8
"""Tags of one run: problems can be nested, but nobody can tell more of them apart."""

Tag = int | tuple[int, int]
"""What marks a run: a style, or a problem and the number of its place."""

TextRun = str | list[str | int]
"""A text; or one with its styles as bits, then for each problem that marks it the number of that and of its place."""

MOST_PROBLEMS = 1_000
"""Problems of a page that are listed."""

MOST_PLACES = 5_000
"""Places of a page that are marked."""

THOUSAND = 1000


class MarkedRange(NamedTuple):
    """A stretch of the text shown, and what marks it."""

    start: int
    end: int
    tag: Tag


class ShownPiece(NamedTuple):
    """A stretch of the source that is shown: where its text begins in all the text shown, its length, its block."""

    start: int
    end: int
    at: int
    length: int
    block: int


class Layout:
    """The text of the blocks of a page, one after the other, each but the last followed by a place for the break."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.texts = [_block_text(block) for block in blocks]
        self.starts = [0, *accumulate(len(text) + 1 for text in self.texts)]
        self._pieces = sorted(piece for number, block in enumerate(blocks) for piece in self._of(number, block))
        self._froms = [piece.start for piece in self._pieces]

    @property
    def length(self) -> int:
        """The number of characters shown, at least one."""
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
        """The last character of a piece, for what has no text after it in the same block: a link without text."""
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


def _block_text(block: Block) -> str:
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
    """Open a tag or close it; marks of the same style may be nested."""
    active[tag] = active.get(tag, 0) + (1 if opens else -1)
    if not active[tag]:
        del active[tag]


def _run(text: str, active: Mapping[Tag, int]) -> TextRun:
    if not active:
        return text
    styles = sum(1 << tag for tag in active if isinstance(tag, int))
    places = [tag for tag in active if isinstance(tag, tuple)][:MOST_TAGS]
    return [text, styles, *(number for place in places for number in place)]


def page_data(file: FileResult | None, problems: Sequence[Problem], numbers: Mapping[str, int]) -> dict[str, Any]:
    """What is shown of a page. `numbers` are those of the rules; positions are in thousandths of the page."""
    listed = problems[:MOST_PROBLEMS]
    page = unpacked(file.page_text) if file and file.page_text else None
    layout = Layout(page.blocks if page else ())
    places = _places(layout, listed)
    shown: dict[str, Any] = {
        "problems": [
            _problem(problem, numbers[problem.rule], places[at], layout.length) for at, problem in enumerate(listed)
        ],
        "more": len(problems) - len(listed),
    }
    if page:
        shown |= _text(page, layout, places)
    return shown


def _places(layout: Layout, problems: Sequence[Problem]) -> list[list[tuple[int, int]]]:
    """Where each problem is shown: its own place, then the related ones, without any that aren't shown."""
    left, found = MOST_PLACES, []
    for problem in problems:
        spans = (_shown(layout, place) for place in (problem.place, *problem.related) if not place.path)
        found.append([*islice(filter(None, spans), left)])
        left -= len(found[-1])
    return found


def _shown(layout: Layout, place: Place) -> tuple[int, int] | None:
    return layout.place(place.start, place.end)


def _problem(problem: Problem, rule: int, places: Sequence[tuple[int, int]], length: int) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "rule": rule,
        "severity": SEVERITIES.index(problem.severity),
        "message": problem.message,
        "line": problem.place.line,
        "uses": [start * THOUSAND // length for start, _ in places],
    }
    if "phrase" in problem.facts:
        listed["phrase"] = str(problem.facts["phrase"])
    if not places:
        text, start, end = problem.excerpt
        listed["excerpt"] = [text[:start], text[start:end], text[end:]]
    return listed


def _text(page: PageText, layout: Layout, places: Sequence[Sequence[tuple[int, int]]]) -> dict[str, Any]:
    found = zip(page.blocks, text_runs(layout, _marks(page, layout, places)), strict=True)
    return {
        "blocks": [[block.kind, block.level, *runs] for block, runs in found],
        "outline": [list(heading) for heading in page.summary.outline],
        "heads": [
            start * THOUSAND // layout.length
            for start, block in zip(layout.starts, page.blocks, strict=False)
            if block.kind == "heading"
        ],
        "measure": page.measure,
        "readings": list(_readings(page, layout)),
        "cut": page.cut,
    }


def _marks(page: PageText, layout: Layout, places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[MarkedRange]:
    for kind, start, end in page.styles:
        shown = layout.place(start, end)
        if shown:
            yield MarkedRange(*shown, INLINE.index(kind))
    for problem, spans in enumerate(places):
        for number, (start, end) in enumerate(spans):
            yield MarkedRange(start, end, (problem, number))


def _readings(page: PageText, layout: Layout) -> Iterator[list[float]]:
    for start, end, value in page.readings:
        shown = layout.place(start, end)
        if shown:
            yield [shown[0] * THOUSAND // layout.length, shown[1] * THOUSAND // layout.length, value]
