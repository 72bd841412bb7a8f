"""Links whose text is their address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.checks._addresses import address
from seolint.document import Document, Finding
from seolint.expressions import expression

_ADDRESS = expression(r"(?:https?://|www\.)[^\s/?#]+([/?#]\S*)?", re.I)


def check(document: Document, *, hosts: bool) -> Iterator[Finding]:
    """Links that show an address to the reader: with `hosts` also those that show no more than a host's name.

    A host is a name, and so is what stands as code. One finding for the article. Facts: address, count.
    """
    found = []
    for link in document.all("link"):
        text = document.text(link.span)
        shown = _ADDRESS.fullmatch(text)
        if shown and address(document, link) and (hosts or (shown[1] or "/").strip("/")):
            found += [] if document.inside(link.span, "inline_code") else [(link.span, text)]
    if found:
        span, text = found[0]
        yield Finding(span, {"address": text, "count": len(found)}, [other for other, _ in found[1:]])
