"""Pages that declare another charset than the one they are in."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, value
from seolint.document import Document, Finding

FACTS = ("charset",)


def check(document: Document) -> Iterator[Finding]:
    """The declaration of a charset that the page isn't in. Facts: charset."""
    for element in declared(document, "stale_charset"):
        yield Finding(element.span, {"charset": excerpt(value(element))})
