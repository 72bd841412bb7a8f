"""Default titles of an editor, a framework or a blog, which nobody replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from seolint.analysis.declared import has_front_matter
from seolint.document import Document, Finding

FACTS = ("text",)

_AROUND = " .!?:…-|"
"""Characters that may surround such a title."""


def check(
    document: Document, *, titles: Sequence[str], of_pages: Sequence[str] = (), allow: Sequence[str] = ()
) -> Iterator[Finding]:
    """Titles that are one of `titles`, ignoring case, with or without a number after it, and not one of `allow`.

    `of_pages` are titles that don't describe a page of HTML, and may well be right for a chapter in Markdown.
    Facts: text.
    """
    if not document.title:
        return
    plain = document.format == "html" and not has_front_matter(document)
    wanted = _wanted(tuple(titles), tuple(of_pages) if plain else (), tuple(allow))
    for title in document.all("title"):
        text = document.text_of(title)
        folded = _folded(text)
        if folded in wanted or (folded.rstrip("0123456789") != folded and folded.rstrip("0123456789 -") in wanted):
            yield Finding(title.span, {"text": text})


@lru_cache(maxsize=8)
def _wanted(titles: tuple[str, ...], of_pages: tuple[str, ...], allow: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_folded, (*titles, *of_pages))).difference(map(_folded, allow))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_AROUND)
