"""A declared charset that the page isn't in: from an old template, or because an editor saved the file as UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.document import Span
from seolint.lazy_regex import expression
from seolint.readers.builder import Builder
from seolint.readers.charsets import HEAD, UTF_8, XML, encoding_of
from seolint.readers.html.metadata import declare, value_or_tag
from seolint.readers.html.page import Page
from seolint.readers.tokens import SKIP, START, Token

_CHARSET = expression(r"charset\s*=\s*(?:[\"']\s*)?([\w.:-]+)", re.I)
_UNKNOWN = "\ufffd"


def read_charset(page: Page, encoding: str, builder: Builder) -> None:
    """Declare the `stale_charset` of a page whose bytes were in `encoding`, which is empty where it isn't known.

    Where it isn't known, a charset is stale if it lacks a character of the page.
    """
    for label, span in _labels(page):
        if declared := encoding_of(label):
            if declared != UTF_8 and (encoding == UTF_8 or not (encoding or _can_hold(declared, builder.source))):
                declare("stale_charset", span, label, builder)
            return


def _can_hold(encoding: str, text: str) -> bool:
    try:
        text.replace(_UNKNOWN, "").encode(encoding)
    except UnicodeError:
        return False
    return True


def _labels(page: Page) -> Iterator[tuple[str, Span]]:
    """The labels of charsets where they count, and where each is."""
    source = page.source
    for token in page.tokens:
        if token.start >= HEAD:
            return
        if token.kind is SKIP and (xml := XML.match(source[token.start : token.end])):
            yield xml[1], Span(token.start + xml.start(1), token.start + xml.end(1))
        elif token.kind is START and token.name == "meta":
            yield from _label(source, token)


def _label(source: str, token: Token) -> Iterator[tuple[str, Span]]:
    attrs = token.attrs
    if attrs.get("charset", "").strip():
        yield attrs["charset"].strip(), value_or_tag(source, token, "charset")
        return
    is_named = attrs.get("http-equiv", "").strip().lower() == "content-type" and attrs.get("content")
    if is_named and (found := _CHARSET.search(source, *value_or_tag(source, token, "content"))):
        yield found[1], Span(*found.span(1))
