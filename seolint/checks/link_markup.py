"""Links of Markdown that were written so that they show their brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from seolint.document import Document, Finding, Span

FACTS = ("text",)

_SIGNS = (")[", "](", "] (")
"""What each of the shapes contains: most texts hold none, and need no expression."""

_LONGEST = 300
"""Characters of an address that are looked at; a text has fewer."""


def check(document: Document) -> Iterator[Finding]:
    """Links of which a reader sees the markup, outside code. Facts: text.

    Brackets the wrong way round, `(text)[address]`; a space between, `[text] (address)`; an address that ends in the
    wrong bracket, `[text](address]`. Numbers in brackets may have a space behind: they are notes.
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
    # A bare address is a link to some readers, whose markup joins.
    web = r"\0*(?:https?://|www\.)"
    near = rf"(?:{web}|mailto:|/\w|\.{{1,2}}/)"
    return re.compile(
        rf"\((?=[^()\s])[^()]{{1,120}}\)\[{near}[^\]\s]{{1,{_LONGEST}}}\]"
        rf"|\[(?=[^\[\]]{{0,119}}[^\W\d_])[^\[\]]{{1,120}}\] \({web}[^()\s]{{1,{_LONGEST}}}\)"
        rf"|\[[^\[\]]{{1,120}}\]\({web}[^()\s\]]{{1,{_LONGEST}}}\]"
    )
