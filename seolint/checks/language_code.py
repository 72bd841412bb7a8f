"""Codes of languages that browsers and screen readers don't know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.checks._declared import declared, has_front_matter, shown, value
from seolint.document import Document, Finding

_TAG = re.compile(r"(?:[a-z]{2,3}|[ix])(?:-[a-z0-9]{1,8})*", re.I)
"""How a tag begins and goes on. RFC 5646, section 2.1; no language of four letters or more is registered."""

_LIKELY = re.compile(r"([a-z]{2,3})_([a-z]{2,4}|\d{3})", re.I)
"""How programs write a language and a country (`en_US`)."""


def check(document: Document) -> Iterator[Finding]:
    """Pages of HTML whose `lang` is no tag of BCP 47, such as "english" or "en_US".

    Front matter is left alone: its codes are for a generator, and may well have an underscore. Facts: text, better
    (what was meant, else the code of the language that the text is in, else "en").
    """
    if document.format != "html" or has_front_matter(document):
        return
    for element in declared(document, "lang")[:1]:
        code = value(element)
        if not _TAG.fullmatch(code):
            likely = _LIKELY.fullmatch(code)
            better = "-".join(likely.groups()) if likely else document.text_language and document.text_language.code
            yield Finding(element.span, {"text": shown(code), "better": better or "en"})
