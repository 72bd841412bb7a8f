"""Articles that say little."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.measures import bound_for, word_amount
from seolint.analysis.page_kind import code_words, why_no_article
from seolint.analysis.scopes import article_place
from seolint.document import Document, Finding

FACTS = ("value", "limit", "unit", "amount", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""


def check(document: Document, *, min: int) -> Iterator[Finding]:
    """An article with fewer words than `min`, including those in lists, tables and code.

    Only articles are judged: no drafts, redirects, indexes, parts of pages, or pages that a template, a component or an
    include adds to. In a language that is counted in characters, `min` is converted to as many as say the same.
    Facts: value, limit, unit, amount, text.
    """
    limit = int(bound_for(document, "words", min))
    count = len(document.words)
    if count < limit and not why_no_article(document) and count + code_words(document) < limit:
        place = article_place(document)
        unit = document.language.word_unit
        facts = {"value": count, "limit": limit, "unit": unit, "amount": word_amount(document, count)}
        yield Finding(place, {**facts, "text": document.text(place)})


def not_applicable(document: Document, *, min: int) -> str:
    """Why the page isn't judged: it isn't an article."""
    return why_no_article(document)
