"""Headings with nothing under them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from seolint.analysis.legal_notices import LEGAL_NOTICE, is_legal_notice
from seolint.analysis.templates import has_value
from seolint.document import Document, Finding, Span

FACTS = ("text", "level")

_OTHER = ("code", "image", "table", "list", "quote", "figure", "hidden")
"""Kinds of element that count as the content of a section even without a word of prose."""


def check(document: Document, *, legal_notices: bool = True) -> Iterator[Finding]:
    """Headings whose section, up to the next heading of the same or a higher level, is entirely empty.

    Subheadings aren't content, but they are reported themselves. Code, images, tables, lists and text that opens on a
    click are, and so is anything that a template puts there. Headings in a quotation aren't judged. `legal_notices`
    says whether those are judged: in many of them a section holds nothing but "[Reserved]". Facts: text, level.
    """
    if not legal_notices and is_legal_notice(document):
        return
    blocks = [block.outer.start for block in document.blocks if block.kind != "heading"]
    others = sorted(element.outer.start for element in document.all(*_OTHER))
    sections = document.sections
    for at, section in enumerate(sections):
        heading = section.heading
        inner = at + 1 < len(sections) and sections[at + 1].start < section.end
        if heading is None or inner:
            continue
        start, end = section.body_start, section.end
        if _holds(blocks, start, end) or _holds(others, start, end):
            continue
        text = document.text_of(heading)
        if text and not (_made_by_template(document, *section.body) or document.inside(heading.span, "quote")):
            yield Finding(heading.span, {"text": text, "level": heading.level})


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _comments(document: Document) -> Sequence[int]:
    return [comment.outer.start for comment in document.all("comment")]


def _made_by_template(document: Document, start: int, end: int) -> bool:
    """Whether the source has a tag or a template where the article shows nothing: a widget, a shortcode."""
    if has_value(document, Span(start, end)):
        return True
    rest = document.source[start:end]
    return not rest.isspace() and (
        any(mark in rest for mark in ("{{", "{%", "{<", ":::"))
        or ("<" in rest and not _holds(document.once(_comments), start, end))
    )


def not_applicable(document: Document, *, legal_notices: bool = True) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return LEGAL_NOTICE if not legal_notices and is_legal_notice(document) else ""
