"""What a file declares of itself in so many words: that it is a draft, that search engines shall leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from seolint.checks._declared import declared, shown, value
from seolint.document import Document, Finding

_PARTS = re.compile(r"[\s,;]+")


def check(document: Document, *, values: Mapping[str, str]) -> Iterator[Finding]:
    """Declarations with one of some values: `values` gives for each name the words to look for, with spaces between.

    Of a list of words (`noindex, follow`) any may be it, whatever the case. Facts: name, value, text.
    """
    for name, words in values.items():
        wanted = set(words.lower().split())
        for element in declared(document, name):
            if not wanted.isdisjoint(_PARTS.split(value(element).lower())):
                yield Finding(
                    element.span, {"name": name, "value": shown(value(element)), "text": shown(value(element))}
                )
