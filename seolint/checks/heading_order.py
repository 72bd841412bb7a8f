"""Heading levels that go down by more than one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seolint.analysis.changelogs import is_changelog
from seolint.analysis.headings import headings, is_comment, title_is_heading
from seolint.document import FILLER, Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("level", "previous", "expected", "after", "advice", "text")

_TITLE = "the title (h1)"

_BOX = expression(r"[ \t>]*:{3,}[ \t]*\{?\.?(?:callout-)?(?:note|tip|info|warning|danger|caution|important|success)\b")
_BOX_LINE = 200
"""How a box with a remark begins, and the longest line that does."""

_LOWEST = 6

_PLAIN = "make this list item plain text, since it begins no section"


def check(document: Document) -> Iterator[Finding]:
    """Headings more than one level below the heading before them.

    The title in the front matter is the h1 of its page, so its first heading may be an h2, not an h3; `after` says
    whether a heading follows the title or a heading. Where there is no h1 at all, the outline starts at the level of
    the first heading, since the article may be part of a page. Headings without text are skipped, as another rule
    reports them, and so are those in a quotation, and comments of commands that nobody marked as code. A heading at the
    start of `<details>` is what a reader clicks to open it: its level is not judged, and what follows `<details>`
    continues from the heading before it. One that begins a box with a remark (`:::note`) is its label, and one of the
    lowest level at the very end of a page is small print: by whom it was made, and when. A changelog that a program
    writes isn't judged. Facts: level, previous, expected, after, advice, text. Related: the headings of the same level
    that come next, under the same parent.
    """
    if is_changelog(document):
        return
    filled = [heading for heading, text in headings(document) if text and not document.inside(heading.span, "quote")]
    last = (1, _TITLE) if title_is_heading(document) else (0, "")
    before_details: list[tuple[int, tuple[int, str]]] = []
    filled = [each for each in filled if not is_comment(document, each) and not _begins_box(document, each)]
    for at, heading in enumerate(filled):
        while before_details and before_details[-1][0] <= heading.span.start:
            last = before_details.pop()[1]
        previous, after = last
        if at == len(filled) - 1 and _ends_page(document, heading):
            continue
        labelled = _labelled(document, filled[at - 1] if at else None, heading)
        if labelled:
            before_details.append((labelled.end, last))
        elif previous and heading.level > previous + 1:
            advice = _PLAIN if document.inside(heading.span, "list") else _level_advice(previous + 1)
            facts = {"level": heading.level, "previous": previous, "expected": previous + 1, "after": after}
            related = [other.span for other in _siblings(filled, at)]
            yield Finding(heading.span, {**facts, "advice": advice, "text": document.text_of(heading)}, related)
        last = heading.level, f"h{heading.level}"


def _begins_box(document: Document, heading: Element) -> bool:
    """Whether a heading is the first thing in a box with a remark."""
    before = document.source[max(0, heading.outer.start - _BOX_LINE) : heading.outer.start].rstrip("# \t\r\n>")
    return _BOX.match(before[before.rfind("\n") + 1 :]) is not None


def _ends_page(document: Document, heading: Element) -> bool:
    """Whether nothing comes after a heading of the lowest level: it begins no section, but is small print."""
    return heading.level == _LOWEST and not document.source[heading.outer.end :].strip()


def _level_advice(level: int) -> str:
    return f"use h{level}, or add the missing h{level}"


def _labelled(document: Document, before: Element | None, heading: Element) -> Span | None:
    """The innermost `<details>` that a heading begins, if any; `before` is the heading before it."""
    starts, spans = document.once(_details)
    at = bisect_right(starts, heading.span.start) - 1
    if at < 0 or spans[at].end <= heading.span.start or (before and before.span.start >= spans[at].start):
        return None
    text = document.prose[spans[at].start : heading.span.start]
    return None if text.replace(FILLER, " ").strip() else spans[at]


def _details(document: Document) -> tuple[Sequence[int], Sequence[Span]]:
    spans = [element.outer for element in document.all("details")]
    return [span.start for span in spans], spans


def _siblings(headings: Sequence[Element], at: int) -> Iterator[Element]:
    """The headings of the same level as the one at this index, before the first one above it."""
    level = headings[at].level
    for index in range(at + 1, len(headings)):
        if headings[index].level < level:
            return
        if headings[index].level == level:
            yield headings[index]
