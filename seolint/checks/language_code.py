"""Codes of languages that browsers and screen readers don't know."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, has_front_matter, value
from seolint.document import Document, Finding

FACTS = ("text", "better")

_LANGUAGE = (2, 3)
"""Letters of a language. RFC 5646, section 2.2.1; longer ones are reserved, and none is registered."""

_SUBTAG = 8
"""Characters of what may follow, at most. RFC 5646, section 2.1."""

_NO_LANGUAGE = ("i", "x")
"""What else a tag may begin with: old registrations (i-klingon) and private use (x-tents)."""


def check(document: Document) -> Iterator[Finding]:
    """Pages of HTML whose `lang` is no tag of BCP 47, such as "english" or "en_US".

    Front matter is left alone: its codes are for a generator, and may well have an underscore. Facts: text, better
    (what was meant, else the code of the language that the text is in, else "en").
    """
    if document.format != "html" or has_front_matter(document):
        return
    for element in declared(document, "lang")[:1]:
        code = value(element)
        if not _is_tag(code):
            meant = code.replace("_", "-")
            written = document.text_language
            better = meant if _is_tag(meant) else written.code if written else "en"
            yield Finding(element.span, {"text": excerpt(code), "better": better})


def _is_tag(code: str) -> bool:
    first, *others = code.split("-")
    language = (len(first) in _LANGUAGE and first.isalpha()) or first.lower() in _NO_LANGUAGE
    return code.isascii() and language and all(part.isalnum() and len(part) <= _SUBTAG for part in others)
