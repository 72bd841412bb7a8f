"""Links without a text: a screen reader reads their address, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seolint.analysis.links import NAMES, has_template, labelled, links
from seolint.document import Document, Element, Finding
from seolint.lazy_regex import expression

FACTS = ("href",)

_NAMED_INSIDE = expression(
    r"\saria-label|<title\b|<img\s[^<>]{0,900}\stitle=[\"']?[^\s\"'<>]|<[A-Z][\w.]*|<slot\b|<noscript\b|<button\b",
    re.ASCII,
)
"""What may name a link from inside: an attribute of an icon, the title of a drawing or an image, a component, the
content of a slot, an image that loads lazily, a button, which shouldn't be there but has a text."""

_ATTRIBUTES = 200
"""Characters behind a Markdown link in which its list of attributes ends."""

_OF_PLUGIN = expression(r"(?!https?:|ftps?:)[a-z][a-z0-9+.-]{1,30}://", re.I)
"""A scheme that browsers don't know: a plugin puts something else in place of the link, such as a player."""

_NOWHERE = ("#", "javascript:")
"""How addresses begin that don't lead to another page: another link with the same one tells readers nothing more."""


def check(document: Document) -> Iterator[Finding]:
    """Links without a text, without an image that has alternative text, and without a label.

    A linked picture may go without if a link with text beside it leads to the same address. Facts: href.
    """
    texts = [(link.element, link.text or document.field_text(link.element.outer)) for link in links(document)]
    silent = [link for link, text in texts if not text]
    named = {_href(link) for link, text in texts if text} if silent else ()
    for link in silent:
        href = _href(link)
        is_permanent = href.startswith("#") and href != "#"  # a permalink beside a heading, shown by a style sheet
        is_named = href in named and not href.lower().startswith(_NOWHERE)
        is_target = link.attrs.get("id") == href != ""  # a place on the page, as some editors mark it
        if is_permanent or is_target or is_named or link.attrs.get("aria-hidden") == "true":
            continue
        if _OF_PLUGIN.match(href) or document.source[slice(*link.outer)] == "[":  # which a block, a caption, follows
            continue
        if labelled(link) or _named_behind(document, link) or _named_inside(document, link):
            continue
        if not has_template(document, link):
            yield Finding(link.outer, {"href": href})


def _href(link: Element) -> str:
    return link.attrs.get("href", "").strip()


def _named_behind(document: Document, link: Element) -> bool:
    """Whether the attributes behind a Markdown link name it: `[:icon:](/a){ title=Home }`."""
    start = link.outer.end
    attributes, closed, _ = document.source[start : start + _ATTRIBUTES].partition("}")
    return bool(closed) and attributes.startswith("{") and any(f"{name}=" in attributes for name in NAMES)


def _named_inside(document: Document, link: Element) -> bool:
    return _NAMED_INSIDE.search(document.source, link.outer.start + 1, link.outer.end) is not None
