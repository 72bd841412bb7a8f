"""Pages that declare another language than the one they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, value
from seolint.document import Document, Finding
from seolint.language import choose, get, same
from seolint.lazy_regex import expression

FACTS = ("declared", "language", "code", "text", "count")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

_PART = expression(r"""<(?!html[\s>])[a-z][^<>]{0,300}?\s(?:xml:)?lang\s{0,5}=\s{0,5}["']?([\w-]{2,20})""", re.I)
"""The language of a part of a page."""


def check(document: Document, *, info_below: int = 0) -> Iterator[Finding]:
    """Pages that declare one language and are written in another. Facts: declared, language, code, text, count (words).

    Checks languages that seolint recognises, since a text in any other may look like a related one, and texts long
    enough to judge. Where the language was set from outside, nothing is reported, nor where a part of the page says
    itself that it is in the other language. `info_below` has no effect here.
    """
    for element in declared(document, "lang")[:1]:
        code = value(element)
        written = document.text_language if get(code).name else None
        if written and not same(written.code, code) and choose(document.prose, None, code, None) is document.language:
            if any(same(written.code, part) for part in _PART.findall(document.source)):
                continue
            facts = {"declared": excerpt(value(element)), "language": written.label, "code": written.code}
            yield Finding(element.span, {**facts, "text": facts["declared"], "count": _words(document)})


def _words(document: Document) -> int:
    """How many words a page has; in a language of characters, how many words say as much."""
    return round(len(document.words) / document.language.units_for_a_word)


def not_applicable(document: Document, *, info_below: int = 0) -> str:
    """Why a document can't be judged."""
    if declared(document, "lang") and not document.language.name:
        return f"{document.language.label} isn't one of the languages that seolint detects"
    return ""
