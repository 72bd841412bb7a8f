"""The tokens of a page -> the builder: the article, and the links and comments of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from seolint.readers.attributes import value_span
from seolint.readers.builder import Builder
from seolint.readers.content import Content, Range
from seolint.readers.content.page_tree import FURNITURE
from seolint.readers.masking import Mask
from seolint.readers.tags import GAPLESS
from seolint.readers.tokens import COMMENT, END, SKIP, START, TEXT, Token

_UNFED = frozenset({"html", "head", "body", "title"})
"""Tags of the page, not of the article."""

_OUTSIDE = "outside the main text"
"""The reason given for the parts of a page outside the article."""


def feed(builder: Builder, source: str, page: Sequence[Token], content: Content, masks: Sequence[Mask]) -> None:
    """Give the builder the article in the page whose tokens these are; the rest of it is kept separate."""
    texts = _MaskedText(masks)
    pieces = sorted([*((part, "") for part in content.parts), *content.left_out])
    at = _pass_over_head(builder, page[: pieces[0][0].first]) if pieces else 0
    names = _TagNames(content.wrappers)
    for (first, last), reason in pieces:
        if last <= at:
            continue
        _leave_out(builder, page[at:first], _OUTSIDE)
        if reason:
            _leave_out(builder, page[first:last], reason)
        else:
            _feed_part(builder, source, page, Range(max(at, first), last), names, texts)
        at = last
    _leave_out(builder, page[at:], _OUTSIDE)


def _pass_over_head(builder: Builder, page: Sequence[Token]) -> int:
    """How many of these tokens are the head; comments in it count, as they may be directives."""
    ends = [i for i, token in enumerate(page) if token.name == "body" or (token.name == "head" and token.kind is END)]
    count = ends[-1] + 1 if ends else 0
    for token in page[:count]:
        if token.kind is COMMENT:
            builder.comment(token.start, token.end, *token.inner)
    if count:
        builder.mask(page[0].start, page[count - 1].end)
    return count


def _leave_out(builder: Builder, page: Sequence[Token], reason: str) -> None:
    """Give the builder a part of the page outside the article: its links and comments."""
    if not page:
        return
    builder.leave_out(page[0].start, page[-1].end, reason)
    link: Token | None = None
    templates = 0
    for token in page:
        name = token.name
        if not name:
            if token.kind is COMMENT:
                builder.comment(token.start, token.end, *token.inner)
        elif name == "a":
            if link:
                builder.navigation_link(link.start, token.start if token.kind is START else token.end, link.attrs)
            link = token if token.kind is START and "href" in token.attrs and not templates else None
        elif name == "area" and "href" in token.attrs and not templates:
            builder.navigation_link(token.start, token.end, token.attrs)
        elif name == "template":
            templates = max(0, templates + (1 if token.kind is START else -1))
    if link:
        builder.navigation_link(link.start, page[-1].end, link.attrs)


def _feed_part(
    builder: Builder, source: str, page: Sequence[Token], part: Range, names: _TagNames, texts: _MaskedText
) -> None:
    write = partial(texts.feed, builder) if texts.masks else builder.text
    in_title = False
    for i in range(part.first, part.last):
        token = page[i]
        kind, start, end, name, attrs = token.kind, token.start, token.end, token.name, token.attrs
        if kind is TEXT:
            if not in_title:
                write(start, end, token.text)
            continue
        in_title = kind is START and name == "title"
        if i in names.wrappers:
            attrs = {attribute: value for attribute, value in attrs.items() if attribute != "role"}
        if name in FURNITURE:
            name = names.opened(i, name) if kind is START else names.closed(name)
        if kind is START:
            if name not in _UNFED:
                builder.open(name, start, end, attrs, value_span(source, start, "alt") if "alt" in attrs else None)
        elif kind is END:
            if name not in _UNFED:
                builder.close(name, start, end)
        elif kind is COMMENT:
            builder.comment(start, end, *token.inner)
        else:
            builder.mask(start, end, kind is SKIP or name in GAPLESS)


class _TagNames:
    """What each tag is called for the builder: a wrapper of most of a page is a `div`, whatever its tag."""

    def __init__(self, wrappers: frozenset[int]) -> None:
        self.wrappers = wrappers
        self.opens: dict[str, list[str]] = {}

    def opened(self, index: int, name: str) -> str:
        called = "div" if index in self.wrappers else name
        self.opens.setdefault(name, []).append(called)
        return called

    def closed(self, name: str) -> str:
        opens = self.opens.get(name)
        return opens.pop() if opens else name


class _MaskedText:
    """Text without the template tags in it. Masks and texts both come in the order of the source."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self.masks = masks
        self.next = 0

    def feed(self, builder: Builder, at: int, end: int, text: str | None) -> None:
        """Write a text, and the masks in it, to the builder."""
        masks, begun = self.masks, at
        while self.next < len(masks) and masks[self.next][1] <= at:
            self.next += 1
        while self.next < len(masks) and masks[self.next][0] < end:
            start, close, joins, kind = masks[self.next]
            if start > at:
                builder.text(at, start)
            at = min(close, end)
            builder.mask(max(start, begun), at, joins, kind)
            if close > end:
                break
            self.next += 1
        if at < end:
            builder.text(at, end, text if at == begun else None)
