"""Headings that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """Headings without a letter or a digit, except those that hold an image with alternative text. Facts: level."""
    named = [alt.span.start for alt in document.all("alt")]
    for heading in document.all("heading"):
        text = document.text(heading.span)
        if not any(map(str.isalnum, text)) and not any(heading.outer.start <= at < heading.outer.end for at in named):
            yield Finding(heading.outer, {"level": heading.level})
