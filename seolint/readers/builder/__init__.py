"""Tags and text, in the order of the source -> Document.

The HTML and the Markdown reader both feed this one builder, so an article gives the same words, sentences, elements and
sections in either format by construction. Recovery from broken markup is amortised O(1): what is popped is gone, and
nothing is ever searched for.
"""

from __future__ import annotations

from collections.abc import Mapping

from seolint import language
from seolint.document import BLOCK_KINDS, Document, ParsedSource, ParseError, Span
from seolint.readers import Settings
from seolint.readers.builder.blocks import Blocks
from seolint.readers.builder.inlines import Inlines
from seolint.readers.builder.open_elements import HIDDEN, HIDING_ATTRS, SEEN, SKIPPED_TEXT, OpenBlock
from seolint.readers.builder.open_text import OpenText
from seolint.readers.builder.text_layers import TextLayers
from seolint.readers.hiding import hidden_by
from seolint.readers.masking import TEMPLATE
from seolint.readers.tags import BLOCKS, FILLING_ATTRS, IMAGES, SKIPPED, VOID, block_tag, heading_level

_NO_ATTRS: Mapping[str, str] = {}
_REPLACING = {"replaces": "text"}
_RUNNING_TEXT = BLOCK_KINDS - {"heading"}


class Builder:
    """A document under construction. Offsets are those of `source`; calls come in the order of the source.

    A reader that knows what a tag is may open and close it with `blocks` or `inlines`. `text` adds text that people
    see: the source from start to end, or a third argument in place of an entity or an escape.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._layers = TextLayers(source)
        self._parse_errors: list[ParseError] = []
        self._meta: dict[str, str] = {}
        opened = [OpenBlock(block_tag(""), 0, _NO_ATTRS, SEEN)]
        self._text = OpenText(self._layers, opened)
        self.inlines = Inlines(self._layers, self._text, opened)
        self.blocks = Blocks(self._layers, self._text, self.inlines, opened)
        self.text = self._text.write
        self._headings: set[str] = set()
        """The inline tags that are headings by their role."""

    def open(
        self,
        tag: str,
        start: int,
        end: int,
        attrs: Mapping[str, str] = _NO_ATTRS,
        alt: Span | None = None,
    ) -> None:
        """A start tag (or its equivalent) at source[start:end]; `alt` is the extent of its alternative text."""
        if self._layers.mode >= SKIPPED_TEXT and self.blocks.leave_for(tag, start):
            return
        if tag in BLOCKS:
            self.blocks.open(tag, start, end, attrs)
        elif "role" in attrs and self._is_heading(tag, attrs):
            self._headings.add(tag)
            self.blocks.open(tag, start, end, attrs)
        elif tag in IMAGES or (tag == "input" and attrs.get("type", "").lower() == "image"):
            self._image(start, end, attrs, alt, attrs.get("alt", ""), is_button=tag == "input")
        elif tag == "area":
            self._area(start, end, attrs, alt)
        elif tag in VOID:
            self._void(tag, start, end, attrs)
        else:
            self.inlines.open(tag, start, end, attrs)
        if attrs and self._layers.mode == SEEN and not FILLING_ATTRS.isdisjoint(attrs):
            self.element(TEMPLATE, Span(start, end), Span(start, end), _REPLACING)

    def close(self, tag: str, start: int, end: int) -> None:
        """An end tag. One without an open start tag only ends the running text, if it is a block's."""
        if tag in BLOCKS or (tag in self._headings and self.blocks.is_innermost(tag)):
            self.blocks.close(tag, start, end)
            return
        if tag == "foreignobject" or (self._layers.mode >= SKIPPED_TEXT and tag in SKIPPED):
            self.blocks.end_inside(tag, start)
        self.inlines.close(tag, start, end)

    def image(self, start: int, end: int, attrs: Mapping[str, str], alt: Span | None, text: str) -> None:
        """An image of Markdown at source[start:end]; `alt` is the extent of its alternative text, `text`."""
        if self._layers.mode >= SKIPPED_TEXT:
            self.blocks.leave_for("img", start)
        self._image(start, end, attrs, alt, text)

    def leave_out(self, start: int, end: int, reason: str) -> None:
        """source[start:end] isn't part of the article. Links and comments in it may follow."""
        self.open("div", start, start)
        self.mask(start, end)
        self.close("div", end, end)
        self.element("left_out", Span(start, end), Span(start, end), {"reason": reason})

    def navigation_link(self, start: int, end: int, attrs: Mapping[str, str]) -> None:
        """A link in what is left out."""
        self.element("navigation_link", Span(start, end), Span(start, end), attrs)

    def mask(self, start: int, end: int, joins: bool = False, kind: str = "") -> None:
        """Source that readers don't see: a template tag, PHP. With a kind it is an element, too."""
        if kind and self._layers.mode == SEEN:
            self.element(kind, Span(start, end), Span(start, end))
        if joins:
            self._layers.prose.join(start, end)
            self._layers.unseen.join(start, end)
        else:
            self._layers.space(start, end)

    def comment(self, start: int, end: int, inner_start: int, inner_end: int) -> None:
        """A comment, which joins its neighbours as it does in a browser; directives of seolint are comments."""
        self._layers.prose.join(start, end)
        self.element("comment", Span(inner_start, inner_end), Span(start, end))

    def field(
        self, kind: str, start: int, end: int, text: str | None = None, attrs: Mapping[str, str] = _NO_ATTRS
    ) -> None:
        """A value that readers of the article don't see in it, such as the title (a kind of FIELD_KINDS)."""
        self._layers.field(kind, start, end, text, attrs)

    def read_fields_from(self, masked: str) -> None:
        """From here on take the values of attributes from `masked`: the source with template tags as letters."""
        self._layers.field_source = masked

    def element(self, kind: str, span: Span, outer: Span, attrs: Mapping[str, str] = _NO_ATTRS) -> None:
        """An element that is neither markup of the article nor a field, such as a block of JSON-LD."""
        self._layers.emit(self._layers.slot(), kind, span, outer, attrs)

    def meta(self, name: str, value: str) -> None:
        """A declaration of the file about itself; the first one counts."""
        if value.strip():
            self._meta.setdefault(name, value.strip())

    def parse_error(self, start: int, end: int, message: str) -> None:
        """Something that the reader couldn't parse."""
        self._parse_errors.append(ParseError(Span(start, end), message))

    @property
    def has_running_text(self) -> bool:
        """Whether anything that readers see was written, besides headings."""
        ended = any(record[3] in _RUNNING_TEXT for record in self._layers.records)
        return ended or self._text.kind not in ("", "heading")

    def finish(self, settings: Settings, format: str) -> Document:
        """The document. Everything still open ends here."""
        self.blocks.end(len(self.source))
        prose = self._layers.prose.render()
        chosen = language.choose(prose, settings.language, self._meta.get("lang"), settings.default_language)
        parsed = ParsedSource(
            source=self.source,
            prose=prose,
            unseen=self._layers.unseen.render(),
            elements=self._layers.ordered(),
            format=format,
            parse_errors=self._parse_errors,
            meta=self._meta,
        )
        return Document(parsed, chosen)

    def _is_heading(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Whether an inline tag is a heading here by its role. A link isn't, nor is anything inside a heading."""
        is_possible = tag != "a" and tag not in VOID and not self._layers.mode and self._text.kind != "heading"
        return is_possible and heading_level(tag, attrs) > 0

    def _void(self, tag: str, start: int, end: int, attrs: Mapping[str, str]) -> None:
        """Any other tag without an end."""
        layers, text = self._layers, self._text
        self.inlines.separate(tag, start, end)
        if tag == "br" and layers.mode == SEEN:
            layers.emit(layers.slot(), "line_break", (start, end), (start, end), attrs)
        elif tag == "hr" and layers.mode == SEEN:
            if text.kind == "heading":
                self.blocks.end_heading(start)
            self.blocks.end_implied((), start)
            text.end()
            layers.emit(layers.slot(), "rule", (start, end), (start, end), attrs)

    def _area(self, start: int, end: int, attrs: Mapping[str, str], alt: Span | None) -> None:
        """An area of an image map: a link whose text is its alternative text."""
        self.inlines.separate("area", start, end)
        if "href" not in attrs:
            return
        if self._layers.mode != SEEN:
            self.inlines.keep_navigation_link(start, end, attrs)
            return
        self.element("link", Span(start, end), Span(start, end), attrs)
        if alt and attrs.get("alt", "").strip():
            self.field("alt", *alt, text=attrs["alt"])

    def _image(
        self, start: int, end: int, attrs: Mapping[str, str], alt: Span | None, text: str, *, is_button: bool = False
    ) -> None:
        """An image. If it isn't part of the article, neither the element nor its alternative text counts.

        One that is hidden, by itself or by what is around it, has the attribute `hidden`. A button is in a form.
        """
        layers = self._layers
        self.inlines.separate("img", start, end)
        if layers.mode == HIDDEN or not (HIDING_ATTRS.isdisjoint(attrs) or not hidden_by("img", attrs)):
            attrs = {**attrs, "hidden": ""}
        if layers.mode in (SEEN, HIDDEN) or (is_button and self.blocks.left_out == "form"):
            self._text.lead(start)
            layers.emit(layers.slot(), "image", (start, end), (start, end), attrs)
            self._text.tail = end
            if alt and attrs.get("alt", "").strip():
                self.field("alt", *alt, text=text)
