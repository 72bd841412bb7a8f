"""The format of a text whose path doesn't say it: standard input, or a page at an address without an extension."""

from __future__ import annotations

from posixpath import splitext

from seolint.lazy_regex import expression
from seolint.readers import format_of

HEAD = 5_000
"""Characters in which a page shows what it is; what comes before the first tag is a comment or a licence."""

_ADDRESS = expression(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*(?P<path>[^?#]*)")
_PAGE = expression(r"(?i)<!doctype\s+html\b|<(?:html|head|body)(?=[\s>])")
_BEGINS_WITH_TAG = expression(r"\s*(?:<\?xml[^>]*>\s*)?<(?:[a-zA-Z][\w:-]*(?=[\s/>])|!--)")
_MARKDOWN = expression(r"(?m)^(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|\d{1,9}[.)][ \t]+\S|>[ \t]|```|~~~|.*\]\()")
_BLOCK_CODE = expression(r"(?m)^(?:```|~~~|    |\t)")
_ELEMENT = expression(
    r"(?i)<(?:title|meta|link|h[1-6]|p|div|main|article|section|header|nav|ul|ol|table|blockquote|figure|form)(?=[\s/>])"
)


def format_for(path: str, text: str) -> str:
    """The format of an article: what its path says by an extension, else what its text shows.

    `path` may be an address, whose query and host say nothing. Another extension than those of FORMATS is that of a
    plain text, unless it holds HTML.
    """
    address = _ADDRESS.match(path)
    name = address["path"] if address else path
    if known := format_of(name):
        return known
    detected = detect_format(text)
    return "text" if detected != "html" and splitext(name)[1] else detected


def detect_format(text: str) -> str:
    """`html` for a page or a piece of one, `markdown` for any other text: what has no marks reads the same in it.

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
