"""Source text -> Document. One reader per format; each is a function `read(source, settings)`.

Also the format of a text whose path doesn't tell it: standard input, or a page at an address without an extension.
"""

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

ON_REQUEST: Mapping[str, str] = {
    **dict.fromkeys((".qmd", ".rmd", ".mdoc"), "markdown"),
    **dict.fromkeys((".njk", ".liquid", ".astro", ".vue", ".svelte", ".php", ".erb", ".hbs"), "html"),
    **dict.fromkeys((".ejs", ".twig", ".jinja", ".jinja2", ".j2", ".mustache", ".handlebars"), "html"),
}
"""The same for files that are read only on request: in folders, they are more often parts than pages."""

_COMPONENTS = ".astro", ".svelte"

CHOICES = ("markdown", "mdx", "html", "text")
"""The formats that a config may give an extension. MDX is Markdown with components; its reader is that of Markdown."""

_NO_FORMATS: Mapping[str, str] = {}

FRONT_MATTER: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "description": ("description", "excerpt", "summary"),
    "keywords": ("keywords",),
    "slug": ("slug", "permalink", "url"),
    "keyphrase": ("keyphrase", "keyphrases", "focus_keyphrase", "focus_keyword"),
    "lang": ("lang", "language", "locale"),
    "date": ("date",),
    "draft": ("draft",),
    "author": ("author", "authors"),
    "canonical": ("canonical", "canonical_url", "canonicalURL"),
}
"""The names of a field in front matter, first match wins. A site's config may name its own keys."""

HEAD = 5_000
"""How many characters are searched for signs of a page; what precedes the first tag is a comment or a licence."""

_ADDRESS = expression(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*(?P<path>[^?#]*)")
_EXTENSION = expression(r"[^/]\.[a-zA-Z][a-zA-Z0-9]*$")
"""The extension of a file; what follows the dot in v1.2 isn't one."""

_PAGE = expression(r"(?i)<!doctype\s+html\b|<(?:html|head|body)(?=[\s>])")
_BEGINS_WITH_TAG = expression(r"\s*(?:<\?xml[^>]*>\s*)?<(?:[a-zA-Z][\w:-]*(?=[\s/>])|!--)")
_MARKDOWN = expression(r"(?m)^(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|\d{1,9}[.)][ \t]+\S|>[ \t]|```|~~~|.*\]\()")
_BLOCK_CODE = expression(r"(?m)^(?:```|~~~|    |\t)")
_ELEMENT = expression(
    r"(?i)<(?:title|meta|link|h[1-6]|p|div|main|article|section|header|nav|ul|ol|table|blockquote|figure|form)(?=[\s/>])"
)


class Settings(NamedTuple):
    """What a reader takes besides the source.

    `language` overrides what the document declares, `default_language` is for documents that declare none (both are
    language codes, or None). `content` is a CSS selector of the part of an HTML page that is the article. `component`
    says that braces contain expressions, as in Astro and Svelte. `encoding` is that of the bytes that the source came
    from, empty where it isn't known.
    """

    language: str | None = None
    default_language: str | None = None
    content: str | None = None
    front_matter: Mapping[str, tuple[str, ...]] = FRONT_MATTER
    mdx: bool = False
    component: bool = False
    encoding: str = ""


_DEFAULTS = Settings()
_SURROGATE = expression("[\ud800-\udfff]")


def format_of(path: str, formats: Mapping[str, str] = _NO_FORMATS) -> str | None:
    """The format by a path's extension, or None; `formats` are those of a config, which take precedence."""
    chosen = _chosen(path, formats) if formats else None
    if chosen:
        return "markdown" if chosen == "mdx" else chosen
    return FORMATS.get(splitext(path)[1].lower())  # noqa: PTH122 - takes a tenth of the time of a path's suffix


def format_on_request(path: str, formats: Mapping[str, str] = _NO_FORMATS) -> str | None:
    """The format of a path that the user names, for which more extensions are known, or None."""
    return format_of(path, formats) or ON_REQUEST.get(splitext(path)[1].lower())  # noqa: PTH122


def is_mdx(path: str, formats: Mapping[str, str] = _NO_FORMATS) -> bool:
    """Whether a path is that of MDX."""
    chosen = _chosen(path, formats) if formats else None
    return chosen == "mdx" if chosen else path.lower().endswith(".mdx")


def is_component(path: str) -> bool:
    """Whether a path is that of a component of Astro or Svelte."""
    return path.lower().endswith(_COMPONENTS)


def _chosen(path: str, formats: Mapping[str, str]) -> str | None:
    """The config's format for the longest of its extensions that the path has, such as `.html.erb`."""
    name = path.lower()
    found = [extension for extension in formats if name.endswith(extension.lower())]
    return formats[max(found, key=len)] if found else None


def read(source: str, format: str, settings: Settings = _DEFAULTS) -> Document:
    """Parse `source`, which is in `format` (a value of FORMATS).

    NUL becomes U+FFFD, as both standards require; so do lone surrogates, which a Python string may contain but a file
    can't. In the text of HTML a NUL is ignored, so there the reader handles it.
    """
    reader = import_module(f"seolint.readers.{format}")
    if format != "html":
        source = source.replace("\0", "\ufffd")
    document: Document = reader.read(_without_surrogates(source), settings)
    return document


def _without_surrogates(source: str) -> str:
    """`source` as long as before, with nothing in it that UTF-8 can't encode: parsers not in Python would fail."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", source)
    return source


def format_for(path: str, text: str, formats: Mapping[str, str] = _NO_FORMATS) -> str:
    """The format of an article: by the extension of its path, else by its text.

    `path` may be an address, whose query and host don't count. A file with an unknown extension is plain text, unless
    it contains HTML; the format of a page at an address depends on its text.
    """
    address = _ADDRESS.match(path)
    name = address["path"] if address else path
    for part in (name, name.partition("?")[0].partition("#")[0]):
        if known := format_on_request(part, formats):
            return known
    detected = detect_format(text)
    return "text" if detected != "html" and not address and _EXTENSION.search(name) else detected


def detect_format(text: str) -> str:
    """`html` for a page or a piece of one, `markdown` for any other text: text without markup reads the same in it.

    A document type or a tag such as `<body>` makes a page, unless it follows the mark of a code block. A text that
    begins with a tag is HTML where it has block elements and nothing that only Markdown has: a heading, a list, a link.
    """
    head = text[:HEAD].lstrip("\ufeff")
    page = _PAGE.search(head)
    if page and not _BLOCK_CODE.search(head, 0, page.start()):
        return "html"
    if _BEGINS_WITH_TAG.match(head) and _ELEMENT.search(head) and not _MARKDOWN.search(head):
        return "html"
    return "markdown"
