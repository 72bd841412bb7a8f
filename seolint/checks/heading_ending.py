"""Headings that end like sentences."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.analysis.templates import has_value, is_replaced
from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("text", "mark")

_SHORTCODE = expression(r"(?<![^\s:]):[\w+-]+:\Z")
"""What is shown as an emoji (`:tada:`), at the end of a text."""

_SHOWN = expression(r":[\w+-]+:|!\[|<(?:img|image|amp-img|svg|slot|[a-z]\w*-|[A-Z]\w*[a-z])")
"""What may follow a mark without being text: an emoji, an image, a component that a script or a generator fills."""


def check(document: Document, *, marks: str, allow: list[str]) -> Iterator[Finding]:
    """Headings that end in one of the characters `marks`, unless in one of the endings `allow`. Facts: text, mark.

    A mark followed by a template's value, an image or an emoji is not the end of a heading.
    """
    endings = tuple(allow)
    for heading, text in headings(document):
        ends_so = text and text[-1] in marks and not text.endswith(endings)
        if not ends_so or not any(map(str.isalnum, text)) or _SHORTCODE.search(text):
            continue
        after = Span(heading.span.end, heading.outer.end)
        goes_on = has_value(document, after) or _SHOWN.search(document.source, *after)
        if not goes_on and not is_replaced(document, heading):
            yield Finding(heading.span, {"text": text, "mark": text[-1]})
