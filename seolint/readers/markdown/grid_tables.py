"""Grid tables, as Pandoc and reStructuredText draw them: `+---+---+` between rows, `|` between cells.

The parser doesn't support them, and would read one long paragraph. The lines are found here; each cell is parsed by
itself, and its events are mapped back to where its lines are in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.markdown.offsets import Shift

_BORDER = expression(r"^[ \t>]*\+(?:[-=:]{2,}\+){1,60}[ \t]*$", re.M)
_ROW_LINE = expression(r"[ \t>]*[|+]")
_CAPTION = expression(r"\n(?:[ \t]*\n)?[ \t]{0,3}(?P<sign>:[ \t]+)(?=\S)")


class Cell(NamedTuple):
    """A cell: the extents of its lines, without the blanks around them."""

    lines: Sequence[tuple[int, int]]

    def text(self, source: str) -> str:
        """Its lines, one under the other."""
        return "\n".join([source[start:end] for start, end in self.lines])

    def shift(self) -> Shift:
        """Maps an offset of its text to the source."""
        offsets = [0, *accumulate(end - start + 1 for start, end in self.lines)]

        def shift(offset: int) -> tuple[int, int, int]:
            line = bisect_right(offsets, offset, 0, len(self.lines)) - 1
            return self.lines[line][0] - offsets[line], offsets[line], offsets[line + 1] - 1

        return shift


class GridTable(NamedTuple):
    """A table: where it is, its rows, how many of them are its head, and where the sign of a caption below it is."""

    start: int
    end: int
    rows: Sequence[Sequence[Cell]]
    head: int
    caption: tuple[int, int] | None


def grid_tables(source: str, text: str) -> Iterator[GridTable]:
    """The tables in a source; `text` is the source with its code blanked out, as bars in code don't count."""
    at = 0
    while border := _BORDER.search(text, at):
        lines, at = [], border.start()
        while at < len(text) and _ROW_LINE.match(text, at):
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            lines.append((at, end))
            at = end + 1
        yield from _table(source, text, lines)


def _table(source: str, text: str, lines: Sequence[tuple[int, int]]) -> Iterator[GridTable]:
    """The table of these lines, the first of which is a border. It ends with its last border."""
    borders = [i for i, (start, end) in enumerate(lines) if _BORDER.match(text, start, end)]
    if len(borders) < 2:
        return
    first, last = lines[0][0], lines[borders[-1]][1]
    columns = [at - first for at in range(first, lines[0][1]) if text[at] == "+"]
    rows, head = [], 0
    for above, below in pairwise(borders):
        if below - above > 1:
            rows.append(_row(source, text, lines[above + 1 : below], columns))
        if "=" in text[slice(*lines[below])] and not head:
            head = len(rows)
    caption = _CAPTION.match(text, last)
    yield GridTable(first + columns[0], last, rows, head, caption.span("sign") if caption else None)


def _row(source: str, text: str, lines: Sequence[tuple[int, int]], columns: Sequence[int]) -> Sequence[Cell]:
    """The cells of a row, in the order of the source: where two have several lines each, a line at a time."""
    cells: list[list[tuple[int, int]]] = []
    column = -1
    for start, end in lines:
        for number, (left, right) in enumerate(pairwise(_cuts(text, start, end, columns))):
            part = source[left + 1 : right]
            if not part.strip():
                continue
            first = right - len(part.lstrip())
            if number != column:
                cells.append([])
                column = number
            cells[-1].append((first, first + len(part.strip())))
    return [Cell(cell) for cell in cells]


def _cuts(text: str, start: int, end: int, columns: Sequence[int]) -> Sequence[int]:
    """Where the cells of a line are split: below the corners, or at its bars where wide letters have moved them."""
    below = [start + column for column in columns]
    if all(at < end and text[at] in "|+" for at in below):
        return below
    return [at for at in range(start, end) if text[at] == "|" and text[at - 1] != "\\"]
