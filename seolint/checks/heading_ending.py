"""Headings that end like sentences."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("text", "mark")

_SHORTCODE = expression(r"(?<![^\s:]):[\w+-]+:\Z")
"""What is shown as an emoji (`:tada:`), at the end of a text."""


def check(document: Document, *, marks: str, allow: list[str]) -> Iterator[Finding]:
    """Headings that end in one of the characters `marks`, unless in one of the endings `allow`. Facts: text, mark."""
    endings = tuple(allow)
    for heading, text in headings(document):
        ends_so = text and text[-1] in marks and not text.endswith(endings)
        if ends_so and any(map(str.isalnum, text)) and not _SHORTCODE.search(text):
            facts = {"text": text, "mark": text[-1]}
            yield Finding(heading.span, facts)
