"""What the reader of a format could not make sense of, such as front matter that is not valid YAML."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.document import Document, Finding

FACTS = ("trouble",)


def check(document: Document) -> Iterator[Finding]:
    """The parse errors of the article. Facts: trouble."""
    for error in document.parse_errors:
        yield Finding(error.span, {"trouble": error.message})
