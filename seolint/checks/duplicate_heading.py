"""Headings that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Element, Finding

FACTS = ("text", "count")


def check(document: Document, *, siblings_only: bool) -> Iterator[Finding]:
    """Headings with the same text, upper and lower case alike; with `siblings_only`, under the same heading.

    Reported at the second; related: all others. Those that a template fills in may differ. Facts: text, count.
    """
    texts = [text.casefold() for _, text in headings(document) if text]
    if len(set(texts)) == len(texts):
        return
    same: dict[tuple[object, ...], list[Element]] = defaultdict(list)
    parents: list[Element] = []
    for heading, text in headings(document):
        while parents and parents[-1].level >= heading.level:
            parents.pop()
        if text and not is_filled_in(document, heading):
            parent = parents[-1].outer.start if parents and siblings_only else -1
            same[text.casefold(), parent, heading.level if siblings_only else 0].append(heading)
        parents.append(heading)
    for equal in same.values():
        if len(equal) > 1:
            others = [heading.span for heading in equal if heading is not equal[1]]
            facts = {"text": document.text_of(equal[1]), "count": len(equal)}
            yield Finding(equal[1].span, facts, others)
