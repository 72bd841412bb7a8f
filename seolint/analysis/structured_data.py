"""Structured data in JSON-LD: what a page tells machines about its article, and where each value is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from seolint.document import Document, Element, Span
from seolint.lazy_regex import expression

_TEMPLATE = expression(r"\{\{|\{%|<%|<\?|\$\{")
"""How tags of templates begin; what they will put there is unknown. JSON that holds these by chance isn't judged."""

_OPENED = expression(r"(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--")
_CLOSED = expression(r"(?:(?://|/\*)?[ \t]*\]\]>(?:\s*\*/)?|-->)\Z")
_CLOSING = 40
"""What XHTML and old browsers need round a script, and readers of JSON-LD pass over; characters of the latter."""

_ARTICLE = expression(r"\w*Article|BlogPosting|Report|HowTo|Recipe")
"""Types of schema.org for what a page is about, when it is a text."""

MOST = 20
"""Values of one key that are looked at: a text has no more authors."""

DEEPEST = 50
"""Levels of `@graph` in one another that are looked at."""


class JsonLd(NamedTuple):
    """A script of JSON-LD: its data, or the offset in the source where reading failed and what was wrong there."""

    element: Element
    data: Any = None
    failed: int = -1
    problem: str = ""


class DataText(NamedTuple):
    """A text of the structured data, and where it is."""

    text: str
    span: Span


def scripts(document: Document) -> Sequence[JsonLd]:
    """The JSON-LD of a page, without what a template fills in."""
    return document.once(_scripts)


def has_article(document: Document) -> bool:
    """Whether the structured data describe one article."""
    return len(document.once(_articles)) == 1


def article_values(document: Document, *keys: str) -> Sequence[DataText]:
    """What the one article among the structured data says under a key, or of `author.name` under that of its parts."""
    found = document.once(_articles)
    if len(found) != 1:
        return ()
    script, node = found[0]
    texts = (text for key in keys for text in _texts(node, key.split(".")))
    return [DataText(text, _place(document, script, text)) for text in islice(texts, MOST)]


def _scripts(document: Document) -> Sequence[JsonLd]:
    found = ((element, document.source[slice(*element.span)]) for element in document.all("json_ld"))
    return [_script(element, _unwrapped(text)) for element, text in found if not _TEMPLATE.search(text)]


def _unwrapped(text: str) -> str:
    """A script with spaces in place of what is wrapped round it."""
    end = len(text.rstrip())
    opened = _OPENED.match(text, len(text) - len(text.lstrip()))
    closed = _CLOSED.search(text, max(opened.end(), end - _CLOSING), end) if opened else None
    if not opened or not closed:
        return text
    return " " * opened.end() + text[opened.end() : closed.start()]


def _script(element: Element, text: str) -> JsonLd:
    try:
        # Numbers stay texts: one of a million digits takes minutes to read.
        return JsonLd(element, json.loads(text, parse_int=str, parse_float=str))
    except json.JSONDecodeError as error:
        return JsonLd(element, None, element.span.start + error.pos, error.msg)
    except RecursionError:
        return JsonLd(element, None, element.span.start, "it is nested too deeply")


def _articles(document: Document) -> Sequence[tuple[JsonLd, Mapping[str, Any]]]:
    nodes = ((script, node) for script in scripts(document) for node in _nodes(script.data, DEEPEST))
    return [(script, node) for script, node in nodes if _is_article(node)]


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The things that are described at the top, in a list or under `@graph`."""
    if isinstance(data, list) and depth:
        for item in data:
            yield from _nodes(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        if depth:
            yield from _nodes(data.get("@graph"), depth - 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE.fullmatch(name) for name in named)


def _texts(node: Any, path: Sequence[str]) -> Iterator[str]:
    """The texts under a path of keys; a list stands for each of its items."""
    if isinstance(node, list):
        for item in node:
            if not isinstance(item, list):
                yield from _texts(item, path)
    elif isinstance(node, str):
        if node.strip() and len(path) < 2:
            yield node
    elif isinstance(node, dict) and path:
        yield from _texts(node.get(path[0]), path[1:])


def _place(document: Document, script: JsonLd, text: str) -> Span:
    """Where a text is in a script, without its quotes: the first string that equals it."""
    inner = script.element.span
    for plain in (json.dumps(text, ensure_ascii=False), json.dumps(text), json.dumps(text).replace("/", "\\/")):
        at = document.source.find(plain, inner.start, inner.end)
        if at >= 0:
            return Span(at + 1, at + len(plain) - 1)
    return inner
