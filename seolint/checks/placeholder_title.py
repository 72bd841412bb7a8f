"""Default titles of an editor, a framework or a blog, which nobody replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from seolint.analysis.declared import has_front_matter
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("text",)

_AROUND = " .!?:…-|"
"""Characters that may surround such a title."""

_FIRST_POST = expression(r"\byour (?:very )?first post\b")
"""What WordPress and Hexo write into the first post of a new blog. A lesson may be called "Hello world", too."""


def check(
    document: Document,
    *,
    titles: Sequence[str],
    of_pages: Sequence[str] = (),
    of_posts: Sequence[str] = (),
    allow: Sequence[str] = (),
) -> Iterator[Finding]:
    """Titles that are one of `titles`, ignoring case, with or without a number after it, and not one of `allow`.

    `of_pages` are titles that don't describe a page of HTML, and may well be right for a chapter in Markdown;
    `of_posts` are those of a blog's first post, which says that it is one. Facts: text.
    """
    if not document.title:
        return
    plain = document.format == "html" and not has_front_matter(document)
    more = (*(of_pages if plain else ()), *(of_posts if _FIRST_POST.search(document.prose) else ()))
    wanted = _wanted(tuple(titles), more, tuple(allow))
    for title in document.all("title"):
        text = document.text_of(title)
        folded = _folded(text)
        if folded in wanted or (folded.rstrip("0123456789") != folded and folded.rstrip("0123456789 -") in wanted):
            yield Finding(title.span, {"text": text})


@lru_cache(maxsize=8)
def _wanted(titles: tuple[str, ...], more: tuple[str, ...], allow: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_folded, (*titles, *more))).difference(map(_folded, allow))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_AROUND)
