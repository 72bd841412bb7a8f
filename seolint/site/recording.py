"""A document -> what is kept of it for measurements across pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from seolint.analysis.anchors import ids, without_attributes
from seolint.analysis.declared import declarations, declared, value
from seolint.analysis.links import addresses, from_page, has_template
from seolint.analysis.page_kind import is_part
from seolint.document import Document, Element, Place, Span, place_of
from seolint.lazy_regex import expression
from seolint.site.compared_text import text_record
from seolint.site.included_parts import parts_included
from seolint.site.record import Alternate, HeadingRecord, LinkRecord, LinkRecords, PageRecord, Passage, StuffedPhrase
from seolint.site.template_links import resolved
from seolint.site.toctree_entries import INCLUDED, KEY, ORPHAN, entries, included

ADDRESS_KEYS = ("permalink", "url", "path", "slug", "id", "aliases", "redirect_from", "category", "categories")
"""Keys of front matter from which generators make addresses."""

_KEYS = (*ADDRESS_KEYS, ORPHAN)

_TRUE = frozenset({"true", "yes", "on", "1"})
_BRACED = expression(r"\{:?[^{}\n]{0,100}?#([\w:.-]+)[^{}\n]{0,100}\}[ \t#]*$")
"""An id that an author gives a heading: `## Poles {#poles}`."""

_COMMENTED = expression(r"\{/\*\s*#([\w-]+)\s*\*/\}|<!--\s*#([\w-]+)\s*-->")
"""The same in MDX: `## Poles {/* #poles */}`."""

_PUBLISHED_NAME = "article:published_time"
_PUBLISHED = expression(r"<meta\s[^<>]{0,300}article:published_time[^<>]{0,300}>", re.I)
_CONTENT = expression(r"""content\s*=\s*["']?([^"'<>\s]{1,40})""", re.I)

_LAYOUTS = frozenset({"", "default", "page", "post", "posts", "blog", "doc", "docs", "single"})
"""Layouts that put a frame around an article. One for a kind of page may bring parts with ids of their own."""

_CRAWLERS = ("robots", "googlebot", "noindex")
_MARKUP = 5_000
"""Characters of a link's markup that are searched for its address."""

_LONGEST = 500
"""Characters of a text or an address that are kept."""

MOST = 5_000
"""Links of a page that are kept, and headings: no article has more."""


def page_record(document: Document, path: str, stuffed: Iterable[Place] = ()) -> PageRecord:
    """The record of a document, without what suppresses problems in it; `stuffed` are places of stuffed phrases."""
    maker = _Maker(document)
    headings, parts = document.all("heading"), _parts(document)
    return PageRecord(
        path=path,
        format=document.format,
        language=document.language.code,
        words=len(document.words),
        title=maker.first("title"),
        description=maker.first("description"),
        h1=maker.main_heading(),
        headings=tuple([_heading(document, each) for each in headings[:MOST]]),
        ids=tuple(sorted(ids(document.source)))[:MOST],
        has_other_ids=parts is None,
        parts=tuple(parts or ())[:MOST],
        links=LinkRecords.of([*maker.links("link"), *maker.links("navigation_link")][:MOST]),
        images=LinkRecords.of([*maker.links("image")][:MOST]),
        canonical=maker.declaration("canonical"),
        robots=maker.robots(),
        redirect=_value_of(document, "redirect"),
        alternates=tuple(
            [
                Alternate(e.attrs.get("hreflang", ""), e.attrs.get("href", "")[:_LONGEST], maker.place(e.span))
                for e in document.all("alternate")
            ]
        ),
        published=_value_of(document, "date", "published") or _published(document),
        modified=_value_of(document, "modified"),
        is_draft=document.meta.get("draft", "").lower() in _TRUE or document.meta.get("published") == "false",
        keyphrases=tuple(maker.keyphrases()),
        declared=tuple(maker.declared()),
        text=text_record(document),
        stuffed=tuple([_phrase(document, place) for place in stuffed]),
    )


def _phrase(document: Document, place: Place) -> StuffedPhrase:
    within = document.words.within(Span(place.start, place.end))
    return StuffedPhrase(" ".join(document.words.normalized[within.start : within.stop])[:_LONGEST], place.start)


def _parts(document: Document) -> Sequence[str] | None:
    """The parts that the page includes; None if some come from an unknown place, or from a layout of its own."""
    own_layout = document.meta.get("layout", "").rpartition("/")[2].partition(".")[0] not in _LAYOUTS
    if own_layout or is_part(document) or any(has_template(document, heading) for heading in document.all("heading")):
        return None
    return parts_included(document.source)


def _value_of(document: Document, *names: str) -> str:
    return next((value(element)[:_LONGEST] for name in names for element in declared(document, name)), "")


def _published(document: Document) -> str:
    """The date of an HTML page, as social networks read it."""
    source = document.source
    tag = _PUBLISHED.search(source) if document.format == "html" and _PUBLISHED_NAME in source else None
    content = _CONTENT.search(tag[0]) if tag else None
    return content[1] if content else ""


def _heading(document: Document, heading: Element) -> HeadingRecord:
    text = without_attributes(document.text_of(heading)[:_LONGEST])
    if given := heading.attrs.get("id", ""):
        return HeadingRecord(heading.level, text, given)
    source = document.source[heading.outer.start : heading.outer.end].strip()
    line = source.partition("\n")[0]
    braced = _BRACED.search(line) if "{" in line else None
    commented = _COMMENTED.search(line) if "#" in line[1:] else None
    found = (braced and braced[1]) or (commented and (commented[1] or commented[2])) or ""
    return HeadingRecord(heading.level, text, found)


def _directives(name: str, text: str) -> str:
    """What a declaration says to crawlers; `noindex: true` is one, too."""
    return text if name != "noindex" else "noindex" if text in _TRUE else ""


class _Maker:
    """Makes the parts of a record that have places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._line_starts = document.line_starts

    def place(self, span: Span) -> Place:
        return place_of(*span, self._line_starts)

    def passage(self, element: Element, text: str) -> Passage | None:
        return Passage(text[:_LONGEST], self.place(element.span)) if text else None

    def first(self, kind: str) -> Passage | None:
        """The first field of a kind; None if a template fills it in."""
        found = self.document.all(kind)
        if not found or has_template(self.document, found[0]):
            return None
        return self.passage(found[0], self.document.text_of(found[0]))

    def declaration(self, name: str) -> Passage | None:
        """The first declaration with a name."""
        found = declared(self.document, name)
        return self.passage(found[0], value(found[0])) if found else None

    def robots(self) -> Passage | None:
        """The directives for crawlers."""
        found = [(name, each) for name in _CRAWLERS if (each := self.declaration(name))]
        texts = [_directives(name, each.text.lower()) for name, each in found]
        hiding = (each for (_, each), text in zip(found, texts, strict=True) if "noindex" in text or text == "none")
        first = next(hiding, found[0][1] if found else None)
        text = ", ".join(filter(None, texts))
        return Passage(text, first.place) if first and text else None

    def keyphrases(self) -> Iterator[Passage]:
        """The main phrase and the related ones; those from a config are at the title."""
        document = self.document
        if document.keyphrases:
            at = self.first("title") or self.main_heading() or Passage("", self.place(Span(0, 0)))
            yield from (Passage(text[:_LONGEST], at.place) for text in document.keyphrases)
            return
        for element in document.all("keyphrase"):
            if found := self.passage(element, document.text_of(element)):
                yield found
        for element in declared(document, "related_keyphrases"):
            yield Passage(value(element)[:_LONGEST], self.place(element.span))

    def main_heading(self) -> Passage | None:
        document = self.document
        return next((self.passage(e, document.text_of(e)) for e in document.all("heading") if e.level == 1), None)

    def links(self, kind: str) -> Iterator[LinkRecord]:
        """The links of a kind whose address is known."""
        document = self.document
        in_navigation = kind == "navigation_link"
        elements = document.all(kind)
        plain = [e._replace(kind="link") for e in elements] if in_navigation else elements
        for element, written in zip(elements, addresses(document, plain), strict=True):
            where = from_page(document, written) if written else self._in_template(element) if written is None else None
            if where and len(where) <= _LONGEST and where.isprintable():
                yield LinkRecord(where, self.place(element.span), in_navigation)

    def _in_template(self, element: Element) -> str | None:
        """The address of a link that is written with a template tag whose meaning is known."""
        if "wikilink" in element.attrs or element.kind == "image":
            return None
        return resolved(
            self.document.source[element.outer.start : min(element.outer.end, element.outer.start + _MARKUP)]
        )

    def declared(self) -> Iterator[tuple[str, Passage]]:
        """The values that the address of the page is made from, and what its tables of contents name, by key."""
        for key in _KEYS:
            for element in declarations(self.document, f"address.{key}"):
                if text := value(element):
                    yield key, Passage(text[:_LONGEST], self.place(element.span))
        if self.document.format == "markdown":
            for key, find in ((KEY, entries), (INCLUDED, included)):
                for path, span in islice(find(self.document.source), MOST):
                    if len(path) <= _LONGEST and path.isprintable():
                        yield key, Passage(path, self.place(span))
