"""Headings before the main heading, which make a page seem to begin in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.headings import headings, title_may_be_heading
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Finding

FACTS = ("text", "level", "first")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""


def check(document: Document) -> Iterator[Finding]:
    """Main headings (h1) that aren't the first heading of their page. Facts: text, level, first (the heading before).

    A title in front matter counts as a main heading that comes first, since themes print it at the top.
    """
    worded = [heading for heading, text in headings(document) if text or is_filled_in(document, heading)]
    main = next((heading for heading in worded if heading.level == 1), None)
    if main and main is not worded[0] and not title_may_be_heading(document):
        first = worded[0]
        facts = {"text": document.text_of(main), "level": first.level, "first": document.text_of(first)}
        yield Finding(main.span, facts, [first.span])
