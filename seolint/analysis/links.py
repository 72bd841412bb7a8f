"""Links and images: where each leads, what it says, and whether anything of its address can be known.

Template tags in an address (`{{ site.url }}/about`) are for the site's generator to fill in. Readers blank them out
with letters, so an address that may hold one is unknown, and no rule judges it. Nor is it known which file a wikilink
leads to: it names a page, wherever that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from seolint.analysis.templates import is_filled_in
from seolint.document import FILLER, Document, Element
from seolint.lazy_regex import expression

if TYPE_CHECKING:
    from urllib.parse import SplitResult


_TEMPLATE = expression(r"\{\{|\{%|\{!!|<%|<\?|\$\{|=\s?\{|%7B%7B|(?<!\w)@\w+\(", re.I)
"""How the template tags of Liquid, Hugo, Jinja, Blade, ERB, PHP and JSX begin."""

_BEGUN = (
    ("{", expression(r"\{(?:\{|%|!!|(?<=\$\{)|(?<==\{)|(?<==\s\{))")),
    ("<", expression(r"<[%?]")),
    ("%", expression(r"%7B%7B", re.I)),
    ("@", expression(r"@(?<!\w@)\w+\(")),
)
"""The same by the sign that each begins with, which most articles lack: it takes a thirtieth of the time."""

_BLANKED = "xxxx"
"""What the shortest template tag is blanked out with."""

_ATTRIBUTE = {"link": "href", "image": "src"}
_NAMES = ("aria-label", "aria-labelledby", "title")


class Link(NamedTuple):
    """A link, its address (None where it is unknown), its text as a reader sees it, and the indexes of its words."""

    element: Element
    address: str | None
    text: str
    words: range


def links(document: Document) -> Sequence[Link]:
    """The links of `document`, in its order, worked out once."""
    return document.once(_links)


def normalized_of(document: Document, link: Link) -> Sequence[str]:
    """The normalised words of a link."""
    return document.words.normalized[link.words.start : link.words.stop]


def _links(document: Document) -> Sequence[Link]:
    prose, starts, elements = document.prose, document.words.starts, document.all("link")
    found = []
    for element, address in zip(elements, addresses(document, elements), strict=True):
        start, end = element.span
        text = prose[start:end]
        text = " ".join((text.replace(FILLER, "") if FILLER in text else text).split())
        first = bisect_left(starts, start)
        found.append(Link(element, address, text, range(first, bisect_left(starts, end, first))))
    return found


def address(document: Document, element: Element) -> str | None:
    """The address of a link or an image as written, without the white space round it; None where it is unknown."""
    written = element.attrs.get(_ATTRIBUTE[element.kind])
    if (
        written is None
        or "wikilink" in element.attrs
        or (document.once(_has_templates) and (_BLANKED in written or has_template(document, element)))
    ):
        return None
    return written.strip()


def addresses(document: Document, elements: Sequence[Element]) -> Sequence[str | None]:
    """The address of each of several links, or of several images."""
    if document.once(_has_templates):
        return [address(document, element) for element in elements]
    written = [None if "wikilink" in e.attrs else e.attrs.get(_ATTRIBUTE[e.kind]) for e in elements]
    return [text and text.strip() for text in written]


def has_template(document: Document, element: Element) -> bool:
    """Whether there is a template tag in an element."""
    if is_filled_in(document, element):
        return True
    return document.once(_has_templates) and _TEMPLATE.search(document.source, *element.outer) is not None


def template_starts(text: str) -> Iterator[int]:
    """Where the template tags in a text begin."""
    return (tag.start() for tag in _TEMPLATE.finditer(text))


def split(written: str) -> SplitResult | None:
    """The parts of an address; None for a text that is none, such as `http://[x`.

    The library raises ValueError for those, and which they are differs among versions of Python.
    """
    from urllib.parse import urlsplit  # 2 ms, which pages with plain links never need

    try:
        return urlsplit(written)
    except ValueError:
        return None


def text_of(document: Document, link: Element) -> str:
    """What a reader sees or hears of a link: its text, or that of the images and the hidden text in it."""
    return document.text(link.span) or document.field_text(link.outer)


def labelled(element: Element) -> bool:
    """Whether an attribute names an element for those who don't see it."""
    return any(element.attrs.get(name, "").strip() for name in _NAMES)


def _has_templates(document: Document) -> bool:
    source = document.source
    return any(sign in source and shape.search(source) is not None for sign, shape in _BEGUN)
