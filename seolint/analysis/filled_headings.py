"""Headings under which a program puts what belongs there: a table of contents, the sources that a page cites."""

from __future__ import annotations

import re

from seolint.analysis.word_lists import INTERNATIONAL
from seolint.document import Document, Section
from seolint.language import get
from seolint.lazy_regex import expression

_CITED = expression(
    r"\[[^\[\]\n]{0,200}?@[\w{][^\[\]\n]{0,200}?\]|(?<![\w/])@[\w:.-]{1,60}?\d{4}|\[\^[^\[\]\n]{1,100}\]|\^\[[^\[\]\n]"
    r"|\\cite|\{cite|<cite\b|\{%-?\s*cite|^(?:bibliography|references|nocite)\s*[:=]",
    re.M,
)
"""What a page cites sources with, or notes: Pandoc and Quarto, footnotes, LaTeX, MyST, Jekyll Scholar; and where its
front matter names them."""

_NUMBER = expression(r"^[\W\d_]+")
_LONGEST = 60
"""Characters of a heading that may be such a name."""


def is_filled_later(document: Document, section: Section) -> bool:
    """Whether a program fills a section that is empty in the source, by its heading.

    Plugins for tables of contents know their places by the heading alone. Sources that a page cites, and its notes, are
    put at its end.
    """
    text = document.text_of(section.heading) if section.heading else ""
    if not text or len(text) > _LONGEST:
        return False
    name = "_".join(_NUMBER.sub("", text).rstrip(" .:").lower().split())
    if name in _listed(document, "contents_headings"):
        return True
    if name not in _listed(document, "reference_headings") or document.source[section.end :].strip():
        return False
    return _CITED.search(document.source) is not None


def _listed(document: Document, name: str) -> frozenset[str]:
    """The entries of a list in the language of a page, and those in English, which many pages use anyway."""
    return frozenset().union(*(language.lists.get(name, ()) for language in (document.language, get(INTERNATIONAL))))
