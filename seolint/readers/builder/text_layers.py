"""What a builder writes to: the text that readers see, the text that they don't, and the elements."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from seolint.document import FILLER, Element, Span
from seolint.lazy_regex import expression
from seolint.readers.builder.open_elements import GAPLESS_TEXT, HIDDEN, SEEN
from seolint.readers.entities import pieces

_NOT_LINE_END = expression(r"[^\r\n]")

_NO_ATTRS: Mapping[str, str] = {}

Record = tuple[int, int, int, str, int, int, int, Mapping[str, str]]
"""An element that sorts as elements are ordered: where `outer` starts, minus where it ends, slot; kind, span, level
and attributes."""


class Blanks:
    """A source with every character but line ends replaced by filler or a space: a layer before anything is written.

    Made once for all layers of a source, and cut where needed.
    """

    def __init__(self, source: str) -> None:
        self.fillers = _blank(source, FILLER)
        self.spaces = self.fillers.replace(FILLER, " ")


class TextLayer:
    """Text in the coordinates of a source: where each stretch starts and ends, and what people see there.

    A text may be shorter than its stretch, but never longer. There may be millions of them: as numbers in arrays, each
    takes a tenth of the space of a tuple.
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
        """The texts written, by where they start."""
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


class TextLayers:
    """Prose, unseen text and elements of a document. `mode` says who sees the text that follows."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.field_source = source
        """The source with template tags as letters, where a format has them in the values of attributes."""
        blanks = Blanks(source)
        self.prose = TextLayer(blanks)
        self.unseen = TextLayer(blanks)
        self.records: list[Record] = []
        self.slots = 0
        self.mode = SEEN
        self.hidden = (-1, -1)

    def ordered(self) -> tuple[Element, ...]:
        """The elements in the order of the source, containers before their contents. They replace the notes of them.

        Where inner and outer extent are the same, they are one object: a page of empty tags may have millions.
        """
        self.records.sort(reverse=True)
        records, elements = self.records, []
        while records:
            start, end, _, kind, first, last, level, attrs = records.pop()
            outer = span = Span(start, -end)
            if first != start or last != -end:
                span = Span(first, last)
            elements.append(Element(kind, span, outer, level, attrs))
        return tuple(elements)

    def slot(self) -> int:
        """A place among the elements, reserved for one that is known only when it ends: containers come first."""
        self.slots += 1
        return self.slots

    def emit(
        self,
        slot: int,
        kind: str,
        span: tuple[int, int],
        outer: tuple[int, int],
        attrs: Mapping[str, str],
        level: int = 0,
    ) -> None:
        self.records.append((outer[0], -outer[1], slot, kind, *span, level, attrs))

    def space(self, start: int, end: int) -> None:
        """Markup that separates, in the layer that is being written."""
        if self.mode == GAPLESS_TEXT:
            self.prose.join(start, end)
        else:
            (self.unseen if self.mode == HIDDEN else self.prose).space(start, end)

    def aside(self, start: int, end: int, shown: str) -> None:
        """Text that is hidden from readers, or not part of the article."""
        if self.mode != HIDDEN:
            self.space(start, end)
            return
        self.unseen.write(start, end, shown)
        if not shown.isspace():
            first, last = trimmed(shown, start, end) if len(shown) == end - start else (start, end)
            self.hidden = (self.hidden[0] if self.hidden[0] >= 0 else first, last)

    def field(self, kind: str, start: int, end: int, text: str | None, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """A value that readers of the article don't see in it, such as the title (a kind of FIELD_KINDS)."""
        for piece_start, piece_end, shown in _field_pieces((self.source, self.field_source), start, end, text):
            self.unseen.write(piece_start, piece_end, shown)
        self.unseen.space(end, min(end + 1, len(self.source)))
        self.emit(self.slot(), kind, (start, end), (start, end), attrs)

    def end_hidden(self, slot: int, by: str, attrs: Mapping[str, str], start: int, end: int) -> None:
        """The outermost hidden element ends: it becomes an element if it contains any text."""
        self.unseen.space(self.hidden[1], min(self.hidden[1] + 1, len(self.source)))
        if self.hidden[0] >= 0:
            self.emit(slot, "hidden", self.hidden, (start, end), {**attrs, "by": by})
        self.hidden = (-1, -1)


_LINE_ENDS = str.maketrans("\r\n", "  ")
"""A text that is longer or shorter than its source has its line ends elsewhere, too."""


def trimmed(shown: str, start: int, end: int) -> tuple[int, int]:
    """The extent of `shown`, the text of source[start:end], without the white space around it."""
    if not shown[0].isspace() and not shown[-1].isspace():
        return start, end
    return end - len(shown.lstrip()), start + len(shown.rstrip())


def _field_pieces(sources: Sequence[str], start: int, end: int, text: str | None) -> Sequence[tuple[int, int, str]]:
    """Where the characters of a value are: start, end and what they show, from one of the sources.

    A value may lack the white space around it, which may also be an entity. One typed neither as it reads nor with
    entities is put at its start.
    """
    for source in sources:
        if text is None or source[start:end] == text:
            return [(start, end, source[start:end])]
    for source in sources:
        for in_attribute in (False, True):
            found = [
                (at, to, source[at:to] if decoded is None else decoded)
                for at, to, decoded in pieces(source, start, end, in_attribute)
            ]
            if text is not None and "".join(shown for _, _, shown in found).strip() == text.strip():
                return found
    return [(start, end, (text or "").translate(_LINE_ENDS))]
