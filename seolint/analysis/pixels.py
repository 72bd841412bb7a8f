"""How wide a text is drawn: search results cut titles at a width, not at a number of characters.

The widths are those of Liberation Sans 2.1.5, which has the metrics of Arial: `pixels.txt` holds its advance widths of
Latin, Greek, Cyrillic and signs, in units of which UNITS are the size of the font, for stretches of code points, with
`*` for repeats. Digitised data (c) 2010 Google Corporation, (c) 2012 Red Hat, Inc., SIL Open Font License 1.1,
https://github.com/liberationfonts/liberation-fonts. `_build_pixels.py` makes the file. Kerning is left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

RESULT = 20
"""Pixels: the size in which Google draws the title of a result on a desktop computer, in Arial."""

SNIPPET = 14
"""Pixels: the size of the description below that title."""

UNITS = 2048
"""Units of the table for one size of the font."""

TABLE = Path(__file__).with_name("pixels.txt")

_UNDRAWN = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of characters that take no room: marks on other characters, invisible and control characters."""


def pixels(text: str, size: float = RESULT) -> float:
    """The width of a text in Arial of this size (pixels), drawn on one line."""
    return sum(map(_units, text)) * size / UNITS


def width(text: str, full_width: float) -> float:
    """How many characters a text counts as, where one of full width (Chinese, Japanese, Korean) counts as several.

    Which are of full width is told by Unicode: https://www.unicode.org/reports/tr11/
    """
    if text.isascii():
        return len(text)
    return sum(full_width if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def stretches(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Code point and width of each character in the lines of a table."""
    for line in lines:
        start, *widths = line.split()
        at = int(start, 16)
        for width in widths:
            units, _, times = width.partition("*")
            for _ in range(int(times or 1)):
                yield at, int(units)
                at += 1


@cache
def _table() -> Mapping[str, int]:
    lines = TABLE.read_text(encoding="ascii").splitlines()
    return {chr(point): units for point, units in stretches(lines)}


@cache
def _average() -> int:
    """The mean width of small Latin letters, for characters that the font doesn't have."""
    table = _table()
    letters = "abcdefghijklmnopqrstuvwxyz"
    return round(sum(table[letter] for letter in letters) / len(letters))


@lru_cache(maxsize=4096)
def _units(character: str) -> int:
    if unicodedata.category(character) in _UNDRAWN:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return UNITS
    return _table().get(character) or _average()
