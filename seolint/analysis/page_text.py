"""The text of a page as a report shows it: its blocks without markup, and how easily they read one after the other."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import NamedTuple
from zlib import compress, decompress

from seolint.analysis.page_summary import Heading, PageSummary

INLINE = ("strong", "emphasis", "link", "inline_code")
"""Kinds of element that stand out in a line of prose."""


class Block(NamedTuple):
    """A block of the page, from `start` to `end` in the source.

    `kind` is that of an element, `quote` for a paragraph in a quotation, `row` for the first cell of a table's row;
    `level` that of a heading, or how deep a list is nested. `pieces` are texts and, between each two of them, how many
    characters of the source are passed over.
    """

    kind: str
    level: int
    start: int
    end: int
    pieces: tuple[str | int, ...]


class Reading(NamedTuple):
    """How easily a stretch of the source reads, by the page's `measure`."""

    start: int
    end: int
    value: float


class PageText(NamedTuple):
    """What a page says. `styles` are the (kind, start, end) of what stands out in a line; `cut`: more text follows."""

    summary: PageSummary
    blocks: tuple[Block, ...]
    styles: tuple[tuple[str, int, int], ...]
    measure: str
    readings: tuple[Reading, ...]
    cut: bool


def packed(page: PageText) -> str:
    """A page as a short text: a run over a large site holds thousands of them."""
    values = json.dumps([page.summary._asdict(), *page[1:]], separators=(",", ":"))
    return b64encode(compress(values.encode())).decode("ascii")


def unpacked(text: str) -> PageText:
    """The page that `packed` made a text of."""
    summary, blocks, styles, measure, readings, cut = json.loads(decompress(b64decode(text)))
    summary["outline"] = tuple(Heading(*heading) for heading in summary["outline"])
    return PageText(
        PageSummary(**summary),
        tuple(Block(kind, level, start, end, tuple(pieces)) for kind, level, start, end, pieces in blocks),
        tuple((kind, start, end) for kind, start, end in styles),
        measure,
        tuple(Reading(*values) for values in readings),
        cut,
    )
