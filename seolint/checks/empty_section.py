"""Headings with nothing under them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from seolint.analysis.filled_headings import is_filled_later
from seolint.analysis.legal_notices import LEGAL_NOTICE, is_legal_notice
from seolint.analysis.templates import has_value
from seolint.document import Document, Element, Finding, Span
from seolint.language.marks import ends_sentence
from seolint.lazy_regex import expression

FACTS = ("text", "level")

_GENERATED = expression(
    r"<!--[^>]{0,300}?\b(?:(?:auto-?)?generated|automatically|inserted|injected|placeholder|do not edit|begin|start)\b"
    r"|<!--\s*[\w-]{1,50}/[\w-]{1,50}\s*-->",
    re.I,
)
"""A comment that says that a program fills the section, or names one: `material/tags`."""

_OTHER = ("code", "image", "table", "list", "quote", "figure", "hidden")
"""Kinds of element that count as the content of a section even without a word of prose."""


def check(document: Document, *, legal_notices: bool = True) -> Iterator[Finding]:
    """Headings whose section, up to the next heading of the same or a higher level, is entirely empty.

    Subheadings aren't content, but they are reported themselves. Code, images, tables, lists and text that opens on a
    click are, and so is anything that a template or a program puts there. Headings in a quotation or a list aren't
    judged, nor are those that say all there is to say: a sentence, a link, a subtitle, an h1 before another h1; nor are
    tables of contents and lists of what the page cites, which programs fill.
    `legal_notices` says whether those are judged: in many of them a section holds nothing but "[Reserved]". Facts:
    text, level.
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
        if not text or _made_by_template(document, *section.body) or document.inside(heading.span, "quote", "list"):
            continue
        if _is_complete(document, heading, text) or _is_subtitle(document, blocks, at):
            continue
        if not is_filled_later(document, section):
            yield Finding(heading.span, {"text": text, "level": heading.level})


def _is_complete(document: Document, heading: Element, text: str) -> bool:
    """Whether a heading is a sentence, or nothing but a link: it needs no section."""
    is_sentence = ends_sentence(text) and not document.language.asks(text) and " " in text.strip()
    return is_sentence or heading.span in document.once(_links)


def _links(document: Document) -> frozenset[Span]:
    return frozenset(link.span for link in document.all("link"))


def _is_subtitle(document: Document, blocks: Sequence[int], at: int) -> bool:
    """Whether the heading of a section belongs to another one: a subtitle right under the page's first h1.

    An h1 before another h1 is one of several main headings, which is another problem.
    """
    sections = document.sections
    heading = sections[at].heading
    assert heading
    following = sections[at + 1].heading if at + 1 < len(sections) else None
    if heading.level == 1:
        return following is not None and following.level == 1
    above = sections[at - 1].heading if at else None
    if above is None or above.level != 1 or _holds(blocks, above.outer.end, heading.outer.start):
        return False
    is_first = not any(section.heading for section in sections[: at - 1])
    return is_first and (following is None or following.level < heading.level)


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
    if _holds(document.once(_comments), start, end) and _GENERATED.search(rest):
        return True
    return not rest.isspace() and (
        any(mark in rest for mark in ("{{", "{%", "{<", ":::"))
        or ("<" in rest and not _holds(document.once(_comments), start, end))
    )


def not_applicable(document: Document, *, legal_notices: bool = True) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return LEGAL_NOTICE if not legal_notices and is_legal_notice(document) else ""
