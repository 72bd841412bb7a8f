"""What the reader of a format could not make sense of, such as front matter that is no YAML."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.document import Document, Finding

FACTS = ("trouble",)


def check(document: Document) -> Iterator[Finding]:
    """The troubles that were met when the article was read. Facts: trouble."""
    for trouble in document.troubles:
        yield Finding(trouble.span, {"trouble": trouble.message})
