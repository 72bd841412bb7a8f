"""Headings with nothing under them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from seolint.document import BLOCK_KINDS, Document, Finding

_CONTENT = (BLOCK_KINDS - {"heading"}) | {"code", "image", "table", "list", "quote", "figure", "hidden"}
"""Kinds of element that are content of a section, some of them without a word of prose."""


def check(document: Document) -> Iterator[Finding]:
    """Headings whose section, up to the next heading of the same or a higher level, holds nothing at all.

    Subheadings are no content, but they are reported themselves. Code, images, tables, lists and text that opens on
    a click are, and so is anything that a template puts there. Facts: text, level.
    """
    content = [element.outer.start for element in document.elements if element.kind in _CONTENT]
    sections = document.sections
    for at, section in enumerate(sections):
        heading = section.heading
        inner = at + 1 < len(sections) and sections[at + 1].span.start < section.span.end
        if heading is None or inner:
            continue
        filled = bisect_left(content, section.own.start) < bisect_left(content, section.span.end)
        empty = not filled and not _made_by_template(document, section.own.start, section.own.end)
        if empty and document.text_of(heading):
            yield Finding(heading.span, {"text": document.text_of(heading), "level": heading.level})


def _made_by_template(document: Document, start: int, end: int) -> bool:
    """Whether the source holds a tag or a template where the article shows nothing: a widget, a shortcode."""
    rest = document.source[start:end]
    comments = sum(
        comment.outer.end - comment.outer.start
        for comment in document.all("comment")
        if start <= comment.outer.start < end
    )
    return any(mark in rest for mark in ("{{", "{%", "{<", ":::")) or ("<" in rest and not comments)
