"""What the reader of a format could not make sense of, such as front matter that is not valid YAML."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.document import Document, Finding, ParseError
from seolint.lazy_regex import expression

FACTS = ("trouble",)

_LINE = expression(r"\A[A-Za-z_][\w-]*:(?:[ \t][^\n]*)?\r?\n")
_NOT_YAML = expression(r"[A-Za-z_][\w-]{0,99}:[ \t]{1,99}[{@`%]")
"""A line whose value begins with a sign that is reserved in YAML, or opens a mapping."""


def check(document: Document) -> Iterator[Finding]:
    """The parse errors of the article. Facts: trouble.

    Where it isn't known that a generator reads the front matter, the site may do so itself, line by line: then what
    only YAML refuses isn't wrong. YAML may notice it on the next line.
    """
    for error in document.parse_errors:
        if document.title_use or not _is_read_by_line(document, error):
            yield Finding(error.span, {"trouble": error.message})


def _is_read_by_line(document: Document, error: ParseError) -> bool:
    """Whether an error is that of a value without quotes, among lines of a key and a value each."""
    first, *lines = document.source.splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if line.rstrip() == "---"), 0)
    if first.rstrip() != "---" or not all(map(_LINE.fullmatch, lines[:end])):
        return False
    before = document.source.count("\n", 0, error.span.start)
    return any(map(_NOT_YAML.match, lines[max(before - 2, 0) : before]))
