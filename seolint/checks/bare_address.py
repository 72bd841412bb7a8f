"""Links whose text is their address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.analysis.links import links
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("address", "count")

_ADDRESS = expression(r"(?:https?://|www\.)[^\s/?#]+([/?#]\S*)?", re.I)

_FIRST = tuple("hHwW")


def check(document: Document, *, hosts: bool) -> Iterator[Finding]:
    """Links that show an address to the reader; with `hosts`, also those that show only a host name.

    Without `hosts`, a host name counts as a name, as does anything marked up as code. One finding for the article.
    Facts: address, count.
    """
    found = []
    for element, address, text, _ in links(document):
        shown = _ADDRESS.fullmatch(text) if text[:1] in _FIRST else None
        if shown and address and (hosts or (shown[1] or "/").strip("/")):
            found += [] if document.inside(element.span, "inline_code") else [(element.span, text)]
    if found:
        span, text = found[0]
        yield Finding(span, {"address": text, "count": len(found)}, [other for other, _ in found[1:]])
