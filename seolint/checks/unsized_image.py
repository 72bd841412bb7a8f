"""Images that don't declare their size, so that the text jumps when they load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.analysis.links import has_template
from seolint.document import Document, Element, Finding
from seolint.lazy_regex import expression

FACTS = ("src", "count")

_SIZED = expression(r"(?<![\w-])(?:aspect-ratio|height)\s*:", re.I)


def check(document: Document) -> Iterator[Finding]:
    """Images written as HTML without width or height. One finding for the article. Facts: src, count."""
    unsized = [image for image in document.all("image") if _is_unsized(document, image)]
    if unsized:
        facts = {"src": unsized[0].attrs.get("src", ""), "count": len(unsized)}
        yield Finding(unsized[0].span, facts, [image.span for image in unsized[1:]])


def _is_unsized(document: Document, image: Element) -> bool:
    attrs = image.attrs
    written = document.source.startswith("<", image.outer.start)
    if not written or "hidden" in attrs or {"width", "height"} <= attrs.keys() or _SIZED.search(attrs.get("style", "")):
        return False
    return not has_template(document, image)
