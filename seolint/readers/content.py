"""Which part of an HTML page is the article.

`<article>` or `<main>` where there is one, else the body; without the page's furniture (navigation, footers, forms).
Authors mark pages up badly, so every choice is checked against the amount of text it holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from seolint.readers.tags import VOID
from seolint.readers.tokens import END, START, TEXT, Token

FURNITURE = frozenset({"nav", "footer", "form", "header", "aside"})
_WATCHED = FURNITURE | frozenset({"article", "main", "body", "head", "h1", "svg"})
_FEW = 150
"""Characters of text, some 25 words. An `<article>` with less beside much more text doesn't hold the article."""

_MUCH_MORE = 4
"""The rest of the page has to hold so many times the text of a marked-up part to make it doubtful."""

_MOST = 0.5
"""Share of the text from which on an element is no furniture and one article of several is the article."""


class Range(NamedTuple):
    """Tokens first to last (exclusive), start tag and end tag included."""

    first: int
    last: int


class Content(NamedTuple):
    """The article: the parts of the page that hold it, and by index of its start tag what each furniture in them is.

    `wrappers` are tags named like furniture around most of the text: ASP.NET puts whole pages into one `<form>`.
    """

    parts: Sequence[Range]
    furniture: Mapping[int, str]
    wrappers: frozenset[int]


class _PageParts:
    """The extents of a page's landmarks, and how much text lies between any two tokens."""

    def __init__(self, page_tokens: Sequence[Token]) -> None:
        self.page_tokens = page_tokens
        self.ranges: dict[str, list[Range]] = {}
        self._scan()
        lengths = (token[2] - token[1] if token[0] is TEXT else 0 for token in page_tokens)
        self._lengths_before = array("i", accumulate(lengths, initial=0))

    def text_length(self, part: Range) -> int:
        """Characters of text in a part."""
        return self._lengths_before[part.last] - self._lengths_before[part.first]

    def outermost(self, name: str, within: Range | None = None) -> list[Range]:
        """The elements of this name, those inside another of them left out."""
        kept: list[Range] = []
        for part in sorted(self.ranges.get(name, ())):
            inside = within is None or within.first <= part.first < within.last
            if inside and (not kept or part.first >= kept[-1].last):
                kept.append(part)
        return kept

    def _scan(self) -> None:
        """Match start and end tags of what is watched; one left open reaches to the end of the page."""
        opened: dict[str, list[int]] = {}
        for i, token in enumerate(self.page_tokens):
            kind, name = token[0], token[3]
            if kind is START:
                landmark = _landmark(name, token.attrs) if name in _WATCHED or token.attrs else ""
                if (landmark or name in opened) and name not in VOID:
                    opened.setdefault(name, []).append(i)
            elif kind is END and opened.get(name):
                self._add(opened[name].pop(), i + 1)
        for unclosed in opened.values():
            for first in unclosed:
                self._add(first, len(self.page_tokens))

    def _add(self, first: int, last: int) -> None:
        begun = self.page_tokens[first]
        if landmark := _landmark(begun.name, begun.attrs):
            self.ranges.setdefault(landmark, []).append(Range(first, last))


def _landmark(name: str, attrs: Mapping[str, str]) -> str:
    role = attrs.get("role")
    if role in ("main", "article"):
        return role
    return name if name in _WATCHED else ""


def choose(page_tokens: Sequence[Token], selected: Sequence[Range] = ()) -> Content:
    """The article among these tokens; `selected` is what the user's own selector found."""
    page = _PageParts(page_tokens)
    body = _body(page)
    parts = list(selected) or _marked(page, body)
    whole_body = not parts
    names = FURNITURE if whole_body else FURNITURE - {"header", "aside"}
    parts = parts or [body]
    total = sum(page.text_length(part) for part in parts)
    furniture: dict[int, str] = {}
    wrappers: set[int] = set()
    for name, part in _inside(page, names, parts):
        if page.text_length(part) > total * _MOST:
            wrappers.add(part.first)
        else:
            furniture[part.first] = "navigation" if name == "nav" else name
    if not selected:
        parts = list(_with_heading(page, body, parts, furniture))
    return Content(parts, furniture, frozenset(wrappers))


def _inside(page: _PageParts, names: frozenset[str], parts: Sequence[Range]) -> Iterator[tuple[str, Range]]:
    for name in names:
        for found in page.ranges.get(name, ()):
            if any(part.first <= found.first < part.last for part in parts[:50]):
                yield name, found


def _body(page: _PageParts) -> Range:
    end = len(page.page_tokens)
    bodies = page.ranges.get("body")
    if bodies:
        return Range(min(bodies).first + 1, end)
    heads = page.ranges.get("head")
    closed = [head for head in heads or () if head.last < end]
    return Range(closed[0].last if closed else 0, end)


def _marked(page: _PageParts, body: Range) -> list[Range]:
    """What the page marks as its article, or nothing."""
    mains = page.outermost("main")
    main = max(mains, key=page.text_length) if mains else None
    chosen = _articles(page, main or body) or ([main] if main else [])
    if main and page.text_length(main) > _MUCH_MORE * max(_FEW, sum(map(page.text_length, chosen))):
        chosen = [main]
    held = sum(map(page.text_length, chosen))
    if held < _FEW and page.text_length(body) > _MUCH_MORE * max(held, _FEW // 2):
        return []
    return chosen


def _articles(page: _PageParts, within: Range) -> list[Range]:
    """The one article among teasers and comments; in a `<main>` or a page of equals, none of them or all."""
    articles = page.outermost("article", within)
    if len(articles) < 2:
        return articles
    largest = max(articles, key=page.text_length)
    if page.text_length(largest) > _MOST * sum(map(page.text_length, articles)):
        return [largest]
    begun = page.page_tokens[within.first]
    is_main = begun.kind is START and _landmark(begun.name, begun.attrs) == "main"
    return [] if is_main else articles


def _with_heading(page: _PageParts, body: Range, parts: Sequence[Range], furniture: Container[int]) -> Sequence[Range]:
    """The parts, and the page's only h1 where it is outside of them: in the page's header, or above `<main>`."""
    headings = [h1 for h1 in page.outermost("h1", body) if page.text_length(h1)]
    if len(headings) != 1:
        return parts
    h1 = headings[0]
    skipped = (part for name in FURNITURE for part in page.ranges.get(name, ()) if part.first in furniture)
    around = [part for part in skipped if part.first < h1.first < part.last]
    if any(page.page_tokens[part.first].name in ("nav", "footer") for part in around):
        return parts
    inside = next((part for part in parts if part.first <= h1.first < part.last), None)
    if inside and around:
        outer = min(around)
        cut = [Range(inside.first, outer.first), h1, Range(max(h1.last, outer.last), inside.last)]
        return [*(part for part in parts if part is not inside), *cut]
    return parts if inside or h1.first > parts[0].first else [h1, *parts]
