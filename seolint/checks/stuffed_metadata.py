"""One phrase, or the words of one query, repeated in a title, a description or the meta keywords."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.repeated_words import LONGEST, FieldWords, Use, repeated_pair, repeated_phrase, words_of
from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("phrase", "count", "field")

NAMES = {"title": "title", "description": "description", "keywords": "list of keywords"}

SEPARATORS = ("|", "-", "–", "—", "·", "•", "»", "/", ":", "｜")
"""What precedes the name of a site in the title of a page."""

_PART = expression(r"\s[-–—/·]\s|\s?[|•»｜]\s?|:\s")
"""What separates the parts of a title."""

NEAR = 60
"""Characters around a phrase in which a separator is looked for."""

OFTEN = 3
"""Parts of a title with the same words from which on it needn't contain a word that buyers type."""


class Limits(NamedTuple):
    """The minimum number of uses of a phrase, its minimum share of the field, and its minimum number of words."""

    uses: int
    share: float
    min_words: int


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

    In the description they also make up a `share` (0-1) of the words, not counting the title if it begins with that. In
    the title, two words in any order are a phrase, too, and the site's name doesn't count. The field must contain a
    word that buyers type, or the page `page_selling` of them per 100 words ("Open data and open data standards" sells
    nothing), or three parts of the title the same words. Facts: phrase, count, field.
    """
    limits = {"title": (title, 0.0), "description": (description, share), "keywords": (keywords, 0.0)}
    for kind, (limit, least) in limits.items():
        for field in document.all(kind):
            words = _without_title(document, field) if kind == "description" else words_of(document, field)
            uses = _repeated(document, field, words, Limits(limit, least, min_words))
            if not uses:
                continue
            in_parts = _in_parts(document, field, words, uses)
            if in_parts >= OFTEN or _sells(document, words, uses if in_parts == 1 else (), page_selling):
                yield _finding(document, field, words, uses)


def _sells(document: Document, words: FieldWords, apart: Sequence[Use], page_selling: float) -> bool:
    """Whether buyers type one of the words, not counting the uses `apart`, or many of the page's words.

    Within one part of a title, the phrase's own words don't count: a statement on the Legal Service Commission and the
    staff of the Legal Service sells nothing.
    """
    inside = {at for first, last in apart for at in range(first, last + 1)}
    counted = (word for at, word in enumerate(words.normalized) if at not in inside)
    return sells(document, counted) or article_features(document).commercial_rate >= page_selling


def _without_title(document: Document, field: Element) -> FieldWords:
    """The words of a description, without the title or its first part, which generators put at its beginning."""
    words = words_of(document, field)
    for title in document.all("title"):
        stems = words_of(document, title).stems
        parts = [len(stems), *(at for at, parted in enumerate(words_of(document, title).parted) if parted and at > 1)]
        for length in parts:
            if 1 < length < len(words.stems) and list(words.stems[:length]) == list(stems[:length]):
                return words.since(length)
    return words


def _repeated(document: Document, field: Element, words: FieldWords, limits: Limits) -> Sequence[Use]:
    """The uses of the words that are repeated most clearly."""
    language = document.language
    shortest, longest = max(1, language.as_much_as(limits.min_words)), language.as_much_as(LONGEST)
    uses = repeated_phrase(words, shortest, longest, limits.uses)
    if field.kind == "title" and language.as_much_as(1) == 1 and shortest <= 2:
        pair = repeated_pair(words, max(limits.uses, len(uses) + 1))
        uses = pair or uses
    if field.kind == "title" and len(uses) == limits.uses and _names_site(document, field, words, uses):
        return ()
    covered = sum(last - first + 1 for first, last in uses)
    return uses if covered >= limits.share * len(words.stems) else ()


def _names_site(document: Document, field: Element, words: FieldWords, uses: Sequence[Use]) -> bool:
    """Whether the last use is the site's name or part of it.

    It is if it is a part of its own; or if it is in the last of several parts, capitalised, beside words that sell
    nothing and occur nowhere else in the title ("Window cleaning prices | Smith Window Cleaning"), without "your".
    """
    text, spans = document.unseen, [_span(document, words, use) for use in uses]
    if any(_alone(document, field, span) for span in spans[1:]):
        return True
    start = max((part.end() for part in _PART.finditer(text, *field.span)), default=field.span.end)
    starts = document.unseen_words.starts
    part = [at for at, counts in enumerate(words.content) if counts and starts[words.indexes.start + at] >= start]
    first, last = uses[-1]
    beside = [at for at in part if not first <= at <= last]
    others = {stem for at, stem in enumerate(words.stems) if at not in part}
    inside = [word for at, word in enumerate(words.normalized) if starts[words.indexes.start + at] >= start]
    return (
        first in part
        and document.language.determiners.isdisjoint(inside)
        and all(text[starts[words.indexes.start + at]].isupper() for at in part)
        and not sells(document, (words.normalized[at] for at in beside))
        and others.isdisjoint(words.stems[at] for at in beside)
    )


def _alone(document: Document, field: Element, span: Span) -> bool:
    """Whether a use is all there is between two separators, as the name of a site does."""
    before = document.unseen[max(field.span.start, span.start - NEAR) : span.start].rstrip("\0 \n\t")
    behind = document.unseen[span.end : min(field.span.end, span.end + NEAR)].lstrip("\0 \n\t")
    return before[-1:] in SEPARATORS and (not behind or behind[0] in SEPARATORS)


def _in_parts(document: Document, field: Element, words: FieldWords, uses: Sequence[Use]) -> int:
    """In how many parts of a title the uses are."""
    if field.kind != "title":
        return 0
    ends = [part.end() for part in _PART.finditer(document.unseen, *field.span)]
    return len({bisect_right(ends, _span(document, words, use).start) for use in uses})


def _span(document: Document, words: FieldWords, use: Use) -> Span:
    first, last = use
    return document.unseen_words.span(words.indexes.start + first, words.indexes.start + last)


def _finding(document: Document, field: Element, words: FieldWords, uses: Sequence[Use]) -> Finding:
    spans = [_span(document, words, use) for use in uses]
    facts = {"phrase": document.field_text(spans[0]), "count": len(spans), "field": NAMES[field.kind]}
    return Finding(spans[0], facts, spans[1:])
