"""One word or phrase again and again in a title, a description or the meta keywords."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from seolint.analysis.article_features import article_features, sells
from seolint.document import Document, Element, Finding, Span

FACTS = ("phrase", "count", "field")

LONGEST = 5
"""Words of the longest phrase that is looked for."""

NAMES = {"title": "title", "description": "description", "keywords": "list of keywords"}
SEPARATORS = ("|", "-", "–", "—", "·", "•", "»", "/", ":")


def check(
    document: Document,
    *,
    title: int,
    description: int,
    keywords: int,
    share: float,
    min_words: int,
    page_selling: float,
) -> Iterator[Finding]:
    """Phrases of `min_words` words or more that are used as often as the limit of their field.

    In the description they also make up a `share` (0-1) of the words; in the title a use that is a part of its own
    between dashes or bars (the site's name) doesn't count. The field must hold a word that buyers type, or the page
    `page_selling` of them per 100 words: "Open data and open data standards" sells nothing.
    Facts: phrase, count, field.
    """
    for kind, limit, least in (("title", title, 0.0), ("description", description, share), ("keywords", keywords, 0.0)):
        for field in document.all(kind):
            finding = _repeated(document, field, limit, least, min_words)
            if finding and (_sells(document, field) or article_features(document).commercial_rate >= page_selling):
                yield finding


def _sells(document: Document, field: Element) -> bool:
    words, indexes = document.words_of(field)
    return sells(document, words.normalized[indexes.start : indexes.stop])


def _repeated(document: Document, field: Element, limit: int, share: float, min_words: int) -> Finding | None:
    words, indexes = document.words_of(field)
    normalized = words.normalized[indexes.start : indexes.stop]
    stems, functions = document.language.stems(normalized), document.language.function_words
    as_much_as = document.language.as_much_as
    for length in range(min(as_much_as(LONGEST), len(stems)), max(1, as_much_as(min_words)) - 1, -1):
        for stem, found in _places(stems, length).items():
            edges = (normalized[found[0]], normalized[found[0] + length - 1])
            enough = len(found) >= limit and len(found) * length >= share * len(stems)
            if not enough or any(edge in functions for edge in edges) or not any(map(str.isalpha, stem)):
                continue
            spans = [words.span(indexes.start + at, indexes.start + at + length - 1) for at in found]
            if field.kind == "title" and any(_alone(document, field, span) for span in spans[1:]):
                return None
            facts = {"phrase": document.field_text(spans[0]), "count": len(spans), "field": NAMES[field.kind]}
            return Finding(spans[0], facts, spans[1:])
    return None


def _alone(document: Document, field: Element, span: Span) -> bool:
    """Whether a use is all there is between two separators, as the name of a site does."""
    before = document.unseen[field.span.start : span.start].rstrip("\0 \n\t")
    behind = document.unseen[span.end : field.span.end].lstrip("\0 \n\t")
    return before[-1:] in SEPARATORS and (not behind or behind[0] in SEPARATORS)


def _places(stems: Sequence[str], length: int) -> dict[tuple[str, ...], list[int]]:
    """Each sequence of `length` stems -> where it is, not overlapping."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(stems) - length + 1):
        found = places[tuple(stems[at : at + length])]
        if not found or at >= found[-1] + length:
            found.append(at)
    return places
