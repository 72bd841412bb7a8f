"""Language codes that browsers and screen readers don't know."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, has_front_matter, value
from seolint.document import Document, Finding
from seolint.language.codes import shortest

FACTS = ("text", "better")

_LANGUAGE = (2, 3)
"""Letters of a language code. RFC 5646, section 2.2.1: three where ISO 639 has no code of two; longer ones are
reserved."""

_SUBTAG = 8
"""The maximum number of characters in a later subtag. RFC 5646, section 2.1."""

_NO_LANGUAGE = ("i", "x")
"""What else a tag may begin with: old registrations (i-klingon) and private use (x-tents)."""


def check(document: Document) -> Iterator[Finding]:
    """Pages of HTML whose `lang` is not a BCP 47 tag: "english", "en_US" or "eng".

    Front matter isn't judged: its codes are for a generator, and may well have an underscore. Facts: text, better
    (what was meant, else the code of the language that the text is in, else "en").
    """
    if document.format != "html" or has_front_matter(document):
        return
    for element in declared(document, "lang")[:1]:
        code = value(element)
        if not _is_tag(code):
            meant = _meant(code)
            written = document.text_language
            better = meant if _is_tag(meant) else written.code if written else "en"
            yield Finding(element.span, {"text": excerpt(code), "better": better})


def _meant(code: str) -> str:
    """The code as a tag: with hyphens, and of two letters where such a code exists."""
    first, *others = code.replace("_", "-").split("-")
    return "-".join((shortest(first.lower()), *others))


def _is_tag(code: str) -> bool:
    first, *others = code.split("-")
    is_known = _is_language(first.lower()) or first.lower() in _NO_LANGUAGE
    return code.isascii() and is_known and all(part.isalnum() and len(part) <= _SUBTAG for part in others)


def _is_language(subtag: str) -> bool:
    return subtag.isalpha() and len(subtag) in _LANGUAGE and shortest(subtag) == subtag
