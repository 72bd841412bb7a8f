"""`python -m seolint.analysis.build_pixels LiberationSans-Regular.ttf` writes the table of `_pixels.py`.

The font is that of https://github.com/liberationfonts/liberation-fonts, or of Debian's package fonts-liberation2.
Reading it takes fontTools (`pip install fonttools`), which nothing else needs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from seolint.analysis.pixels import TABLE, UNITS

WRITTEN = ((0x20, 0x7E), (0xA0, 0x2AF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x206F), (0x20A0, 0x22FF))
"""Code points, the last included: Latin, Greek, Cyrillic, punctuation, currencies, arrows and mathematical signs."""


def widths(font: Path) -> Mapping[int, int]:
    """The advance width of each of these code points that a font has, in UNITS. Raises ValueError for other units."""
    tables: Any = import_module("fontTools.ttLib").TTFont(font)
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
