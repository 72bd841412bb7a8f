"""Pages whose entire text is in one `<pre>`: mails, minutes and articles published as they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression
from seolint.readers.tokens import START, TEXT, Token

_BLANK_LINES = expression(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+")
_CODE = frozenset({"code", "samp", "kbd", "tt", "table"})
"""Tags of pages whose `<pre>` is code; tables are for its line numbers."""


def holds_text(page_tokens: Sequence[Token]) -> bool:
    """Whether the page has one `<pre>`, which isn't marked as code."""
    opened, code = 0, False
    for token in page_tokens:
        if token.kind is START:
            opened += token.name == "pre"
            code = code or token.name in _CODE
    return opened == 1 and not code


def as_text(source: str, page_tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of the page with a `<div>` in place of `<pre>`, and a `<p>` where a paragraph of its text begins."""
    found: list[Token] = []
    inside = False
    for token in page_tokens:
        if token.name == "pre":
            inside = token.kind is START
            found.append(Token(token.kind, token.start, token.end, "div", token.attrs))
        elif inside and token.kind is TEXT and token.text is None:
            found += _paragraphs(source, token)
        else:
            found.append(token)
    return found


def _paragraphs(source: str, token: Token) -> Iterator[Token]:
    at = token.start
    for blank in _BLANK_LINES.finditer(source, token.start, token.end):
        yield Token(TEXT, at, blank.end())
        yield Token(START, blank.end(), blank.end(), "p")
        at = blank.end()
    if at < token.end:
        yield Token(TEXT, at, token.end)
