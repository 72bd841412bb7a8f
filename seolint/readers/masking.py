"""Source -> the text for the Markdown parser: template syntax blanked out, every offset kept.

A blank must leave the same block structure as the site's generator. A tag alone on its lines becomes blank lines.
Inside a line it becomes letters, because `**{{ name }}**` must stay bold, `[more]({{ url }})` a link, and a line that
begins with `{% if … %}` must not become indented code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from seolint.document import Span
from seolint.lazy_regex import expression

_LETTER = "x"
_LINE_END = expression(r"[\r\n]")
_COMMENT = expression(r"\{\{?\s*/\*")
_NOT_LINE_END = expression(r"[^\r\n]+")
TEMPLATE = "template"
"""The kind of a mask that a generator may replace by anything, and of the element that it becomes."""

TAG = "tag"
"""The kind of a mask for an HTML tag that Markdown mustn't see: in MDX it never begins a block of HTML."""

FORMULA = "formula"
"""The kind of a mask of mathematics, and of its element: people see it, but it isn't prose."""


class Mask(NamedTuple):
    """A stretch of a source that isn't read as text.

    `joins`: the text before it and the text after it form one word without it. `kind` is TEMPLATE, FORMULA, TAG, or
    empty for markup and comments, which print nothing.
    """

    start: int
    end: int
    joins: bool
    kind: str = ""


_WIDEST_GAP = 100
"""How many characters before or between template tags are checked to see what surrounds them."""

_TAG_MARKS = ("{%", "{{<", "{{%")
_TEXT_BEFORE = expression(r"(?:(?P<row>\|)|[^\W\d_]{2}[,;]?)[ \t]*\r?\n[ \t]*\Z")
_LINE_AFTER = expression(r"[ \t]{0,99}\r?\n[ ]{0,3}")
"""What comes before and after a line of tags inside a sentence or a table."""

INDENTED = ("!!!", "???", "===")
"""Markers of admonitions and tabs whose content is indented. Replacing them by a list item keeps it from being code."""

_SIGNS = {"[": "(", "]{": ")x", "[!": "# "}
"""What replaces the brackets of a span, beside which `_emphasis_` may be, and the head of a callout."""

_BULLET = "+   "


def blanked(source: str, masks: Sequence[Mask], edge: str = _LETTER) -> str:
    """`source` with each mask blanked out; exactly as long. Inside a line a blank begins and ends with `edge`."""
    if not masks:
        return source
    pieces: list[str] = []
    at = 0
    for group in _neighbours(source, masks):
        is_alone = _alone(source, group[0].start, group[-1].end) and not _is_within_text(source, group)
        for start, end, *_ in group:
            pieces += source[at:start], _blank(source, start, end, is_alone, edge)
            at = end
    pieces.append(source[at:])
    return "".join(pieces)


def _neighbours(source: str, masks: Sequence[Mask]) -> Iterator[Sequence[Mask]]:
    """The masks in groups: only blanks lie between those of one group."""
    group = [masks[0]]
    for mask in masks[1:]:
        gap = source[group[-1].end : min(mask.start, group[-1].end + _WIDEST_GAP)]
        if gap.strip(" \t") or mask.start - group[-1].end >= _WIDEST_GAP:
            yield group
            group = []
        group.append(mask)
    yield group


def _is_within_text(source: str, group: Sequence[Mask]) -> bool:
    """Whether a line of template tags is inside a sentence or a table that continues after it."""
    if group[0].kind != TEMPLATE and not source.startswith(_TAG_MARKS, group[0].start):
        return False
    start, end = group[0].start, group[-1].end
    before = _TEXT_BEFORE.search(source, max(0, start - _WIDEST_GAP), start)
    if before is None:
        return False
    after = _LINE_AFTER.match(source, end)
    following = source[after.end() : after.end() + 1] if after else ""
    return following == "|" if before["row"] else following.islower()


def comments(source: str, masks: Sequence[Mask]) -> Iterator[tuple[Span, Span]]:
    """The comments of MDX and Hugo among the masks: the text of each, and the whole of it."""
    for start, end, *_ in masks:
        opened = _COMMENT.match(source, start, end)
        closed = source.rfind("*/", opened.end(), end) if opened else -1
        if opened and closed >= 0:
            yield Span(opened.end(), closed), Span(start, end)


def spaces(text: str) -> str:
    """Blank lines as long as those of `text`."""
    if "\r" not in text:
        if "\n" not in text:
            return " " * len(text)
        return "\n".join([" " * len(line) for line in text.split("\n")])
    return _NOT_LINE_END.sub(lambda found: " " * len(found[0]), text)


def _blank(source: str, start: int, end: int, is_alone: bool, edge: str) -> str:
    if source.startswith(INDENTED, start):
        return (_BULLET + _LETTER * (end - start))[: end - start]
    if is_alone:
        return spaces(source[start:end])
    sign = _SIGNS.get(source[start : start + 2] if end - start > 1 else source[start:end])
    if sign:
        return sign[0] + sign[-1] * (end - start - 1)
    return edge + _LETTER * (end - start - 2) + edge if end - start > 1 else edge


def _alone(source: str, start: int, end: int) -> bool:
    """Whether nothing but the markers of a quote shares its lines with source[start:end]."""
    while start and source[start - 1] in " \t>":
        start -= 1
    if start and source[start - 1] not in "\r\n":
        return False
    while end < len(source) and source[end] in " \t":
        end += 1
    return end == len(source) or source[end] in "\r\n"


def without(source: str, found: Iterable[tuple[int, int] | Mask]) -> str:
    """`source` with each of these stretches blanked out to blank lines, just as long."""
    pieces: list[str] = []
    at = 0
    for start, end, *_ in found:
        pieces += source[at:start], spaces(source[start:end])
        at = end
    return "".join([*pieces, source[at:]]) if at else source


def merged(masks: list[Mask]) -> list[Mask]:
    """Masks in order; of overlapping ones, the one that starts first."""
    kept: list[Mask] = []
    for mask in sorted(masks):
        if not kept or mask[0] >= kept[-1][1]:
            kept.append(mask)
    return kept
