"""A text as long as the source, into which a reader writes what people see, at the offsets of the source.

What is never written stays FILLER, and line ends stay line ends. So a reader writes the visible text, says where
markup separates (`space`), and need not mention markup that joins.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from seolint.document import FILLER
from seolint.lazy_regex import expression

_NOT_LINE_END = expression(r"[^\r\n]")


class Blanks:
    """A source in which every character but line ends is a filler, or a space: a layer before anything is written.

    Made once for all layers of a source, and cut where it is needed.
    """

    def __init__(self, source: str) -> None:
        self.fillers = _blank(source, FILLER)
        self.spaces = self.fillers.replace(FILLER, " ")


class TextLayer:
    """Text in the coordinates of a source: where each stretch starts and ends, and what people see there.

    A text may be shorter than its stretch, but never longer. There may be millions of them: as numbers in arrays each
    takes a tenth of the room that a tuple does.
    """

    __slots__ = ("_blanks", "_ends", "_is_ordered", "_last", "_starts", "_texts")

    def __init__(self, blanks: Blanks) -> None:
        self._blanks = blanks
        self._starts, self._ends = array("i"), array("i")
        self._texts: list[str | None] = []
        self._is_ordered, self._last = True, 0

    def write(self, start: int, end: int, text: str) -> None:
        """`text` is what people see in place of source[start:end]. What doesn't fit is cut."""
        if end > start:
            self.add(start, end, text[: end - start])

    def space(self, start: int, end: int) -> None:
        """Markup that separates: the text before it and the text after it are different words."""
        if end > start:
            self.add(start, end, None)

    def join(self, start: int, end: int) -> None:
        """Markup that joins, line ends inside it included (a tag broken over two lines)."""
        if end > start:
            self.add(start, end, "")

    def render(self) -> str:
        """The whole layer, exactly as long as the source. Where two overlap, the one that starts first wins."""
        fillers, spaces, at, pieces = self._blanks.fillers, self._blanks.spaces, 0, []
        for start, end, text in self._in_order():
            if text is None:
                text = spaces[start:end]
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

    def add(self, start: int, end: int, text: str | None) -> None:
        """As `write`, for a text that fits; None for white space."""
        if start < self._last:
            self._is_ordered = False
        self._last = start
        self._starts.append(start)
        self._ends.append(end)
        self._texts.append(text)

    def _in_order(self) -> Iterable[tuple[int, int, str | None]]:
        """What was written, by where it starts."""
        starts, ends, texts = self._starts, self._ends, self._texts
        if self._is_ordered:
            return zip(starts, ends, texts, strict=True)
        order = sorted(range(len(starts)), key=starts.__getitem__)
        return ((starts[at], ends[at], texts[at]) for at in order)


def _blank(source: str, sign: str) -> str:
    """`sign` for every character but line ends. A regular expression over all of it would take most of a render."""
    if source.isascii():
        return source.translate(sign * 10 + "\n" + sign * 2 + "\r" + sign * 114)
    if "\r" in source:
        return _NOT_LINE_END.sub(sign, source)
    return "\n".join([sign * len(line) for line in source.split("\n")])
