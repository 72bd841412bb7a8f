"""Offsets of a text in code points <-> places as a client counts them: in UTF-8, UTF-16 or UTF-32, as negotiated."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from seolint.document.model import line_starts

MARK = "\ufeff"
"""A byte-order mark: offsets begin after it, and so does the text of an article; most editors don't show it at all."""


class Positions:
    """The places of a text that a client may have with a byte-order mark (`marked`), which `text` doesn't have.

    Lines end with LF, CR or both, as in the protocol and in `seolint.document`.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16, *, marked: bool = False) -> None:
        self._text, self._units = text, _UNITS[PositionEncodingKind(encoding)]
        self._starts = line_starts(text)
        self._first = self._units(MARK) if marked else 0
        self._last = (0, 0, self._first)

    def position(self, offset: int) -> Position:
        """The place of an offset."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        start, before = self._starts[line], 0 if line else self._first
        # Places come in order: on a line of a megabyte, counting each from its beginning would take minutes.
        if self._last[0] == line and start <= self._last[1] <= offset:
            _, start, before = self._last
        character = before + self._units(self._text[start:offset])
        self._last = (line, offset, character)
        return Position(line, character)

    def range(self, start: int, end: int) -> Range:
        """The range from one offset to another."""
        first = self.position(start)
        return Range(first, self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a place; one beyond the end of a line or of the text is taken for that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self.line(position.line)
        wanted = position.character - (0 if position.line else self._first)
        if self._text[start:end].isascii():
            return min(start + max(wanted, 0), end)
        for offset in range(start, end):
            wanted -= self._units(self._text[offset])
            if wanted < 0:
                return offset
        return end

    def line(self, number: int) -> tuple[int, int]:
        """Where a line (from 0) starts and ends, without its line end."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    @property
    def lines(self) -> int:
        """How many lines the text has."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line (from 0) that an offset is on."""
        return bisect_right(self._starts, offset) - 1


def _utf_8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _utf_16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


_UNITS = {
    PositionEncodingKind.Utf8: _utf_8,
    PositionEncodingKind.Utf16: _utf_16,
    PositionEncodingKind.Utf32: len,
}
"""How many units of an encoding a text takes."""
