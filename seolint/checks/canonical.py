"""The canonical link: the one address by which search engines should know a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.analysis.declared import declared, excerpt, has_front_matter, leaves_at_once, value
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("address", "other", "text")

_ABSOLUTE = expression(r"https?://[^/\s]", re.I)
FAULTS = ("relative", "several", "fragment")


def check(document: Document, *, fault: str) -> Iterator[Finding]:
    """Canonical links of HTML: `relative` (without scheme and host), `several` that differ, with a `fragment`.

    Those that a template fills in aren't judged, nor is front matter, which generators complete, nor a page that leads
    to another one at once. Facts: address, other (the first of several; the address without its fragment), text.
    """
    if document.format != "html" or has_front_matter(document) or leaves_at_once(document):
        return
    found = declared(document, "canonical")
    for element in found:
        address, first = value(element), value(found[0])
        facts = {"address": excerpt(address), "other": excerpt(first), "text": excerpt(address)}
        if fault == "relative" and not _ABSOLUTE.match(address):
            yield Finding(element.span, facts)
        elif fault == "several" and address != first:
            yield Finding(element.span, facts, [found[0].span])
        elif fault == "fragment" and "#" in address:
            yield Finding(element.span, {**facts, "other": excerpt(address.partition("#")[0])})


def validate(*, fault: str) -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if fault not in FAULTS:
        yield ("fault",), f"fault is one of {', '.join(FAULTS)}, not {fault}"
