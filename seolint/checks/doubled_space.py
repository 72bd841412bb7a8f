"""Doubled spaces in titles and headings: traces of editing that show up in lists, feeds and shared links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.templates import touches_value
from seolint.document import FIELD_KINDS, Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("text", "count")

_RUN = expression(r"(?<=\S)[ \t]{2,}(?=\S)")
_GAP = expression(r"#{1,6}([ \t]{2,})(?=\S)")
"""What comes between the marks of a heading in Markdown and its text."""


def check(document: Document, *, kind: str) -> Iterator[Finding]:
    """Elements of a `kind` (title, heading) with two or more blanks in a row on one line. Facts: text, count."""
    for element in document.all(kind):
        found = runs(document, element)
        if found:
            yield Finding(element.span, {"text": document.text_of(element), "count": len(found)})


def runs(document: Document, element: Element) -> Sequence[Span]:
    """The runs of blanks between the words of an element, and after the marks of a heading; none in code."""
    outer = document.source[element.outer.start : element.outer.end]
    if "  " not in outer and "\t" not in outer:
        return []
    gap = _GAP.match(document.source, *element.outer) if document.format == "markdown" else None
    found = [Span(*gap.span(1))] if gap and element.kind == "heading" else []
    for match in _RUN.finditer(document.source, *element.span):
        span = Span(*match.span())
        if (
            _is_shown(document, element, span)
            and not touches_value(document, span)
            and not document.inside(span, "inline_code")
        ):
            found.append(span)
    return found


def _is_shown(document: Document, element: Element, span: Span) -> bool:
    """Whether the blanks are those of the text, not of a tag in it."""
    layer = document.unseen if element.kind in FIELD_KINDS else document.prose
    before = layer[max(span.start - 1, element.span.start)]
    return layer[span.start : span.end] == document.source[span.start : span.end] and not before.isspace()
