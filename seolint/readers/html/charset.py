"""The charset that a page declares and isn't in: a template of long ago, or a file that an editor saved as UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.builder import Builder
from seolint.readers.charsets import HEAD, UTF_8, XML, encoding_of
from seolint.readers.html.metadata import declare
from seolint.readers.tokens import SKIP, START, Token

_CHARSET = expression(r"charset\s*=\s*(?:[\"']\s*)?([\w.:-]+)", re.I)
_UNKNOWN = "\ufffd"


def read_charset(page_tokens: Sequence[Token], encoding: str, builder: Builder) -> None:
    """Declare the `stale_charset` of a page whose bytes were in `encoding`, which is empty where it isn't known.

    Without it a charset is stale when it lacks a character of the page.
    """
    source = builder.source
    for label, span in _labels(source, page_tokens):
        if declared := encoding_of(label):
            if declared != UTF_8 and (encoding == UTF_8 or not (encoding or _can_hold(declared, source))):
                declare("stale_charset", span, label, builder)
            return


def _can_hold(encoding: str, text: str) -> bool:
    try:
        text.replace(_UNKNOWN, "").encode(encoding)
    except UnicodeError:
        return False
    return True


def _labels(source: str, page_tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """The labels of charsets where they count, and where each is."""
    for token in page_tokens:
        if token.start >= HEAD:
            return
        if token.kind is SKIP and (xml := XML.match(source[token.start : token.end])):
            yield xml[1], Span(token.start + xml.start(1), token.start + xml.end(1))
        elif token.kind is START and token.name == "meta":
            yield from _label(source, token)


def _label(source: str, token: Token) -> Iterator[tuple[str, Span]]:
    attrs, values = token.attrs, token.values
    if attrs.get("charset", "").strip():
        yield attrs["charset"].strip(), values["charset"]
        return
    named = attrs.get("http-equiv", "").strip().lower() == "content-type" and "content" in values
    if named and (found := _CHARSET.search(source, *values["content"])):
        yield found[1], Span(*found.span(1))
