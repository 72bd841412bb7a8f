"""Links and images: where each leads, what its text is, and whether its address can be known at all.

The site's generator fills in template tags in an address (`{{ site.url }}/about`). Readers replace them with letters,
so an address that may contain one is unknown, and no rule judges it. Nor is it known which file a wikilink leads to: it
names a page without its folder.
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
"""The same by the sign that each begins with, which most articles lack: this takes a thirtieth of the time."""

_BLANKED = "xxxx"
"""What the shortest template tag is blanked out with."""

_ABSOLUTE = expression(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
"""How addresses begin that have a scheme or a host."""

_ELSEWHERE = expression(r"[a-z][a-z0-9+.-]*:|//|[#?@~%$:]|[^?#]*[{}<>*|\\]", re.I)
_ATTRIBUTE = {"link": "href", "image": "src"}
_UNHEARD = frozenset({"display:none", "visibility:hidden", "hidden", "aria-hidden", "dialog"})
"""What hides a text from everybody; a text that is only moved or clipped stays available to screen readers."""

_BADGE = expression(
    r"(?<![^\W_])badges?(?![^\W_])|(?<!\w)shields\.io|opencollective\.com/[\w-]{1,60}/[\w-]{0,60}(?:sponsor|backer|contributor)",
    re.I,
)
"""The address of a badge, such as those with the version of a package: what is beside it says of what. So are sponsors'
logos, of which nobody knows which they will be."""

NAMES = ("aria-label", "aria-labelledby", "title")
"""The attributes that name an element for those who don't see it."""


class Link(NamedTuple):
    """A link, its address (None where it is unknown), its text as a reader sees it, and the indexes of its words."""

    element: Element
    address: str | None
    text: str
    words: range


def links(document: Document) -> Sequence[Link]:
    """The links of `document`, in order, computed once."""
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
    """The address of a link or an image as written, without the white space around it; None where it is unknown."""
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


def base_of(document: Document) -> str | None:
    """What addresses are relative to, as `<base>` says; an empty text where there is none, None for an unknown one."""
    for element in document.all("declared"):
        if element.attrs["name"] == "base":
            return None if has_template(document, element) else element.attrs["value"]
    return ""


def from_page(document: Document, written: str) -> str | None:
    """An address as it would be written without `<base>`: relative to the page, or from the root of its site.

    None where `<base>` makes it lead to another site or to an unknown place.
    """
    base = document.once(base_of)
    if base == "" or _ABSOLUTE.match(written):
        return written
    if base is None or _ABSOLUTE.match(base):
        return None
    if written[:1] in ("/", ""):
        return written
    return (base.partition("#")[0] if written[0] == "#" else base[: base.rfind("/") + 1]) + written


def names_no_file(written: str) -> bool:
    """Whether an address has a scheme or a host, is a fragment, or an alias of a generator (`@site/…`)."""
    return _ELSEWHERE.match(written) is not None


def has_template(document: Document, element: Element) -> bool:
    """Whether there is a template tag in an element."""
    if is_filled_in(document, element):
        return True
    return document.once(_has_templates) and _TEMPLATE.search(document.source, *element.outer) is not None


def template_starts(text: str) -> Iterator[int]:
    """Where the template tags in a text begin."""
    return (tag.start() for tag in _TEMPLATE.finditer(text))


def is_badge(written: str) -> bool:
    """Whether an image with this address is a badge."""
    return _BADGE.search(written) is not None


def split(written: str) -> SplitResult | None:
    """The parts of an address; None for a text that isn't one, such as `http://[x`.

    The library raises ValueError for those; which ones differs among versions of Python.
    """
    from urllib.parse import urlsplit  # takes 2 ms, and pages with plain links never need it

    try:
        return urlsplit(written)
    except ValueError:
        return None


def text_of(document: Document, link: Element) -> str:
    """What a reader sees or hears of a link: its text, or that of the images and the hidden text in it."""
    return document.text(link.span) or document.field_text(link.outer)


def name_of(document: Document, link: Link) -> str:
    """The name that screen readers give a link: its text, and the hidden text in it that they read."""
    read_aloud = document.once(_read_aloud) if document.all("hidden") else ()
    first = bisect_left(read_aloud, link.element.outer.start, key=_start)
    last = bisect_left(read_aloud, link.element.outer.end, first, key=_start)
    return " ".join([link.text, *map(document.text_of, read_aloud[first:last])])


def _read_aloud(document: Document) -> Sequence[Element]:
    return [element for element in document.all("hidden") if element.attrs.get("by") not in _UNHEARD]


def _start(element: Element) -> int:
    return element.outer.start


def labelled(element: Element) -> bool:
    """Whether an attribute names an element for those who don't see it."""
    return any(element.attrs.get(name, "").strip() for name in NAMES)


def _has_templates(document: Document) -> bool:
    source = document.source
    return any(sign in source and shape.search(source) is not None for sign, shape in _BEGUN)
