"""Headings that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from seolint.document import Document, Element, Finding


def check(document: Document, *, siblings_only: bool) -> Iterator[Finding]:
    """Headings with the same text, upper and lower case alike; with `siblings_only`, under the same heading.

    Reported at the second; related: all others. Facts: text, count.
    """
    same: dict[tuple[object, ...], list[Element]] = defaultdict(list)
    parents: list[Element] = []
    for heading in document.all("heading"):
        while parents and parents[-1].level >= heading.level:
            parents.pop()
        text = document.text_of(heading)
        if text:
            parent = parents[-1].outer.start if parents and siblings_only else -1
            same[text.casefold(), parent, heading.level if siblings_only else 0].append(heading)
        parents.append(heading)
    for headings in same.values():
        if len(headings) > 1:
            others = [heading.span for heading in headings if heading is not headings[1]]
            facts = {"text": document.text_of(headings[1]), "count": len(headings)}
            yield Finding(headings[1].span, facts, others)
