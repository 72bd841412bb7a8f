"""The summary of a page: what an editor wants to see at a glance, besides its problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from seolint.analysis.measures import MEASURES
from seolint.analysis.pixels import pixels
from seolint.analysis.scopes import parts
from seolint.document import Document

WIDTH = 600
"""How many pixels of a title search results show on a desktop computer: https://yoast.com/page-titles-seo/"""

LONGEST = 200
"""How many characters of a heading are shown, and of a title can be seen at all."""

ELLIPSIS = " …"


class Heading(NamedTuple):
    """A heading, and the words from it to the next of the same or a higher level, without its own."""

    level: int
    text: str
    words: int


class PageSummary(NamedTuple):
    """The key figures of a page. `title` is cut as a list of search results would cut it, `pixels` its full width.

    `minutes` is the time to read it; `flesch` its Flesch reading ease, None where the language has no such formula.
    """

    title: str
    pixels: int
    minutes: float
    flesch: float | None
    outline: tuple[Heading, ...]


def page_summary(document: Document) -> PageSummary:
    """The summary of a document. Its title is that of its metadata, else its main heading."""
    article = parts(document, "article")[0]
    flesch = MEASURES["flesch_reading_ease"].of(document, article)
    main = (heading for heading in document.all("heading") if heading.level == 1)
    title = document.title or next(main, None)
    text = document.text_of(title) if title else ""
    return PageSummary(
        title=as_shown(text),
        pixels=round(pixels(text)),
        minutes=round(MEASURES["reading_time"].of(document, article) or 0, 1),
        flesch=None if flesch is None else round(flesch, 1),
        outline=tuple(_outline(document)),
    )


def as_shown(title: str, width: float = WIDTH) -> str:
    """A title as it is shown in this many pixels: if it doesn't fit, as many whole words as do, and an ellipsis."""
    if pixels(title) <= width:
        return title
    kept = title[:LONGEST]
    while kept and pixels(kept) > width - pixels(ELLIPSIS):
        kept = kept[:-1]
    whole = kept if title[len(kept) : len(kept) + 1] == " " else kept.rpartition(" ")[0]
    return (whole or kept).rstrip() + ELLIPSIS


def _outline(document: Document) -> Iterator[Heading]:
    words = document.words
    for section in document.sections:
        if section.heading:
            below = words.within(section.span).stop - words.within(section.heading.outer).stop
            yield Heading(section.level, document.text_of(section.heading)[:LONGEST], below)
