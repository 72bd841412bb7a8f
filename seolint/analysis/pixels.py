"""The width of a text in pixels: search results cut titles at a width, not at a number of characters.

The widths are those of Liberation Sans 2.1.5, which has the metrics of Arial: `pixels.txt` holds its advance widths of
Latin, Greek, Cyrillic and signs, in units of which UNITS are the size of the font, for stretches of code points, with
`*` for repeats. Digitised data (c) 2010 Google Corporation, (c) 2012 Red Hat, Inc., SIL Open Font License 1.1,
https://github.com/liberationfonts/liberation-fonts. Kerning is left out.

`python -m seolint.analysis.pixels LiberationSans-Regular.ttf` writes that file. The font is in that repository, and in
Debian's package fonts-liberation2; reading it takes fontTools (`pip install fonttools`), which nothing else needs.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

RESULT = 20
"""Pixels: the size in which Google draws the title of a result on a desktop computer, in Arial."""

SNIPPET = 14
"""Pixels: the size of the description below that title."""

UNITS = 2048
"""Units of the table for one size of the font."""

TABLE = Path(__file__).with_name("pixels.txt")

WRITTEN = ((0x20, 0x7E), (0xA0, 0x2AF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x206F), (0x20A0, 0x22FF))
"""Code points of the table, the last included: Latin, Greek, Cyrillic, punctuation, currencies, arrows, mathematics."""


_UNDRAWN = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of characters that take no space: marks on other characters, invisible and control characters."""


def pixels(text: str, size: float = RESULT) -> float:
    """The width of a text in Arial of this size (pixels), drawn on one line."""
    return sum(map(_units, text)) * size / UNITS


def width(text: str, full_width: float) -> float:
    """How many characters a text counts as, where one of full width (Chinese, Japanese, Korean) counts as several.

    Unicode says which are of full width: https://www.unicode.org/reports/tr11/
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
    """The mean width of lower-case Latin letters, for characters that the font doesn't have."""
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


def widths(font: Path) -> Mapping[int, int]:
    """The advance width of each of these code points that a font has, in UNITS. Raises ValueError for other units."""
    from fontTools.ttLib import TTFont  # needed only to make the table

    tables = TTFont(font)
    if tables["head"].unitsPerEm != UNITS:
        raise ValueError(f"{font} has {tables['head'].unitsPerEm} units for one size; the table has {UNITS}")
    metrics, names = tables["hmtx"], tables.getBestCmap()
    return {at: metrics[names[at]][0] for first, last in WRITTEN for at in range(first, last + 1) if at in names}


def lines(found: Mapping[int, int]) -> Iterator[str]:
    """The table: for each stretch of code points the first one, then the widths."""
    for _, stretch in groupby(enumerate(sorted(found)), key=lambda pair: pair[1] - pair[0]):
        points = [point for _, point in stretch]
        runs = [(units, len(list(same))) for units, same in groupby(found[point] for point in points)]
        yield " ".join([f"{points[0]:04x}", *(f"{units}*{n}" if n > 1 else str(units) for units, n in runs)])


if __name__ == "__main__":
    TABLE.write_text("".join(f"{line}\n" for line in lines(widths(Path(sys.argv[1])))), encoding="ascii")
