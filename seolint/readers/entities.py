"""Character references (`&eacute;`, `&#39;`) with the exact extent of each, decoded as browsers decode them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from seolint.lazy_regex import expression

TextPiece = tuple[int, int, str | None]
"""Start, end, and what people see there: None means the source itself."""

_MOST_DIGITS = 7
"""The number of digits of the highest code point, 1114111."""

_REFERENCE = expression(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")


def pieces(source: str, start: int, end: int, in_attribute: bool = False) -> Iterator[TextPiece]:
    """source[start:end] cut into plain stretches and character references."""
    at = start
    if source.find("&", start, end) >= 0:
        for found in _REFERENCE.finditer(source, start, end):
            text, length = _decode(found[0])
            if not length or (in_attribute and _is_literal(found, length)):
                continue
            begun = found.start()
            if begun > at:
                yield at, begun, None
            at = begun + length
            yield begun, at, text
    if at < end:
        yield at, end, None


class _References(NamedTuple):
    """Character names, the length of the longest that needs no semicolon, and how a reference is decoded."""

    names: Mapping[str, str]
    longest_bare: int
    unescape: Callable[[str], str]


@cache
def _references() -> _References:
    """The references that the standard defines: 1.5 ms to load, and most articles in Markdown don't need them."""
    from html import unescape
    from html.entities import html5

    return _References(html5, max(len(name) for name in html5 if not name.endswith(";")), unescape)


@lru_cache(maxsize=1000)
def _decode(reference: str) -> tuple[str, int]:
    """The text of a reference and how many of its characters belong to it; 0 where it isn't a reference at all."""
    html5, longest, unescape = _references()
    if reference[1] == "#":
        return on_its_line(_numbered(reference, unescape)), len(reference)
    if reference[1:] in html5:
        return on_its_line(unescape(reference)), len(reference)
    for length in range(min(len(reference) - 1, longest), 1, -1):
        if reference[1 : length + 1] in html5:
            return html5[reference[1 : length + 1]], length + 1
    return "", 0


def on_its_line(text: str) -> str:
    """The text of a reference, a line end as a space: the line ends of a document are those of its source."""
    return " " if text in ("\n", "\r") else text


def _numbered(reference: str, unescape: Callable[[str], str]) -> str:
    """The character with a number. What the standard library leaves out (U+FFFE), browsers show."""
    base = 16 if reference[2] in "xX" else 10
    digits = reference[3 if base == 16 else 2 :].rstrip(";").lstrip("0")
    if not digits or len(digits) > _MOST_DIGITS:
        return "\ufffd"
    number = int(digits, base)
    return unescape(f"&#{number};") or chr(number)


def attribute_value(value: str) -> str:
    """An attribute's value decoded. There `&copy=1` isn't a reference, but part of the address of a link."""
    return _REFERENCE.sub(_in_attribute, value)


def _in_attribute(found: re.Match[str]) -> str:
    text, length = _decode(found[0])
    return found[0] if not length or _is_literal(found, length) else text + found[0][length:]


def _is_literal(found: re.Match[str], length: int) -> bool:
    """Whether the first `length` characters found, a reference in text, aren't one in an attribute."""
    end = found.start() + length
    following = found.string[end : end + 1]
    return found[0][1] != "#" and found[0][length - 1] != ";" and (following == "=" or following.isalnum())
