"""Structured data that contradict the page: machines read them, and people never see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.declared import declared, excerpt, value
from seolint.analysis.structured_data import PUBLISHED, ZONES, DataText, article_values, dates, has_article
from seolint.document import Document, Finding, Span

FACTS = ("property", "value", "other", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

_COMPARED = 300
"""Characters of a headline or a title that are compared."""

_HEADINGS = 20
"""Main headings that are compared."""


def check(document: Document) -> Iterator[Finding]:
    """The headline, publication date or author of the one article in JSON-LD, where the page says otherwise.

    A headline has no word in common with the title and the main headings, by stems, where the language has them; a
    date is another day (two, where hours are given in other time zones); an author shares no name with those in
    `<meta>` or front matter.
    Facts: property, value, other, text.
    """
    if not has_article(document):
        return
    for name, data, other in (*_headline(document), *_date(document), *_author(document)):
        text, (contradicted, span) = excerpt(data.text.strip()), other
        facts = {"property": name, "value": text, "other": excerpt(contradicted), "text": text}
        yield Finding(data.span, facts, [span])


_Contradiction = tuple[str, DataText, tuple[str, Span]]


def _headline(document: Document) -> Iterator[_Contradiction]:
    main = [heading for heading in document.all("heading") if heading.level == 1]
    texts = [(document.text_of(element), element.span) for element in (*document.all("title")[:1], *main[:_HEADINGS])]
    page_stems = {stem for text, _ in texts for stem in _stems(document, text)}
    for headline in article_values(document, "headline")[:1] if document.language.has_data else ():
        stems = _stems(document, headline.text)
        if page_stems and stems and page_stems.isdisjoint(stems):
            yield "headline", headline, texts[0]


def _date(document: Document) -> Iterator[_Contradiction]:
    values = article_values(document, "datePublished")[:1]
    days = dates(document, PUBLISHED)
    other = next((day for day in days if day.day and not any(day.span == value.span for value in values)), None)
    stated = next((day for day in days if any(day.span == value.span for value in values)), None)
    if other and stated and stated.day and other.day:
        apart = abs(stated.day - other.day)
        if apart > ZONES or (apart and not stated.hour and not other.hour):
            yield "datePublished", values[0], (other.text, other.span)


def _author(document: Document) -> Iterator[_Contradiction]:
    named = [(value(element), element.span) for element in declared(document, "author")]
    authors = article_values(document, "author.name", "author")
    names = {word for text, _ in named for word in _names(document, text)}
    if named and authors and not any(not names.isdisjoint(_names(document, author.text)) for author in authors):
        yield "author", authors[0], named[0]


def _stems(document: Document, text: str) -> set[str]:
    normalized = document.language.words(text[:_COMPARED]).normalized
    return set(document.language.stems([word for word in normalized if word not in document.language.function_words]))


def _names(document: Document, text: str) -> Sequence[str]:
    """The parts of a name, and all of them joined, as in the name of an account."""
    normalized = document.language.words(text[:_COMPARED]).normalized
    return [*normalized, "".join(normalized)]
