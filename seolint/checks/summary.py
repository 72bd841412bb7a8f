"""Long articles without a summary near the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from seolint.analysis.measures import bound_for, word_amount
from seolint.analysis.scopes import article_place
from seolint.document import Document, Element, Finding, Span

FACTS = ("words", "amount", "within", "text")

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""

MOSTLY = 0.5
"""Share of a list's words in links from which it is a table of contents."""

LISTS = 50
"""How many lists are checked: a page may begin with thousands of empty ones."""

_AROUND = " \t*_:.,;!–—-"


def check(
    document: Document, *, page_words: int, within: int, items: int, phrases: Sequence[str] = ()
) -> Iterator[Finding]:
    """Articles of `page_words` words or more with no summary that begins in the first `within` words.

    A summary is a heading, a paragraph or a stretch in bold that begins with one of `phrases`, or a list of `items`
    items that aren't links. Facts: words, amount ("1,500 words"), within, text.
    """
    words, top = len(document.words), max(0, round(bound_for(document, "words", within)))
    if words < bound_for(document, "words", page_words):
        return
    end = document.words.starts[top] if top < words else len(document.source)
    begun = tuple(phrase.casefold() for phrase in phrases)
    named = (_begins(document, element, begun) for element in _first(document, end, "heading", "paragraph", "strong"))
    listed = (_counts(document, element, items) for element in islice(_first(document, end, "list"), LISTS))
    if not any(named) and not any(listed):
        place = article_place(document)
        facts = {"words": words, "amount": word_amount(document, words), "within": top}
        yield Finding(place, {**facts, "text": document.text(place)})


def _first(document: Document, end: int, *kinds: str) -> Iterator[Element]:
    return (element for kind in kinds for element in document.all(kind) if element.span.start < end)


def _begins(document: Document, element: Element, begun: tuple[str, ...]) -> bool:
    text = document.text(Span(element.span.start, min(element.span.end, element.span.start + 100)))
    return bool(begun) and text.strip(_AROUND).casefold().startswith(begun)


def _counts(document: Document, listed: Element, items: int) -> bool:
    """Whether a list has at least this many items and isn't a list of links."""
    start, end = listed.outer
    links, inside = ([e for e in document.all(kind) if start <= e.outer.start < end] for kind in ("link", "item"))
    linked = sum(len(document.words.within(link.span)) for link in links)
    return len(inside) >= items and linked < MOSTLY * len(document.words.within(listed.outer))
