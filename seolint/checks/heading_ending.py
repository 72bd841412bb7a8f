"""Headings that end like sentences."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.document import Document, Finding

FACTS = ("text", "mark")


def check(document: Document, *, marks: str, allow: list[str]) -> Iterator[Finding]:
    """Headings that end in one of the characters `marks`, unless in one of the endings `allow`. Facts: text, mark."""
    endings = tuple(allow)
    for heading, text in headings(document):
        if text and text[-1] in marks and any(map(str.isalnum, text)) and not text.endswith(endings):
            facts = {"text": text, "mark": text[-1]}
            yield Finding(heading.span, facts)
