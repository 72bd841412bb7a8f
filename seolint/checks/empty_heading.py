"""Headings that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks._headings import headings
from seolint.document import Document, Finding

ABOUT = ("heading",)
FACTS = ("level",)


def check(document: Document) -> Iterator[Finding]:
    """Headings without a letter or a digit, except those that hold an image with alternative text. Facts: level."""
    for heading, text in headings(document):
        if any(map(str.isalnum, text)):
            continue
        start, end = heading.outer
        if not any(start <= alt.span.start < end for alt in document.all("alt")):
            yield Finding(heading.outer, {"level": heading.level})
