"""Headings without text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.document import Document, Finding

FACTS = ("level",)


def check(document: Document) -> Iterator[Finding]:
    """Headings without a letter or a digit, except those that hold an image with alternative text. Facts: level."""
    alts = [alt.span.start for alt in document.all("alt")]
    for heading, text in headings(document):
        if any(map(str.isalnum, text)):
            continue
        if bisect_left(alts, heading.outer.start) == bisect_left(alts, heading.outer.end):
            yield Finding(heading.outer, {"level": heading.level})
