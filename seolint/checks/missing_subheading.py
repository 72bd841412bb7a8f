"""Long stretches of text without a subheading, where nothing else divides them for people who skim a page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from seolint.analysis.measures import bound_for, word_amount
from seolint.analysis.prose import prose
from seolint.analysis.scopes import parts_over, shown_part
from seolint.analysis.transcripts import not_own_wording
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("value", "limit", "unit", "amount", "text", "path", "count")

_DIVIDERS = ("table", "code")

_NAMES = ("strong", "inline_code", "link")
"""What a list entry begins with: an option, a term, a page."""

_LEAST_TERMS, _MOSTLY = 10, 0.7
"""The minimum number of terms in a glossary, and their minimum share of its paragraphs."""

_TERMS = expression(r"<dl[\s>]", re.I)
"""A list of terms and their meanings."""


def check(
    document: Document,
    *,
    max: int,
    max_divided: int,
    info_within: float = 0,
    info_below: int = 0,
    legal_notices: bool = True,
    transcripts: bool = True,
) -> Iterator[Finding]:
    """Stretches from one heading to the next with more than `max` words of running prose.

    Where list items, tables, code, images and paragraphs that begin in bold divide a stretch into pieces of at most
    `max` words, it may have `max_divided` words (where that is more). Neither limit counts list entries that begin
    with a name (in bold, in code, a link, or a term with its meaning) and all that is nested in them, unless
    `max_divided` is no more than `max`. `legal_notices` and `transcripts` say whether those are judged; `info_within`
    and `info_below` have no effect here. Facts: value, limit, unit, amount (the value with its unit), text, path;
    count, where a stretch is divided: its length in words.
    """
    if not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return
    limit, most = (bound_for(document, "words", bound) for bound in (max, max_divided))
    for part in parts_over(document, "stretch", (), limit):
        words = _words(document, part.span)
        if words <= limit:
            continue
        is_divided = most > limit and _longest_piece(document, part.span) <= limit
        own = words - (_words_of_entries(document, part.span) if most > limit else 0)
        if own <= (most if is_divided else limit):
            continue
        shown = round(most if is_divided else limit)
        facts: dict[str, object] = {"value": words, "limit": shown, "unit": document.language.word_unit}
        if is_divided:
            facts["count"] = round(words / document.language.units_for_a_word)
        yield Finding(part.place, {**facts, "amount": word_amount(document, words), **shown_part(document, part)})


def not_applicable(document: Document, *, legal_notices: bool = True, transcripts: bool = True, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts)


def _words(document: Document, span: Span) -> int:
    running = prose(document)
    return running.word_count(running.within(span))


def _longest_piece(document: Document, span: Span) -> int:
    """The words of the longest piece into which lists, tables, code, images and bold lead-ins divide a stretch."""
    starts = document.once(_divisions)
    inner = starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
    return max(_words(document, Span(*piece)) for piece in pairwise((span.start, *inner, span.end)))


def _words_of_entries(document: Document, span: Span) -> int:
    entries = document.once(_entries)
    inner = entries[bisect_left(entries, (span.start, 0)) : bisect_left(entries, (span.end, 0))]
    return sum(_words(document, entry) for entry in inner)


def _divisions(document: Document) -> Sequence[int]:
    """Where a table, code, an image, an item or a paragraph that begins in bold starts."""
    bold = {element.span.start for element in document.all("strong")}
    starts = {element.outer.start for element in document.all(*_DIVIDERS)}
    starts.update(image.outer.start for image in document.all("image") if _stands_alone(document, image))
    for block in document.blocks:
        if block.kind == "item" or (block.kind == "paragraph" and block.span.start in bold):
            starts.add(block.span.start)
    return sorted(starts)


def _stands_alone(document: Document, image: Element) -> bool:
    """Whether there is no text beside an image."""
    blocks = document.blocks
    at = bisect_right(blocks, image.outer.start, key=lambda block: block.outer.start) - 1
    return at < 0 or blocks[at].outer.end < image.outer.end or not document.words.within(blocks[at].span)


def _entries(document: Document) -> Sequence[Span]:
    """The items that begin with a name, the further paragraphs of each, and the items of lists in it."""
    names = {element.span.start for element in document.all(*_NAMES)}
    entries: list[Span] = []
    opened: list[Element] = []
    depth = 0
    for element in sorted(document.all("list", "item", "paragraph"), key=_outermost_first):
        while opened and opened[-1].outer.end <= element.outer.start:
            opened.pop()
        if element.kind == "list":
            opened.append(element)
            continue
        if not opened or (element.kind == "item" and len(opened) <= depth):
            depth = 0
        if not depth and element.kind == "item" and element.span.start in names:
            depth = len(opened)
        if depth or any(_TERMS.match(document.source, each.outer.start) for each in opened):
            entries.append(element.span)
    return sorted({*entries, *_terms(document)})


def _terms(document: Document) -> Sequence[Span]:
    """The paragraphs of a glossary: many that begin in bold or with a tag of a template, and hardly any other."""
    bold = {element.span.start for element in document.all("strong")}
    filled = {element.outer.end for element in document.all("template")}
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    terms = [
        block.span for block in paragraphs if block.span.start in bold or _before(document, block.span.start) in filled
    ]
    return terms if len(terms) >= _LEAST_TERMS and len(terms) >= _MOSTLY * len(paragraphs) else ()


def _before(document: Document, start: int) -> int:
    """Where what comes before a place ends, leaving out white space."""
    while start and document.source[start - 1] in " \t":
        start -= 1
    return start


def _outermost_first(element: Element) -> tuple[int, int]:
    return element.outer.start, -element.outer.end
