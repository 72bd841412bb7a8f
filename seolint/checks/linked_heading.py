"""Headings that are nothing but a link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from seolint.document import Document, Element, Finding


def check(document: Document, *, page_headings: int) -> Iterator[Finding]:
    """Headings whose whole text is a link to elsewhere, on pages of `page_headings` headings or more.

    Where all headings under the title are such links the page is a list of pages, and that is fine. Facts: text.
    """
    links = [link for link in document.all("link") if not link.attrs.get("href", "").startswith("#")]
    headings = [heading for heading in document.all("heading") if document.text(heading.span)]
    found = [heading for heading in headings if _is_link(document, heading, links)]
    below = [heading for heading in headings if heading.level > 1]
    if len(headings) >= page_headings and 2 * len(found) <= len(below):
        for heading in found:
            yield Finding(heading.span, {"text": document.text(heading.span)})


def _is_link(document: Document, heading: Element, links: Sequence[Element]) -> bool:
    at = bisect_left(links, heading.span.start, key=lambda link: link.span.start)
    if at == len(links) or links[at].span.start >= heading.span.end:
        return False
    return document.text(links[at].span) == document.text(heading.span)
