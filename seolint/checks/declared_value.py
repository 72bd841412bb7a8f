"""What a file explicitly declares about itself: that it is a draft, or that search engines must not index it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seolint.analysis.declared import declared, excerpt, value
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("name", "value", "text")

_PARTS = expression(r"[\s,;]+")


def check(document: Document, *, values: Mapping[str, str], unless: str = "") -> Iterator[Finding]:
    """Declarations with certain values: `values` gives the words to look for under each name, separated by spaces.

    In a list of words (`noindex, follow`) any may match, ignoring case. A page that declares one of the words `unless`
    isn't judged. Facts: name, value, text.
    """
    found = {word for name in values for element in declared(document, name) for word in _words(value(element))}
    if not found.isdisjoint(unless.lower().split()):
        return
    for name, words in values.items():
        wanted = set(words.lower().split())
        for element in declared(document, name):
            if not wanted.isdisjoint(_words(value(element))):
                yield Finding(
                    element.span, {"name": name, "value": excerpt(value(element)), "text": excerpt(value(element))}
                )


def _words(text: str) -> list[str]:
    return _PARTS.split(text.lower())
