"""An article with marks under what is reported, as a compiler shows code: for a terminal, in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from seolint.document import Document, Finding, Span
from seolint.report.console import cells, safe


def drawn(document: Document, findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of the source; right below each, carets under what is reported there, and ~ under its other places."""
    marks = _marks(document, findings)
    for number in range(1, document.lines + 1):
        line = document.line(number)
        if line.start == len(document.source):
            return
        text = document.source[line.start : line.end]
        yield safe(text).rstrip()
        below = "".join(
            marks.get(line.start + offset, " ") * cells(safe(char)) for offset, char in enumerate(f"{text} ")
        )
        if below.strip():
            yield below.rstrip()


def _marks(document: Document, findings: Iterable[Finding]) -> Mapping[int, str]:
    """Offset -> the mark below it. White space is marked only between words of one line."""
    told = list(findings)
    marks = {offset: "~" for finding in told for span in finding.related for offset in _ink(document, Span(*span))}
    return marks | {offset: "^" for finding in told for offset in _ink(document, finding.span)}


def _ink(document: Document, span: Span) -> Iterator[int]:
    """The offsets of a span, without the blanks at both ends of its lines; its place where it is empty."""
    if span.start == span.end:
        yield span.start
    start = span.start
    for line in document.source[span.start : span.end].splitlines(keepends=True):
        blank = len(line) - len(line.lstrip())
        yield from range(start + blank, start + len(line.rstrip()))
        start += len(line)
