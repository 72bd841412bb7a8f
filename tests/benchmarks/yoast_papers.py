"""Articles as yoastseo gets them in an editor: the HTML of the post, without the theme round it or its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import pyromark

from seolint.analysis.pixels import pixels
from seolint.document import Document
from seolint.readers import FRONT_MATTER, Settings, format_of, read
from seolint.readers.builder import Builder
from seolint.readers.content import choose
from seolint.readers.front_matter import read_front_matter
from seolint.readers.masking import blanked
from seolint.readers.templates import mask_templates
from seolint.readers.tokens import tokens

WORDS = 3
"""Content words of the title that make the keyphrase."""

_DATED = re.compile(r"\d{4}-\d\d?-\d\d?-")
_INDEX = frozenset({"index", "readme", "_index"})
_SETTINGS = Settings(default_language="en")
_OPTIONS = pyromark.Options


class Paper(NamedTuple):
    """An article for both tools: its source for seolint, its HTML for yoastseo, the rest for both."""

    path: str
    source: str
    html: str
    document: Document
    title: str
    description: str
    slug: str
    keyword: str

    def attributes(self) -> Mapping[str, object]:
        """What yoastseo takes. The width of a title is measured by the browser there, so it is ours."""
        told = {name: getattr(self, name) for name in ("html", "title", "description", "slug", "keyword")}
        return {**told, "titleWidth": round(pixels(self.title)), "locale": "en_US"}


def paper_of(source: str, path: str, origin: str) -> Paper | None:
    """The paper of an article; None without a title of which a keyphrase can be made.

    An article with front matter that names no slug gets the name of the file it was (`origin`), as in most generators.
    """
    kind = format_of(path) or "text"
    document = read(source, kind, _SETTINGS)
    if not document.all("slug") and source.startswith("---\n"):
        source = f"---\nslug: {_slug(origin)}\n{source[4:]}"
        document = read(source, kind, _SETTINGS)
    title, description, slug = (_field(document, name) for name in ("title", "description", "slug"))
    keyword = " ".join(_content_words(document, title))
    html = _body(source) if kind == "html" else _rendered(source, path.endswith(".mdx"))
    return Paper(path, source, html, document, title, description, slug, keyword) if keyword else None


def _slug(origin: str) -> str:
    path = PurePosixPath(origin)
    name = path.stem if path.stem.lower() not in _INDEX else path.parent.name
    return _DATED.sub("", name)


def _field(document: Document, name: str) -> str:
    return next((document.text_of(field) for field in document.all(name) if document.text_of(field)), "")


def _content_words(document: Document, title: str) -> Sequence[str]:
    language = document.language
    starts, ends, norms, _ = language.words(title)
    told = [
        title[start:end]
        for start, end, norm in zip(starts, ends, norms, strict=True)
        if _says(norm, language.function_words)
    ]
    return told[:WORDS]


def _says(norm: str, functions: frozenset[str]) -> bool:
    return norm not in functions and any(map(str.isalpha, norm))


def _without_templates(source: str, mdx: bool) -> str:
    """The source without front matter and the tags of its generator, which a published post has no more."""
    start = read_front_matter(source, Builder(source), Settings(front_matter=FRONT_MATTER))
    masks = [mask for mask in mask_templates(source, mdx) if mask[0] >= start]
    return blanked(source, masks)[start:]


def _rendered(source: str, mdx: bool) -> str:
    return pyromark.html(
        _without_templates(source, mdx),
        options=_OPTIONS.ENABLE_TABLES
        | _OPTIONS.ENABLE_TASKLISTS
        | _OPTIONS.ENABLE_STRIKETHROUGH
        | _OPTIONS.ENABLE_FOOTNOTES
        | _OPTIONS.ENABLE_DEFINITION_LIST
        | _OPTIONS.ENABLE_GFM,
    )


def _body(source: str) -> str:
    """The article of a page: the part that seolint takes for it, without navigation and the like."""
    text = _without_templates(source, False)
    stream = list(tokens(text))
    parts = sorted(choose(text, stream).parts)
    return "".join(text[token.start : token.end] for part in parts for token in stream[slice(*part)])
