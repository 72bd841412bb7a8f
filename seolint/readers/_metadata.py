"""What an HTML page says of itself: title, description, Open Graph, robots, canonical, JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.document import Span
from seolint.readers._builder import Builder
from seolint.readers._tokens import END, RAW, START, TEXT, Token

_FIELDS = {"description": "description", "keywords": "keywords"}
_SOCIAL = ("og:", "twitter:", "article:")
_DECLARED = {"robots": "robots", "googlebot": "googlebot", "author": "author", "viewport": "viewport", "date": "date"}
_WATCHED = frozenset({"html", "title", "meta", "link", "script", "svg"})


def read(source: str, stream: Sequence[Token], builder: Builder) -> None:
    """Write the fields and declarations of the page whose tokens these are to `builder`."""
    drawings = 0
    titled = False
    for i, token in enumerate(stream):
        if token.name not in _WATCHED:
            continue
        if token.name == "svg":
            drawings += (token.kind is START) - (token.kind is END and drawings > 0)
        elif token.kind is not START:
            continue
        elif token.name == "title" and not titled and not drawings:
            titled = True
            _title(source, stream, i, builder)
        elif token.name == "script":
            _json_ld(stream, i, builder)
        else:
            _declared(token, builder)


def _title(source: str, stream: Sequence[Token], first: int, builder: Builder) -> None:
    last = first + 1
    while last < len(stream) and stream[last].kind is TEXT:
        last += 1
    start, end = stream[first].end, stream[last - 1].end
    text = "".join(source[t.start : t.end] if t.text is None else t.text for t in stream[first + 1 : last])
    written = source[start:end]
    if not written.strip():
        builder.field("title", start, end)
        return
    start, end = end - len(written.lstrip()), start + len(written.rstrip())
    builder.field("title", start, end, text.strip())


def _json_ld(stream: Sequence[Token], first: int, builder: Builder) -> None:
    token = stream[first]
    if token.attrs.get("type", "").strip().lower() != "application/ld+json":
        return
    following = stream[first + 1] if first + 1 < len(stream) else token
    inner = Span(following.start, following.end) if following.kind is RAW else Span(token.end, token.end)
    builder.element("json_ld", inner, Span(token.start, inner.end), token.attrs)


def _declared(token: Token, builder: Builder) -> None:
    attrs = token.attrs
    if token.name == "html":
        builder.meta("lang", attrs.get("lang") or attrs.get("xml:lang", ""))
    elif token.name == "link":
        if "canonical" in attrs.get("rel", "").lower().split():
            builder.meta("canonical", attrs.get("href", ""))
    else:
        _meta(token, builder)


def _meta(token: Token, builder: Builder) -> None:
    attrs = token.attrs
    name = (attrs.get("name") or attrs.get("property") or "").strip().lower()
    content = attrs.get("content")
    if content is None:
        return
    span = token.values.get("content", Span(token.start, token.start))
    if name in _FIELDS:
        builder.field(_FIELDS[name], *span, text=content)
    elif name.startswith(_SOCIAL):
        builder.field("social", *span, text=content, attrs={"property": name})
    elif name in _DECLARED:
        builder.meta(_DECLARED[name], content)
    elif attrs.get("http-equiv", "").lower() == "content-language":
        builder.meta("lang", content)
