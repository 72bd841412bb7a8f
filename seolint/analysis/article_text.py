"""What an article shows: its blocks of text, links and images in reading order, and what isn't part of it.

That is what every rule judges, so it is the first place to look when a finding is surprising.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import Literal, NamedTuple

from seolint.analysis import links
from seolint.analysis.markup_text import markup_text
from seolint.document import BLOCK_KINDS, Document, Element, Span
from seolint.lazy_regex import expression

MOST_LEFT_OUT = 80
"""How many characters of a part that is left out are shown: enough to find it."""

_FENCES = ("```", "~~~")
_TAG = expression(r"<[^<>]*>")

_BLANKED_TAG = expression(r"(x{4,})")
"""A template tag in an address, as readers blank it out."""

_LONGEST_ADDRESS = 2_000
"""How many characters of source are searched for an address with template tags."""


class Block(NamedTuple):
    """A block of text. `kind` is heading, paragraph, item, cell, caption, quote (a paragraph inside one) or code.

    `level` is that of a heading, else 0; `span` is where the text is in the source. A heading may have no text.
    """

    kind: str
    level: int
    text: str
    span: Span


class Link(NamedTuple):
    """A link: its text as readers see or hear it, and its address as written. `part` is where it is on the page."""

    text: str
    href: str
    span: Span
    part: Literal["article", "navigation"]


class Image(NamedTuple):
    """An image: its alternative text (None where it has none) and its address as written."""

    alt: str | None
    src: str
    span: Span


class LeftOut(NamedTuple):
    """A part of the page that isn't judged, why, and how its text begins."""

    reason: str
    text: str
    span: Span


class ArticleText(NamedTuple):
    """Everything that an article shows. White space in texts is folded.

    `links` are those of the article, then those of the navigation around it; `hidden` is the text that readers don't
    see, `left_out` the parts of the page that don't belong to the article.
    """

    title: str | None
    description: str | None
    canonical: str | None
    blocks: Sequence[Block]
    links: Sequence[Link]
    images: Sequence[Image]
    hidden: str
    left_out: Sequence[LeftOut]


def article_text(document: Document) -> ArticleText:
    """What the article of a document shows."""
    return ArticleText(
        title=_first(document, "title"),
        description=_first(document, "description"),
        canonical=document.meta.get("canonical"),
        blocks=sorted(_blocks(document), key=lambda block: block.span.start),
        links=[*_article_links(document), *_navigation_links(document)],
        images=[_image(document, element) for element in document.all("image")],
        hidden=" ".join(document.text_of(element) for element in document.all("hidden")),
        left_out=list(_left_out(document)),
    )


def _first(document: Document, kind: str) -> str | None:
    return next(map(document.text_of, document.all(kind)), None)


def _blocks(document: Document) -> Iterator[Block]:
    for element in document.all(*BLOCK_KINDS, "code"):
        kind, span = element.kind, element.span
        if kind == "code":
            if not document.text(span):  # a page that is one `<pre>` has its text in paragraphs
                yield Block(kind, 0, _code(document, element), span)
            continue
        if kind == "paragraph" and document.inside(span, "quote"):
            kind = "quote"
        yield Block(kind, element.level, document.text(span), span)


def _code(document: Document, element: Element) -> str:
    """The text of a block of code, without its fences or tags."""
    source = document.source[slice(*element.span)]
    if source.startswith("<"):
        source = unescape(_TAG.sub("", source))
    elif source.startswith(_FENCES):
        rest = source.partition("\n")[2]
        text, _, last = rest.rpartition("\n")
        source = text if last.strip().startswith(_FENCES) else rest
    return " ".join(source.split())


def _article_links(document: Document) -> Iterator[Link]:
    for element in document.all("link"):
        href = _address(document, element, "href")
        yield Link(links.text_of(document, element), href, element.span, "article")


def _navigation_links(document: Document) -> Iterator[Link]:
    for element in document.all("navigation_link"):
        href = _address(document, element, "href")
        text = markup_text(document.source, *element.outer) or element.attrs.get("alt", "")  # that of an `<area>`
        yield Link(text, href, element.span, "navigation")


def _left_out(document: Document) -> Iterator[LeftOut]:
    """The parts left out that contain any text."""
    for element in document.all("left_out"):
        if text := markup_text(document.source, *element.outer, MOST_LEFT_OUT):
            yield LeftOut(element.attrs["reason"], text, element.span)


def _image(document: Document, element: Element) -> Image:
    alt = element.attrs.get("alt")
    return Image(None if alt is None else " ".join(alt.split()), _address(document, element, "src"), element.span)


def _address(document: Document, element: Element, attribute: str) -> str:
    """The address of an element as its author wrote it, template tags included."""
    written = element.attrs.get(attribute, "").strip()
    blanked = _BLANKED_TAG.search(written)
    if not blanked or not links.has_template(document, element):
        return written
    start, end = element.outer
    if document.source.startswith("<", start):
        end = min(end, start + _LONGEST_ADDRESS)
    source = document.source[max(start, end - _LONGEST_ADDRESS) : end]
    parts = _BLANKED_TAG.split(written)
    for at in links.template_starts(source):
        first = at - blanked.start()
        if first >= 0 and _shows(source, first, parts):
            return source[first : first + len(written)]
    return written


def _shows(source: str, at: int, parts: Sequence[str]) -> bool:
    """Whether a source has the parts of an address at `at`, with any text where a template tag is blanked out."""
    for part in parts:
        if not _BLANKED_TAG.fullmatch(part) and not source.startswith(part, at):
            return False
        at += len(part)
    return at <= len(source)
