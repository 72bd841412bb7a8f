"""Markdown links with mistakes in their markup, so that their brackets show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seolint.document import Document, Finding, Span

FACTS = ("text",)

_SIGNS = (")[", "](", "] (")
"""What each of the shapes contains: most texts contain none of it, and need no expression."""

_LONGEST = 300
"""Maximum characters checked in an address; the limit for a text is lower."""


def check(document: Document) -> Iterator[Finding]:
    """Links whose markup a reader sees, outside code. Facts: text.

    Brackets the wrong way round, `(text)[address]`; a space between the two, `[text] (address)`; an address that ends
    in the wrong bracket, `[text](address]`. Numbers in brackets may be followed by a space, since they are notes.
    """
    prose = document.prose
    if "[" not in prose or not any(sign in prose for sign in _SIGNS):
        return
    for block in document.blocks:
        for match in _shapes().finditer(prose, *block.span):
            span = Span(*match.span())
            if not document.inside(span, "inline_code"):
                yield Finding(span, {"text": document.text(span)})


@cache
def _shapes() -> re.Pattern[str]:
    # Some readers take a bare address for a link, whose markup joins.
    web = r"\0*(?:https?://|www\.)"
    near = rf"(?:{web}|mailto:|/\w|\.{{1,2}}/)"
    return re.compile(
        rf"\((?=[^()\s])[^()]{{1,120}}\)\[{near}[^\]\s]{{1,{_LONGEST}}}\]"
        rf"|\[(?=[^\[\]]{{0,119}}[^\W\d_])[^\[\]]{{1,120}}\] \({web}[^()\s]{{1,{_LONGEST}}}\)"
        rf"|\[[^\[\]]{{1,120}}\]\({web}[^()\s\]]{{1,{_LONGEST}}}\]"
    )
