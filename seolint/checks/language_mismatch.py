"""The language that a page declares, against the one that it is written in."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, value
from seolint.document import Document, Finding
from seolint.language import choose, get, same

FACTS = ("declared", "language", "code", "text")

WHOLE_PAGE = True
"""What it finds may be caused by any edit of the page."""


def check(document: Document) -> Iterator[Finding]:
    """Pages that declare one language and are written in another. Facts: declared, language, code, text.

    Checks languages that seolint recognises, since a text in another one may look like its neighbour, and texts
    that are long enough to tell. Where the language was set from outside, nothing is reported.
    """
    for element in declared(document, "lang")[:1]:
        code = value(element)
        written = document.text_language if get(code).name else None
        if written and not same(written.code, code) and choose(document.prose, None, code, None) is document.language:
            facts = {"declared": excerpt(value(element)), "language": written.label, "code": written.code}
            yield Finding(element.span, {**facts, "text": facts["declared"]})


def not_applicable(document: Document) -> str:
    """Why a document can't be judged."""
    if declared(document, "lang") and not document.language.name:
        return f"{document.language.label} isn't one of the languages that seolint detects"
    return ""
