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


def check(document: Document, *, marks: str, allow: list[str]) -> Iterator[Finding]:
    """Headings that end in one of the characters `marks`, unless in one of the endings `allow`. Facts: text, mark.

    A mark that a template's value follows is not the end of a heading.
    """
    endings = tuple(allow)
    for heading, text in headings(document):
        ends_so = text and text[-1] in marks and not text.endswith(endings)
        if not ends_so or not any(map(str.isalnum, text)) or _SHORTCODE.search(text):
            continue
        ends_filled = has_value(document, Span(heading.span.end, heading.outer.end))
        if not ends_filled and not is_replaced(document, heading):
            yield Finding(heading.span, {"text": text, "mark": text[-1]})
