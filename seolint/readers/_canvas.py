"""A sheet as long as the source, on which a reader writes the text that people see.

What is never written stays FILLER, and line ends stay line ends. So a reader writes the visible text, says where
markup separates (`space`), and need not mention markup that joins.
"""

from __future__ import annotations

from operator import itemgetter

from seolint.document import FILLER
from seolint.expressions import expression

_INK = expression(r"[^\r\n]")
_START = itemgetter(0)


class Blanks:
    """A source in which every character but line ends is a filler, or a space: what stands where nothing is written.

    Made once for all sheets of a source, and cut where it is needed.
    """

    def __init__(self, source: str) -> None:
        self.fillers = _blank(source, FILLER)
        self.spaces = self.fillers.replace(FILLER, " ")


class Canvas:
    """Text in the coordinates of a source. `writes` are where each stretch starts and ends, and what people see there.

    A text may be shorter than its stretch, but never longer.
    """

    __slots__ = ("_blanks", "writes")

    def __init__(self, blanks: Blanks) -> None:
        self._blanks = blanks
        self.writes: list[tuple[int, int, str]] = []

    def write(self, start: int, end: int, text: str) -> None:
        """`text` is what people see in place of source[start:end]. What doesn't fit is cut."""
        if end > start:
            self.writes.append((start, end, text[: end - start]))

    def space(self, start: int, end: int) -> None:
        """Markup that separates: what stands before it and what stands after it are different words."""
        if end > start:
            self.writes.append((start, end, self._blanks.spaces[start:end]))

    def join(self, start: int, end: int) -> None:
        """Markup that joins, line ends inside it included (a tag broken over two lines)."""
        if end > start:
            self.writes.append((start, end, ""))

    def render(self) -> str:
        """The whole sheet, exactly as long as the source. Where two overlap, the one that starts first wins."""
        self.writes.sort(key=_START)
        fillers, at, pieces = self._blanks.fillers, 0, []
        for start, end, text in self.writes:
            if start < at:
                start, text = at, text[at - start :]
                if start >= end:
                    continue
            if start > at:
                pieces.append(fillers[at:start])
            pieces.append(text)
            if len(text) < end - start:
                pieces.append(FILLER * (end - start - len(text)))
            at = end
        pieces.append(fillers[at:])
        return "".join(pieces)


def _blank(source: str, sign: str) -> str:
    """`sign` for every character but line ends. A regular expression over all of it would take most of a render."""
    if source.isascii():
        return source.translate(sign * 10 + "\n" + sign * 2 + "\r" + sign * 114)
    if "\r" in source:
        return _INK.sub(sign, source)
    return "\n".join([sign * len(line) for line in source.split("\n")])
