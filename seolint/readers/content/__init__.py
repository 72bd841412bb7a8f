"""Which part of an HTML page is its main text.

Four signals, each checked against how much text it would cost: what the page marks (`<main>`, `<article>`, landmarks),
what it calls its blocks (`names`), where its running text is (`selection`), and which blocks contain nothing but links.
Anything selected by the user's own selector is taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.readers.content.furniture import Pruned
from seolint.readers.content.page_tree import FURNITURE
from seolint.readers.content.scan import page_tree
from seolint.readers.content.selection import Selection
from seolint.readers.tags import SKIPPED_ROLES
from seolint.readers.tokens import END, START, Token

_PAGE = frozenset({"html", "head", "body", "title"})
"""Tags that only a whole page has. A part of one, as a content system stores it, is an article without a page."""


class Range(NamedTuple):
    """Tokens first to last (exclusive), start tag and end tag included."""

    first: int
    last: int


class Content(NamedTuple):
    """The article: the parts of the page that contain it, and what is left out between those parts, with the reason.

    `wrappers` are start tags that look like navigation but enclose most of the text: ASP.NET puts whole pages into one
    `<form>`.
    """

    parts: Sequence[Range]
    left_out: Sequence[tuple[Range, str]]
    wrappers: frozenset[int]


def choose(source: str, page_tokens: Sequence[Token], selected: Sequence[Range] = ()) -> Content:
    """The article among these tokens of `source`; `selected` is what the user's own selector found."""
    if selected:
        return Content(selected, (), frozenset(_furniture(page_tokens)))
    tree = page_tree(source, page_tokens)
    is_page = any(token.name in _PAGE for token in page_tokens)
    pruned = Pruned(tree)
    pruned.leave_out_named(by_class=is_page)
    root = Selection(pruned).main_text(shrinks=is_page)
    if is_page:
        pruned.leave_out_links(root)
    whole = Range(max(tree.first[root], _body(page_tokens)), tree.last[root])
    left_out = [(Range(first, last), reason) for first, last, reason in pruned.left_out(root)]
    heading = pruned.heading_above(root)
    above = [Range(tree.first[heading], tree.last[heading])] if heading else []
    return Content([*above, *_remaining(whole, left_out)], left_out, frozenset(pruned.wrappers))


def _furniture(page_tokens: Sequence[Token]) -> Iterator[int]:
    """The start tags that would be left out if the user hadn't selected them as the article."""
    for i, token in enumerate(page_tokens):
        if token.kind is START and (token.name in FURNITURE or token.attrs.get("role") in SKIPPED_ROLES):
            yield i


def _body(page_tokens: Sequence[Token]) -> int:
    """The index of the token with which the body begins. Browsers treat what follows `</body>` as part of it."""
    head = 0
    for i, token in enumerate(page_tokens):
        if token.name == "body" and token.kind is START:
            return i + 1
        if token.name == "head" and token.kind is END and not head:
            head = i + 1
    return head


def _remaining(part: Range, left_out: Sequence[tuple[Range, str]]) -> Iterator[Range]:
    """What remains of a part without what is left out of it."""
    ends = [part.first, *(end for cut, _ in left_out for end in cut), part.last]
    for first, last in list(pairwise(ends))[::2]:
        if first < last:
            yield Range(first, last)
