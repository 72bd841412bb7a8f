"""Headings that consist of nothing but a link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.analysis.links import links
from seolint.document import Document, Finding

FACTS = ("text",)


def check(document: Document, *, page_headings: int) -> Iterator[Finding]:
    """Headings whose whole text is a link to elsewhere, on pages of `page_headings` headings or more.

    Where all headings under the title are such links, the page is a list of pages, and nothing is reported. Facts:
    text.
    """
    worded = [(heading, text) for heading, text in headings(document) if text]
    if len(worded) < page_headings:
        return
    away = [link for link in links(document) if not link.element.attrs.get("href", "").startswith("#")]
    starts = [link.element.span.start for link in away]
    found = []
    for heading, text in worded:
        at = bisect_left(starts, heading.span.start)
        if at < len(starts) and starts[at] < heading.span.end and away[at].text == text:
            found.append(Finding(heading.span, {"text": text}))
    if 2 * len(found) <= sum(heading.level > 1 for heading, _ in worded):
        yield from found
