"""Heading marks that show in the text, because no space follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("marks", "text")

MARKED = expression(r"^[ \t\0]*((?:#{1,6}[\u00a0\u2000-\u200a\u202f\u3000]+|#{2,6})[^\W_][^\r\n]*)", re.M)
"""A line that is meant as a heading. A single "#" begins a hashtag, unless a blank other than a plain space follows."""


_MARKS = expression(r"#[#\u00a0\u2000-\u200a\u202f\u3000]")
"""What each such line contains: most articles don't have it."""


def check(document: Document) -> Iterator[Finding]:
    """Lines of paragraphs and items that begin with the marks of a heading, directly before text.

    Facts: marks (the hashes), text (what follows them). Plain text is not judged: its marks aren't rendered.
    """
    if document.format == "text" or not _MARKS.search(document.prose):
        return
    for block in document.all("paragraph", "item"):
        for line in MARKED.finditer(document.prose[block.span.start : block.span.end]):
            start = block.span.start + line.start(1)
            span = Span(start, start + len(line[1].rstrip(" \t\0")))
            text = document.text(span)
            if document.source[start] == "#" and document.source[start - 1 : start] != "\\":
                name = text.lstrip("#").strip()
                yield Finding(span, {"marks": "#" * (len(text) - len(text.lstrip("#"))), "text": name})
