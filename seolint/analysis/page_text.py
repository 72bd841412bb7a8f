"""The text of a page as a report shows it: its blocks without markup, and how readable they are along the page."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import compress, decompress

from seolint.analysis.measures import MEASURES
from seolint.analysis.page_summary import Heading, PageSummary, page_summary
from seolint.analysis.prose import prose
from seolint.analysis.scopes import Part
from seolint.document import BLOCK_KINDS, Document, Element, Span
from seolint.lazy_regex import expression

INLINE = ("strong", "emphasis", "link", "inline_code")
"""Kinds of element that stand out in a line of prose."""

MOST_CHARACTERS = 100_000
"""How many characters of a page are shown, about a chapter of a book: nobody reads more in a report."""

MOST_BLOCKS = 5_000

MOST_HEADINGS = 500

MOST_CODE = 2_000
"""How many characters of a code block are shown: no rule looks into it."""

WINDOW = 100
"""The number of words that a score is computed for. Flesch (1948), A new readability yardstick, samples texts by 100
words."""

MOST_SCORES = 150
"""The maximum number of scores along a page: a chart is a few hundred pixels wide."""

APART = ("title", "description", "slug", "keyphrase", "hidden", "image", "code")
"""Kinds of element that are shown beside the blocks of prose, each as a block of its own."""

_GAP = expression(r"\0+|(?<=\s)[\s\0]{3,}")
_NEW_ROW = expression(r"\n|<tr\b", re.IGNORECASE)
_FENCES = ("```", "~~~")
_DEEPEST = 6


class Block(NamedTuple):
    """A block of the page, from `start` to `end` in the source.

    `kind` is the kind of element, `quote` for a paragraph in a quotation, `row` for the first cell of a table row;
    `level` is the level of a heading, or how deeply a list is nested. `pieces` are texts and, between each two of them,
    how many characters of the source are skipped.
    """

    kind: str
    level: int
    start: int
    end: int
    pieces: tuple[str | int, ...]


class Reading(NamedTuple):
    """How readable a stretch of the source is, by the page's `measure`."""

    start: int
    end: int
    value: float


class PageText(NamedTuple):
    """The text of a page. `styles` are the (kind, start, end) of what stands out in a line; `cut`: there is more."""

    summary: PageSummary
    blocks: tuple[Block, ...]
    styles: tuple[tuple[str, int, int], ...]
    measure: str
    readings: tuple[Reading, ...]
    cut: bool


def packed(page: PageText) -> str:
    """A page as a short text: a run over a large site keeps thousands of them."""
    values = json.dumps([page.summary._asdict(), *page[1:]], separators=(",", ":"))
    return b64encode(compress(values.encode())).decode("ascii")


def unpacked(text: str) -> PageText:
    """The page from the text that `packed` made."""
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


def page_text(document: Document) -> PageText:
    """The page of a document."""
    blocks: list[Block] = []
    left, cut = MOST_CHARACTERS, False
    for block in _blocks(document):
        if cut or len(blocks) == MOST_BLOCKS:
            cut = True
            break
        cut = block.end - block.start > left
        blocks.append(_begun(block, left) if cut else block)
        left -= block.end - block.start
    end = blocks[-1].end if cut and blocks else len(document.source)
    styles = tuple((each.kind, *each.span) for each in document.all(*INLINE) if each.span.end <= end)
    summary = page_summary(document)
    summary = summary._replace(outline=summary.outline[:MOST_HEADINGS])
    measure = "lix" if summary.flesch is None else "flesch_reading_ease"
    return PageText(summary, tuple(blocks), styles, measure, tuple(_readings(document, measure, end)), cut)


def _begun(block: Block, room: int) -> Block:
    """The beginning of a block: this many characters of the source."""
    kept: list[str | int] = []
    left = room
    for piece in block.pieces:
        kept.append(min(piece, left) if isinstance(piece, int) else piece[:left])
        left -= piece if isinstance(piece, int) else len(piece)
        if left <= 0:
            break
    return block._replace(end=block.start + room, pieces=tuple(kept))


def _blocks(document: Document) -> Iterator[Block]:
    lists: list[int] = []
    last: Element | None = None
    for element in document.elements:
        if element.kind == "list":
            while lists and lists[-1] <= element.outer.start:
                lists.pop()
            lists.append(element.outer.end)
        elif element.kind in BLOCK_KINDS:
            depth = sum(end > element.span.start for end in lists[-_DEEPEST:])
            yield _prose_block(document, element, depth, last)
            last = element
        elif element.kind in APART:
            yield _block_apart(document, element)


def _prose_block(document: Document, element: Element, depth: int, last: Element | None) -> Block:
    start, end = element.span
    kind, level = element.kind, element.level
    if kind == "paragraph" and document.inside(element.span, "quote"):
        kind = "quote"
    elif kind == "item":
        level = depth
    elif kind == "cell" and _begins_row(document, element, last):
        kind = "row"
    return Block(kind, level, start, end, tuple(_pieces(document.prose[start:end])))


def _begins_row(document: Document, cell: Element, last: Element | None) -> bool:
    before = last.span.end if last and last.kind == "cell" else 0
    return not before or bool(_NEW_ROW.search(document.source, before, cell.span.start))


def _block_apart(document: Document, element: Element) -> Block:
    start, end = element.span
    if element.kind == "code":
        end = min(end, start + MOST_CODE)
        return Block("code", 0, start, end, _code(document.source[start:end]))
    if element.kind == "image":
        return Block("image", 0, start, end, (element.attrs.get("alt", ""),))
    return Block(element.kind, 0, start, end, tuple(_pieces(document.unseen[start:end])))


def _code(source: str) -> tuple[str | int, ...]:
    """Code without its fences."""
    if not source.startswith(_FENCES):
        return (source,)
    first, line_end, rest = source.partition("\n")
    text, _, last = rest.rpartition("\n")
    return ("", len(first + line_end), text if last.strip().startswith(_FENCES) else rest)


def _pieces(text: str) -> Iterator[str | int]:
    at = 0
    for gap in _GAP.finditer(text):
        yield text[at : gap.start()]
        yield gap.end() - gap.start()
        at = gap.end()
    yield text[at:]


def _readings(document: Document, measure: str, end: int) -> Iterator[Reading]:
    """The score of each WINDOW of words; each begins in the middle of the one before."""
    running = prose(document)
    sentences = running.within(Span(0, end))
    totals: Sequence[int] = running.totals
    step = max(WINDOW // 2, running.word_count(sentences) // MOST_SCORES)
    first = last = sentences.start
    while last < sentences.stop:
        while last < sentences.stop and totals[last] - totals[first] < WINDOW:
            last += 1
        while first > sentences.start and totals[last] - totals[first] < WINDOW:
            first -= 1
        start, stop = running.sentences[first].span.start, running.sentences[last - 1].span.end
        value = MEASURES[measure].of(document, _part(start, stop))
        if value is not None:
            yield Reading(start, stop, round(value, 1))
        before = first
        while first < last and totals[first] - totals[before] < step:
            first += 1


def _part(start: int, end: int) -> Part:
    return Part(Span(start, end), Span(start, end))
