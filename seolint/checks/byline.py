"""Whether a page says who wrote it, and when: to people in a byline, to machines in its head or structured data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seolint.analysis.arguments import ArgumentFault
from seolint.analysis.bylines import SIGNS, near
from seolint.analysis.declared import declarations, value
from seolint.analysis.known_names import unknown
from seolint.analysis.scopes import article_place
from seolint.document import Document, Finding

FACTS = ("text",)

WHOLE_PAGE = True
"""Any edit of the article may bring its problems about."""


def check(document: Document, *, what: str, page_words: int, phrases: Sequence[str] = ()) -> Iterator[Finding]:
    """Articles of `page_words` words or more that don't say `what` of SIGNS: their author, a date.

    Looked for in front matter, `<meta>`, properties for sharing, JSON-LD, tags and attributes made for it, and in short
    blocks at the top or the end: a date, or a name after one of `phrases`. Facts: text.
    """
    if len(document.words) >= page_words and not _is_declared(document, what) and not near(document, what, phrases):
        place = article_place(document)
        yield Finding(place, {"text": document.text(place) or document.field_text(place)})


def _is_declared(document: Document, what: str) -> bool:
    """Whether it is declared, or marked up; a template that fills it in will say something."""
    signs = SIGNS[what]
    if any(value(element) for name in signs.declared for element in declarations(document, name)):
        return True
    if any(element.attrs.get("property") in signs.social for element in document.all("social")):
        return True
    scripts = (element.span for element in document.all("json_ld"))
    if any(re.search(signs.data, document.source[start:end]) for start, end in scripts):
        return True
    return "<" in document.source and re.search(signs.markup, document.source) is not None


def validate(*, what: object = "", **_: object) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if wrong := unknown("thing to say", what, tuple(SIGNS)):
        yield ("what",), wrong
