"""The text of what is left out of an article, read from its HTML on demand.

A page may contain more navigation than article, and most runs never need its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from seolint.lazy_regex import expression

_MARKUP = expression(r"<(?:!--|[!?]|(/?)([A-Za-z][^\s/>]*))")
_QUOTED_TAG = expression(r"[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*>")
"""The rest of a tag; a `>` between quotation marks doesn't end it."""

_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "title"})
"""Tags whose text isn't shown in place."""

_SILENCE_END = expression(r"(?i)</(script|style|noscript|template|iframe|title)(?=[\s/>])")

_JOINING = frozenset({
    *("abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "tt", "u", "wbr"),
})  # fmt: skip
"""Tags inside a word or between words that belong together; any other tag separates them."""


def markup_text(source: str, start: int, end: int, most: int | None = None) -> str:
    """The text that source[start:end] shows, white space folded; at most its first `most` characters."""
    kept: list[str] = []
    room = most
    for piece in _pieces(source, start, end):
        kept.append(piece)
        if room is not None:
            room -= len(piece.strip())
            if room < 0:
                break
    text = " ".join(unescape("".join(kept)).split())
    return text if most is None else text[:most]


def _pieces(source: str, at: int, end: int) -> Iterator[str]:
    is_lax = False
    while markup := _MARKUP.search(source, at, end):
        yield source[at : markup.start()]
        name = (markup[2] or "").lower()
        if name not in _JOINING and name:
            yield " "
        at = markup.end()
        tag = _QUOTED_TAG.match(source, at, end) if name and not is_lax else None
        if tag:
            at = tag.end()
        else:
            is_lax = is_lax or bool(name)  # an unclosed quote is looked for once
            closed = source.find("-->" if markup[0] == "<!--" else ">", at, end)
            at = source.index(">", closed) + 1 if closed >= 0 else end
        if name in _SILENT and not markup[1]:
            at = _silence_end(source, name, at, end)
    yield source[at:end]


def _silence_end(source: str, name: str, at: int, end: int) -> int:
    """Where the end tag of a silent tag begins; `end` where it has none."""
    ends = (tag.start() for tag in _SILENCE_END.finditer(source, at, end) if tag[1].lower() == name)
    return next(ends, end)
