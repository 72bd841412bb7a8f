"""Checks the cached text of a page before a report shows it; see `seolint.run.cache.validation`."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any
from zlib import decompressobj, error

from seolint.analysis.page_summary import PageSummary
from seolint.analysis.page_text import APART, INLINE
from seolint.document import BLOCK_KINDS
from seolint.run.cache.validation import check_page_summary, is_number, require

LARGEST = 16 * 1024 * 1024
"""Bytes of a page as JSON, uncompressed; a page shows 100,000 characters at most."""

MEASURES = frozenset({"flesch_reading_ease", "lix"})
_KINDS = frozenset({*BLOCK_KINDS, *APART, "quote", "row"})
_DEEPEST = 99
_BLOCK = (str, int, int, int, list)
_STYLE = (str, int, int)
_READING, _WHOLE_READING = (int, int, float), (int, int, int)


def check_page(packed: Any, size: int) -> None:
    """Check what `page_text.packed` made of the page of a file of this many bytes. Raises ValueError or TypeError."""
    require(type(packed) is str)
    summary, blocks, styles, measure, readings, cut = json.loads(_unpacked(packed))
    check_page_summary([summary[name] for name in PageSummary._fields], size)
    require(len(summary) == len(PageSummary._fields) and measure in MEASURES and type(cut) is bool)
    require(
        _types(blocks) <= {_BLOCK} and _types(styles) <= {_STYLE} and _types(readings) <= {_READING, _WHOLE_READING}
    )
    for kind, level, start, end, _ in blocks:
        require(kind in _KINDS and 0 <= level <= _DEEPEST and 0 <= start <= end <= size)
    pieces = [piece for block in blocks for piece in block[-1]]
    require({*map(type, pieces)} <= {str, int})
    require(all(0 <= piece <= size for piece in pieces if type(piece) is int))
    require(all(kind in INLINE and 0 <= start <= end <= size for kind, start, end in styles))
    require(all(0 <= start <= end <= size and is_number(value) for start, end, value in readings))


def _types(rows: Any) -> set[tuple[type, ...]]:
    return {tuple(map(type, row)) for row in rows}


def _unpacked(packed: str) -> bytes:
    try:
        stream = decompressobj()
        text = stream.decompress(b64decode(packed, validate=True), LARGEST)
    except error as broken:
        raise ValueError(str(broken)) from broken
    require(stream.eof)
    return text
