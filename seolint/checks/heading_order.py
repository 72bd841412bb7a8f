"""Heading levels that go down by more than one."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.headings import headings, title_is_heading
from seolint.document import Document, Finding

FACTS = ("level", "previous", "expected", "text")


def check(document: Document) -> Iterator[Finding]:
    """Headings more than one level below the heading before them. Facts: level, previous, expected, text.

    The title in the front matter is the h1 of its page, so its first heading may be an h2, not an h3. Where there is
    no h1 at all the outline begins at the level the article begins at: a part of a page knows nothing of the rest.
    Headings without text are passed over; another rule reports them.
    """
    previous = 1 if title_is_heading(document) else 0
    for heading, text in headings(document):
        if not text:
            continue
        if previous and heading.level > previous + 1:
            facts = {"level": heading.level, "previous": previous, "expected": previous + 1}
            yield Finding(heading.span, {**facts, "text": text})
        previous = heading.level
