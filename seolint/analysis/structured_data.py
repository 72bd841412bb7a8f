"""Structured data in JSON-LD: what a page tells machines about its article, and where each value is.

Also the dates that it declares there, in front matter and in `<meta>`: when it was published and modified.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from seolint.analysis.declared import declared, value
from seolint.document import Document, Element, Span
from seolint.lazy_regex import expression

_TEMPLATE = expression(r"\{\{|\{%|<%|<\?|\$\{")
"""How template tags begin, whose output is unknown. JSON that contains these by chance isn't judged either."""

_OPENED = expression(r"(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--")
_CLOSED = expression(r"(?:(?://|/\*)?[ \t]*\]\]>(?:\s*\*/)?|-->)\Z")
_CLOSING = 40
"""What XHTML and old browsers need around a script and readers of JSON-LD skip; characters of the latter."""

_ARTICLE = expression(r"\w*Article|BlogPosting|Report|HowTo|Recipe")
"""Types of schema.org for what a page is about, when it is a text."""

MOST = 20
"""How many values of one key are checked: a text doesn't have more authors."""

DEEPEST = 50
"""How many levels of nested `@graph` are checked."""

ISO = expression(r"(\d{4})-(\d\d?)-(\d\d?)(?:([T ]\s*\d\d?[:.]\d\d)|(?![\d-]))")
"""A day as ISO 8601 writes it, and whether an hour follows. Other forms are ambiguous: 02/03 may be either of two
days."""

DateNames = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The names of a date in front matter and `<meta>`, as a property for sharing, and in structured data."""

PUBLISHED: DateNames = (("date", "published"), ("article:published_time",), ("datePublished",))
MODIFIED: DateNames = (("modified",), ("article:modified_time", "og:updated_time"), ("dateModified",))

ZONES = 1
"""How many days apart two dates may be that are the same hour in different time zones."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


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
    """What the one article in the structured data has under a key or, for `author.name`, a path of keys."""
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
    """A script with spaces in place of what is wrapped around it."""
    end = len(text.rstrip())
    opened = _OPENED.match(text, len(text) - len(text.lstrip()))
    closed = _CLOSED.search(text, max(opened.end(), end - _CLOSING), end) if opened else None
    if not opened or not closed:
        return text
    return " " * opened.end() + text[opened.end() : closed.start()]


def _script(element: Element, text: str) -> JsonLd:
    try:
        # Numbers stay text: one of a million digits takes minutes to parse.
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


class DeclaredDate(NamedTuple):
    """A day that a page declares, counted from the first day of year 1; `hour`: an hour is given, too.

    The day is None where that date doesn't exist.
    """

    day: int | None
    hour: bool
    text: str
    span: Span

    def before(self, other: DeclaredDate) -> bool:
        """Whether this is certainly earlier, in any time zone."""
        if self.day is None or other.day is None:
            return False
        apart = ZONES if self.hour or other.hour else 0
        return other.day - self.day > apart


def dates(document: Document, names: DateNames) -> Sequence[DeclaredDate]:
    """The days that a page declares under PUBLISHED or MODIFIED; what doesn't look like one is left out."""
    return document.once(_finder(names))


@cache
def _finder(names: DateNames) -> Callable[[Document], Sequence[DeclaredDate]]:
    return lambda document: list(_dates(document, names))


def _dates(document: Document, names: DateNames) -> Iterator[DeclaredDate]:
    plain, properties, keys = names
    found = [(value(element), element.span) for element in declared(document, *plain)]
    social = (element for element in document.all("social") if element.attrs.get("property") in properties)
    found += [(document.text_of(element), element.span) for element in social]
    found += [(stated.text.strip(), stated.span) for stated in article_values(document, *keys)]
    for text, span in found:
        shape = ISO.match(text)
        if shape:
            yield DeclaredDate(day(*map(int, shape.group(1, 2, 3))), bool(shape[4]), text, span)


def day(year: int, month: int, number: int) -> int | None:
    """The ordinal of a calendar day, as in datetime, which takes 1 ms to load; None where the day doesn't exist."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = _DAYS[month - 1] + (leap and month == _FEBRUARY) if 1 <= month <= len(_DAYS) else 0
    if not year or not 1 <= number <= longest:
        return None
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400 + (leap and month > _FEBRUARY)
    return 365 * before + leaps + sum(_DAYS[: month - 1]) + number
