"""What an HTML page says about itself: title, description, Open Graph, robots, canonical, JSON-LD.

What people see elsewhere (the title, the description, what is shared) becomes a field. The rest, and a field that is
empty or filled in by a template, becomes an element `declared` with its name and value, at the place where the author
typed the value.
"""

from __future__ import annotations

from collections.abc import Sequence

from seolint.document import Span
from seolint.readers.attributes import value_span
from seolint.readers.builder import Builder
from seolint.readers.html.page import Page
from seolint.readers.tags import BLOCKS, FILLING_ATTRS, INLINES, VOID
from seolint.readers.templates import holds_value
from seolint.readers.tokens import END, RAW, START, TEXT, Token

_FIELDS = {"description": "description", "keywords": "keywords"}
_SOCIAL = ("og:", "twitter:", "article:")
CRAWLERS = frozenset(
    {"applebot", "baiduspider", "bingbot", "duckduckbot", "googlebot", "googlebot-news", "msnbot", "naverbot"}
    | {"seznambot", "slurp", "yandex", "yeti"}
)
"""Search engine crawlers that a page may address one by one, as `robots` addresses all."""

_DECLARED = frozenset({"robots", "author", "viewport", "date"}) | CRAWLERS
_FOREIGN = frozenset({"svg", "math", "template"})
"""Tags inside which a `<title>` isn't that of the page."""

_OF_BODY = (BLOCKS | VOID | INLINES.keys()) - {"html", "head", "base", "link", "meta"} | {
    "span",
    "iframe",
    "svg",
    "object",
    "video",
    "audio",
    "button",
    "label",
    "select",
    "textarea",
}
"""Tags that a head can't contain, so that they end it: https://html.spec.whatwg.org/#parsing-main-inhead

Components that a generator fills in aren't among them.
"""

_JSON_LD = "application/ld+json"


def read(page: Page, builder: Builder) -> None:
    """Write the fields and declarations of the page to `builder`."""
    source, page_tokens = page.source, page.tokens
    opened = dict.fromkeys(_FOREIGN, 0)
    titled, body = False, _end_of_head(page_tokens)
    for i in page.notable:
        token = page_tokens[i]
        if token.name in _FOREIGN:
            opened[token.name] += (token.kind is START) - (token.kind is END and opened[token.name] > 0)
        elif token.kind is not START or opened["template"]:
            continue
        elif token.name == "title":
            if not any(opened.values()):
                _title("second_title" if titled else "title", page_tokens, i, builder)
                titled = True
        elif token.name == "script":
            _json_ld(page_tokens, i, builder)
        elif token.name == "link":
            _link(source, token, i < body, builder)
        elif token.name != "style":
            _declared(source, token, builder)


def _end_of_head(page_tokens: Sequence[Token]) -> int:
    """The index of the start tag with which the body begins."""
    templates = 0
    for i, token in enumerate(page_tokens):
        if token.name == "template":
            templates = max(0, templates + (1 if token.kind is START else -1))
        elif token.name in _OF_BODY and token.kind is START and not templates:
            return i
    return len(page_tokens)


def _title(kind: str, page_tokens: Sequence[Token], first: int, builder: Builder) -> None:
    """The title of a page, or a later one (`second_title`), which browsers skip."""
    source = builder.source
    last = first + 1
    while last < len(page_tokens) and page_tokens[last].kind is TEXT:
        last += 1
    start, end = page_tokens[first].end, page_tokens[last - 1].end
    text = "".join(source[t.start : t.end] if t.text is None else t.text for t in page_tokens[first + 1 : last])
    written = source[start:end]
    if written.strip():
        start, end = end - len(written.lstrip()), start + len(written.rstrip())
    else:
        start = page_tokens[first].start
    if kind == "title" and FILLING_ATTRS.isdisjoint(page_tokens[first].attrs):
        _field(kind, Span(start, end), text.strip(), builder)
    elif text.strip():
        declare(kind, Span(start, end), text, builder)


def _field(kind: str, span: Span, text: str, builder: Builder) -> None:
    """A field, unless it is empty or a template fills it in, so that its text is unknown."""
    if text.strip() and not holds_value(builder.source[span.start : span.end]):
        builder.field(kind, *span, text=text)
    else:
        declare(kind, span, text, builder)


def declare(name: str, span: Span, value: str, builder: Builder) -> None:
    """What the file declares about itself at `span`."""
    attrs = {"name": name, "value": value.strip()}
    if value.strip():
        builder.field("declared", *span, text=value, attrs=attrs)
        builder.meta(name, value)
    else:
        builder.element("declared", span, span, attrs)


def _json_ld(page_tokens: Sequence[Token], first: int, builder: Builder) -> None:
    token = page_tokens[first]
    if token.attrs.get("type", "").partition(";")[0].strip().lower() != _JSON_LD:
        return
    following = page_tokens[first + 1] if first + 1 < len(page_tokens) else token
    inner = Span(following.start, following.end) if following.kind is RAW else Span(token.end, token.end)
    builder.element("json_ld", inner, Span(token.start, inner.end), token.attrs)


def _declared(source: str, token: Token, builder: Builder) -> None:
    attrs = token.attrs
    if token.name == "html":
        key = "lang" if attrs.get("lang") or "xml:lang" not in attrs else "xml:lang"
        if key in attrs:
            declare("lang", value_or_tag(source, token, key), attrs[key], builder)
    elif token.name == "base":
        if attrs.get("href", "").strip():
            declare("base", value_or_tag(source, token, "href"), attrs["href"], builder)
    else:
        _meta(source, token, builder)


def _link(source: str, token: Token, is_in_head: bool, builder: Builder) -> None:
    """A canonical link, or the page in another language. Search engines ignore them in the body.

    https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls
    """
    attrs = token.attrs
    relations = attrs.get("rel", "").lower().split()
    if "canonical" in relations:
        declare("canonical", value_or_tag(source, token, "href"), attrs.get("href", "") if is_in_head else "", builder)
    elif "hreflang" in attrs and "alternate" in relations and is_in_head:
        builder.element("alternate", value_or_tag(source, token, "href"), Span(token.start, token.end), attrs)


def value_or_tag(source: str, token: Token, attribute: str) -> Span:
    """Where the value of an attribute is; an empty one is at the tag."""
    span = value_span(source, token.start, attribute) if attribute in token.attrs else None
    return span if span and span.end > span.start else Span(token.start, token.end)


def _meta(source: str, token: Token, builder: Builder) -> None:
    attrs = token.attrs
    name = (attrs.get("name") or attrs.get("property") or "").strip().lower()
    content = attrs.get("content")
    if content is None:
        return
    span = value_or_tag(source, token, "content")
    if name in _FIELDS:
        _field(_FIELDS[name], span, content, builder)
    elif name.startswith(_SOCIAL) and not content.strip():
        declare(name, span, content, builder)
    elif name.startswith(_SOCIAL):
        builder.field("social", *span, text=content, attrs={"property": name})
    elif name in _DECLARED:
        declare(name, span, content, builder)
    elif (named := attrs.get("http-equiv", "").strip().lower()) == "content-language":
        declare("lang", span, content, builder)
    elif named == "refresh" and "url" in content.lower():
        declare("redirect", span, content, builder)
