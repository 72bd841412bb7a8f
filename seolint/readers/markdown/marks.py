"""What the parser calls the parts of Markdown, and the marks that its ranges take in: how wide they are.

The parser counts bytes; here its events get offsets in characters.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from seolint.document import FILLER
from seolint.lazy_regex import expression

BLOCKS: Mapping[str, tuple[str, re.Pattern[str] | None]] = {
    "Paragraph": ("p", None),
    "Item": ("li", expression(r"(?:[-+*]|\d{1,9}[.)])[ \t]*")),
    "BlockQuote": ("blockquote", expression(r">[ \t]?")),
    "FootnoteDefinition": ("li", expression(r"\[\^[^\]\n]*\]:[ \t]*")),
    "DefinitionList": ("dl", None),
    "DefinitionListTitle": ("dt", None),
    "DefinitionListDefinition": ("dd", expression(r"[:~][ \t]*")),
    "Table": ("table", None),
    "TableHead": ("tr", None),
    "TableRow": ("tr", None),
}
"""What a block of Markdown is in HTML, and the mark that it begins with."""

CELLS = {"TableHead": "th", "TableRow": "td"}
INLINES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
HEADING = expression(r"#{1,6}(?:[ \t]+|(?=[\r\n])|\Z)")
FENCE = expression(r"[`~]{3,}[^\n\r]*")
TICKS = expression("``*")
IMAGE_ALT = expression(
    r"\{[^{}\n]{0,300}?(?<![\w-])(?:fig-)?alt[ \t]*=[ \t]*(?:\"([^\"{}\n]{0,1000})\"|'([^'{}\n]{0,1000})')"
)
"""The alternative text among the attributes behind an image: https://quarto.org/docs/authoring/figures.html#alt-text"""

_BLANKS = " \t\r\n"

Event = tuple[Any, Any]
"""An event of pyromark, and its range: a mapping that says where it `start`s and `end`s."""

_NEVER = 1 << 60
_WIDE = expression(r"[^\x00-\x7f]")
_STARTS = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))
"""1 for each byte that begins a character in UTF-8."""

_MANY = 0.03
"""Wide characters for each byte from which on a table of all offsets takes less time than steps between them."""


def mark_end(mark: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the mark at `start` ends; `start` where there is none."""
    found = mark.match(text, start, end)
    return found.end() if found else start


def width(name: str, text: str, start: int) -> int:
    """How many characters the mark of an inline has."""
    return 1 if name == "Emphasis" or text[start + 1] != text[start] else 2


def trimmed_end(text: str, start: int, end: int) -> int:
    """`end` without the blanks before it."""
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


def code_start(text: str, start: int, end: int, code: str) -> int:
    """Where the text of inline code begins: behind the ticks, and behind the blank that the parser takes away."""
    opened = mark_end(TICKS, text, start, end)
    inside = end - opened - (opened - start)
    return opened + 1 if inside - len(code) >= 2 else opened


def aligned(pieces: Sequence[tuple[int, int, str]]) -> str:
    """Texts, each at its own offset from the first, filler between them."""
    text = ""
    for start, end, value in pieces:
        text = text.ljust(start - pieces[0][0], FILLER) + value[: end - start].ljust(end - start, FILLER)
    return text


def in_characters(events: Iterable[Event], text: str) -> Iterator[Event]:
    """The events of `text`, with their places in characters."""
    if text.isascii():
        return iter(events)
    data = text.encode()
    if len(data) - len(text) > _MANY * len(data):
        return _by_table(events, array("i", accumulate(data.translate(_STARTS), initial=0)))
    return _by_steps(events, *_steps(text))


def _by_table(events: Iterable[Event], chars: Sequence[int]) -> Iterator[Event]:
    for event, place in events:
        yield event, {"start": chars[place["start"]], "end": chars[place["end"]]}


def _by_steps(events: Iterable[Event], steps: Sequence[int], ahead: Sequence[int]) -> Iterator[Event]:
    """Most events are between the same two steps as the one before them."""
    low = high = lead = -1
    for event, place in events:
        start, end = place["start"], place["end"]
        if not low < start <= high:
            at = bisect_left(steps, start)
            low, high, lead = steps[at - 1], steps[at], ahead[at]
        last = end - (lead if end <= high else ahead[bisect_left(steps, end)])
        yield event, {"start": start - lead, "end": last}


def _steps(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """The bytes at which wide characters begin, and how far bytes are ahead of characters up to each of them."""
    steps, ahead = [-1], [0, 0]
    for found in _WIDE.finditer(text):
        steps.append(found.start() + ahead[-1])
        ahead.append(ahead[-1] + len(found[0].encode()) - 1)
    return [*steps, _NEVER], ahead
