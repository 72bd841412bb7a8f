"""Headings without text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from seolint.analysis.headings import headings
from seolint.analysis.links import labelled
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("level",)

_COMPONENT = expression(r"<(?:[a-z][\w.]*[-:]|slot\b|[A-Z]\w*[a-z]|!--#(?:echo|include)\b)")
"""How the tag of a custom element, a slot, a component or a server-side include begins: something fills it."""


_NAME = expression(r"[$+*/%&|<>=!?~^@]{1,3}")
"""A name made of signs."""


def check(document: Document) -> Iterator[Finding]:
    """Headings without a letter or a digit.

    Not those that are an operator or the like, as names of functions are (`$`, `>=`), nor those with a label or an
    image with alternative text, nor those that a template or a component fills. Facts: level.
    """
    alts = [alt.span.start for alt in document.all("alt")]
    for heading, text in headings(document):
        if any(map(str.isalnum, text)) or _NAME.fullmatch(text) or labelled(heading):
            continue
        has_image = bisect_left(alts, heading.outer.start) < bisect_left(alts, heading.outer.end)
        if not (has_image or is_filled_in(document, heading) or _COMPONENT.search(document.source, *heading.outer)):
            yield Finding(heading.outer, {"level": heading.level})
