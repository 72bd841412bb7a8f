"""Heading levels that go down by more than one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.headings import headings, title_is_heading
from seolint.document import Document, Element, Finding

FACTS = ("level", "previous", "expected", "after", "text")

_TITLE = "the title (h1)"


def check(document: Document) -> Iterator[Finding]:
    """Headings more than one level below the heading before them. Facts: level, previous, expected, after, text.

    The title in the front matter is the h1 of its page, so its first heading may be an h2, not an h3; `after` says
    which of the two a heading follows. Where there is no h1 at all the outline begins at the level the article begins
    at: a part of a page knows nothing of the rest. Headings without text are passed over, as another rule
    reports them, and those of a quotation.
    Related: the headings of the same level that come next, under the same parent.
    """
    filled = [heading for heading, text in headings(document) if text and not document.inside(heading.span, "quote")]
    previous, after = (1, _TITLE) if title_is_heading(document) else (0, "")
    for at, heading in enumerate(filled):
        if previous and heading.level > previous + 1:
            facts = {"level": heading.level, "previous": previous, "expected": previous + 1, "after": after}
            related = [other.span for other in _siblings(filled, at)]
            yield Finding(heading.span, {**facts, "text": document.text_of(heading)}, related)
        previous, after = heading.level, f"h{heading.level}"


def _siblings(headings: Sequence[Element], at: int) -> Iterator[Element]:
    """The headings of the same level as the one at this index, before the first one above it."""
    level = headings[at].level
    for index in range(at + 1, len(headings)):
        if headings[index].level < level:
            return
        if headings[index].level == level:
            yield headings[index]
