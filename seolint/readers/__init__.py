"""Source text -> Document. One reader a format; each is a function `read(source, settings)`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from os.path import splitext
from typing import NamedTuple

from seolint.document import Document
from seolint.lazy_regex import expression

FORMATS: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}
"""File extension -> format; the format is the name of the module that reads it."""

FRONT_MATTER: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "description": ("description", "excerpt", "summary"),
    "keywords": ("keywords",),
    "slug": ("slug", "permalink", "url"),
    "keyphrase": ("keyphrase", "focus_keyphrase", "focus_keyword"),
    "lang": ("lang", "language", "locale"),
    "date": ("date",),
    "draft": ("draft",),
    "author": ("author", "authors"),
    "canonical": ("canonical", "canonical_url", "canonicalURL"),
}
"""What a field is called in front matter, first match wins. A site's config may name its own keys."""


class Settings(NamedTuple):
    """What a reader takes beside the source.

    `language` overrides what the document declares, `default_language` is for documents that declare none (both are
    language codes, or None). `content` is a CSS selector of the part of an HTML page that is the article.
    """

    language: str | None = None
    default_language: str | None = None
    content: str | None = None
    front_matter: Mapping[str, tuple[str, ...]] = FRONT_MATTER
    mdx: bool = False


_DEFAULTS = Settings()
_SURROGATE = expression("[\ud800-\udfff]")


def format_of(path: str) -> str | None:
    """The format that a path's extension says, or None."""
    return FORMATS.get(splitext(path)[1].lower())  # noqa: PTH122 - a tenth of the time of a path's suffix


def read(source: str, format: str, settings: Settings = _DEFAULTS) -> Document:
    """Parse `source`, which is in `format` (a value of FORMATS).

    NUL becomes U+FFFD, as both standards have it; so do lone surrogates, which a text of Python may hold but no file.
    In the text of HTML a NUL is no character at all, so there the reader sees to it.
    """
    reader = import_module(f"seolint.readers.{format}")
    if format != "html":
        source = source.replace("\0", "\ufffd")
    document: Document = reader.read(_without_surrogates(source), settings)
    return document


def _without_surrogates(source: str) -> str:
    """`source` as long as before, with nothing in it that UTF-8 can't encode: parsers of other languages fail there."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", source)
    return source
