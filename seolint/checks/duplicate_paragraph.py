"""Paragraphs that appear twice in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seolint.analysis.branches import together
from seolint.analysis.legal_notices import LEGAL_NOTICE, is_legal_notice
from seolint.analysis.measures import word_amount
from seolint.analysis.prose import prose
from seolint.analysis.templates import is_filled_in
from seolint.analysis.tokens import alike
from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("text", "words", "amount", "count")

_BOX = expression(
    r"<details\b|<TabItem\b|<Tab\b|\{\{[<%]\s{0,3}/?(?:details|tab|tabitem|accordion|expand|collapse)\b"
    r"|^(?:\?\?\?|!!!|===)\+? |^:{3,}"
    r"|<div\s[^<>]{0,100}?class=[\"'][^\"'<>]{0,100}?(?:admonition|callout|alert|tab-pane)",
    re.M,
)
"""How they begin: HTML, MDX, Hugo, Material for MkDocs, directives."""

_LEADS_IN = ":："
"""Ends a paragraph that only introduces what follows; such paragraphs may repeat."""


def check(
    document: Document, *, min_words: int, same_section: bool = False, legal_notices: bool = True
) -> Iterator[Finding]:
    """Paragraphs of `min_words` words or more with the same words as an earlier one, whatever the markup.

    Reported at the second; related: all others. Those that a template fills in may differ. Facts: text (its first
    words), words, count. `same_section`: only copies under the same heading as the first count, and in the same tab or
    box, since what is needed at two steps is said at both. `legal_notices` says whether those are judged.
    """
    if not legal_notices and is_legal_notice(document):
        return
    words, prose_text, least = document.words, document.prose, document.language.as_much_as(min_words)
    blocks = (block for block in prose(document).blocks if not is_filled_in(document, block))
    found = [(words.within(block.span), block.span) for block in blocks]
    enough = (pair for pair in found if len(pair[0]) >= least)
    long = [(indexes, span) for indexes, span in enough if prose_text[span.end - 1] not in _LEADS_IN]
    same: dict[int, list[Span]] = {}
    for number, (_, span) in zip(alike(words.normalized, (indexes for indexes, _ in long)), long, strict=True):
        same.setdefault(number, []).append(span)
    for number, spans in same.items():
        if same_section:
            first = _section(document, spans[0])
            spans = [span for span in spans if _section(document, span) == first]
        if len(spans) > 1:
            spans = [spans[at] for at in together(document, spans)]
        if len(spans) > 1:
            opening = " ".join(document.text(spans[1]).split()[:8])
            size = len(long[number][0])
            facts = {"text": opening, "words": size, "amount": word_amount(document, size), "count": len(spans)}
            yield Finding(spans[1], facts, [spans[0], *spans[2:]])


def _section(document: Document, span: Span) -> tuple[int, int]:
    """The number of the section that a place is in, the one that begins last before it, and of the tab or box."""
    section = bisect_right(document.sections, span.start, key=lambda section: section.start)
    return section, bisect_right(document.once(_boxes), span.start)


def _boxes(document: Document) -> Sequence[int]:
    """Where tabs and boxes begin, of which a reader may see one only, or which stand apart from the text."""
    return [mark.start() for mark in _BOX.finditer(document.source)]


def not_applicable(document: Document, *, legal_notices: bool = True, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return LEGAL_NOTICE if not legal_notices and is_legal_notice(document) else ""
