"""What a file declares about itself (robots, canonical, dates …), and what can be known about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from seolint.analysis.links import has_template
from seolint.document import Document, Element
from seolint.lazy_regex import expression

_SHELL = 3
"""Words of a page that only says that it is loading, or holds the place of its content."""

_SHOWN = 120
"""How many characters of a declaration a message quotes."""

_DELAY = expression(r"\s{0,9}(\d{1,6})")
_SECONDS = 5
"""How long a page that leads to another one is shown at most."""

_HEAD = expression(r"<head[\s>]", re.I)
_HEAD_END = expression(r"</head\s*>|<body[\s>]", re.I)
_CONTENT = expression(r"<(?!html[\s>])[a-z]", re.I)
"""A tag that isn't before the head of a page: a head further on is one that the page shows, unescaped, as code."""

_TOP = 2000
_WRITTEN = expression(
    r"(?:<!--|\{/\*)[^>]{0,200}?\b(?:auto-?generated|generated (?:by|from|with|automatically)|do not edit)\b", re.I
)
"""A comment that says that nobody writes a text by hand, in the characters at its top."""

_INSERTED = expression(r"\{\{|\{%|\{!!|<%|<\?(?!xml)")
"""Tags of templates, by which a generator may put anything into a head."""


def declared(document: Document, *names: str) -> Sequence[Element]:
    """The declarations with these names, in the order of the source, without empty ones and those from templates."""
    known = document.once(_by_name)
    found = [e for name in names for e in known.get(name, ()) if value(e) and not has_template(document, e)]
    return sorted(found, key=lambda element: element.span) if len(found) > 1 else found


def declarations(document: Document, name: str) -> Sequence[Element]:
    """All declarations with a name, whether their value is known or not."""
    return document.once(_by_name).get(name, ())


def value(element: Element) -> str:
    """The value of a declaration."""
    return element.attrs.get("value", "")


def excerpt(text: str) -> str:
    """A text as a message quotes it, shortened if it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def has_head(document: Document) -> bool:
    """Whether this is a page of HTML with a head of its own, which no template wraps or fills in."""
    return document.format == "html" and document.once(_has_head)


def leaves_at_once(document: Document) -> bool:
    """Whether a page of HTML leads to another one before anybody reads it: within some seconds."""
    delays = (_DELAY.match(value(each)) for each in declarations(document, "redirect"))
    return document.format == "html" and any(delay and float(delay[1]) <= _SECONDS for delay in delays)


def is_filled_by_program(document: Document) -> bool:
    """Whether a page of HTML is a shell that a program in the browser, or a framework, fills: it has hardly a word."""
    is_shell = document.format == "html" and len(document.words) <= _SHELL
    return is_shell and ("<script" in document.source or is_template(document))


def is_template(document: Document) -> bool:
    """Whether tags of a template are in a page of HTML."""
    return _INSERTED.search(document.source) is not None


def is_written_by_program(document: Document) -> bool:
    """Whether a text in Markdown says in a comment at its top that a program writes it, such as a list of commands."""
    return document.format == "markdown" and _WRITTEN.search(document.source, 0, _TOP) is not None


def has_front_matter(document: Document) -> bool:
    """Whether something is declared before the article, in YAML, TOML or JSON."""
    return document.source[:1] in ("-", "+", ";", "{") and bool(document.meta or document.title)


def _has_head(document: Document) -> bool:
    head = _HEAD.search(document.source)
    if head is None or has_front_matter(document) or _CONTENT.search(document.source, 0, head.start()):
        return False
    end = _HEAD_END.search(document.source, head.end())
    return _INSERTED.search(document.source, head.end(), end.start() if end else len(document.source)) is None


def _by_name(document: Document) -> Mapping[str, Sequence[Element]]:
    found: dict[str, list[Element]] = {}
    for element in document.all("declared"):
        found.setdefault(element.attrs.get("name", ""), []).append(element)
    return found
