"""Structured data that say something else than the page: what machines read, and nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.dates import PUBLISHED, ZONES, dates
from seolint.analysis.declared import declared, shown, value
from seolint.analysis.structured_data import Value, article_values, has_article
from seolint.document import Document, Finding, Span

FACTS = ("property", "value", "other", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit of the page."""

_COMPARED = 300
"""Characters of a headline or a title that are compared."""

_HEADINGS = 20
"""Main headings that are compared."""


def check(document: Document) -> Iterator[Finding]:
    """Headline, date of publication or author of the one article in JSON-LD, where the page says otherwise.

    A headline has no word in common with the title and the main headings, by stems, where the language has them; a
    date is another day (two, where hours are given in other time zones); an author shares no name with those in
    `<meta>` or front matter.
    Facts: property, value, other, text.
    """
    if not has_article(document):
        return
    for name, told, other in (*_headline(document), *_date(document), *_author(document)):
        text = shown(told.text.strip())
        yield Finding(told.span, {"property": name, "value": text, "other": shown(other[0]), "text": text}, [other[1]])


_Contradiction = tuple[str, Value, tuple[str, Span]]


def _headline(document: Document) -> Iterator[_Contradiction]:
    main = [heading for heading in document.all("heading") if heading.level == 1]
    shown = [(document.text_of(element), element.span) for element in (*document.all("title")[:1], *main[:_HEADINGS])]
    said = {stem for text, _ in shown for stem in _stems(document, text)}
    for told in article_values(document, "headline")[:1] if document.language.name else ():
        asked = _stems(document, told.text)
        if said and asked and said.isdisjoint(asked):
            yield "headline", told, shown[0]


def _date(document: Document) -> Iterator[_Contradiction]:
    values = article_values(document, "datePublished")[:1]
    days = dates(document, PUBLISHED)
    other = next((day for day in days if day.day and not any(day.span == told.span for told in values)), None)
    own = next((day for day in days if any(day.span == told.span for told in values)), None)
    if other and own and own.day and other.day:
        apart = abs(own.day - other.day)
        if apart > ZONES or (apart and not own.hour and not other.hour):
            yield "datePublished", values[0], (other.text, other.span)


def _author(document: Document) -> Iterator[_Contradiction]:
    named = [(value(element), element.span) for element in declared(document, "author")]
    told = article_values(document, "author.name", "author")
    names = {word for text, _ in named for word in _names(document, text)}
    if named and told and not any(not names.isdisjoint(_names(document, author.text)) for author in told):
        yield "author", told[0], named[0]


def _stems(document: Document, text: str) -> set[str]:
    norms = document.language.words(text[:_COMPARED]).normalized
    return set(document.language.stems([norm for norm in norms if norm not in document.language.function_words]))


def _names(document: Document, text: str) -> Sequence[str]:
    """The parts of a name, and all of them together, as in an account's."""
    norms = document.language.words(text[:_COMPARED]).normalized
    return [*norms, "".join(norms)]
