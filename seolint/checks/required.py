"""What an article must have: an element, a heading, a field, a link, a phrase; or its headings in an order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.analysis.arguments import ArgumentFault, validate_expressions
from seolint.analysis.measures import bound_for
from seolint.analysis.presence import Search
from seolint.analysis.regex import ENGINES
from seolint.analysis.scopes import article_place, wrong_scope
from seolint.document import Document, Finding
from seolint.wording import unknown

FACTS = ("missing", "text", "expected")

FIELDS = (
    *("title", "description", "keywords", "slug", "keyphrase", "social"),
    *("author", "canonical", "date", "draft", "lang", "modified", "noindex", "published", "robots", "tags"),
)
"""What a reader takes from front matter or the head of a page; of dates also what JSON-LD and Open Graph say."""


def check(
    document: Document,
    *,
    element: str = "",
    heading: str | Sequence[str] = (),
    field: str | Sequence[str] = (),
    link: str | Sequence[str] = (),
    phrase: str | Sequence[str] = (),
    order: Sequence[str] = (),
    when_words: int = 0,
    regex: bool = False,
    engine: str = "re2",
) -> Iterator[Finding]:
    """What is missing of what an article of `when_words` words or more must have, each reported at the article's place.

    `element` is a scope (image, table, h1 …), `heading` the whole text of a heading, `field` a name of FIELDS, `link`
    a part of an address, `phrase` words of the text; of a list each must be there. Case counts in addresses only. With
    `regex` headings, links, phrases and `order` are regular expressions that match somewhere in them. Facts: missing,
    text, expected. `order`: headings that come in this order, as far as they are there; reported are those to move.
    Facts: text, expected (`after "Ingredients"`). Raises PatternTimeoutError.
    """
    if len(document.words) < bound_for(document, "words", when_words):
        return
    search = Search.of(document, regex, engine)
    for moved, other, side in search.misplaced(order):
        expected = f'{side} "{document.text_of(other)}"'
        yield Finding(moved.span, {"text": document.text_of(moved), "expected": expected}, [other.span])
    asked = ((search.heading, heading), (search.field, field), (search.link, link), (search.phrase, phrase))
    missing = [element] if element and not search.element(element) else []
    missing += [text for has, texts in asked for text in listed(texts) if not has(text)]
    place = article_place(document)
    shown = document.text(place) or document.field_text(place)
    yield from (Finding(place, {"missing": text, "expected": text, "text": shown}) for text in missing)


def validate(*, regex: bool = False, engine: str = "re2", **arguments: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    kinds = ("element", "heading", "field", "link", "phrase", "order")
    named = {name: listed(arguments.get(name) or ()) for name in kinds}
    if not any(named.values()):
        yield (), "say what is required: element, heading, field, link, phrase or order"
    elif named["order"] and any(texts for name, texts in named.items() if name != "order"):
        yield ("order",), "order is a rule of its own, as its message says what to move"
    elif len(named["order"]) == 1:
        yield ("order",), "an order has two headings or more"
    if named["element"]:
        yield from ((("element",), wrong) for _, wrong in wrong_scope(arguments["element"]))
    for path, text in _each(arguments, "field"):
        if wrong := unknown("field", text, FIELDS):
            yield path, wrong
    texts = {path: text for name in ("heading", "link", "phrase", "order") for path, text in _each(arguments, name)}
    if engine not in ENGINES:
        yield ("engine",), f"engine is {' or '.join(ENGINES)}, not {engine}"
    elif regex:
        yield from validate_expressions(texts, engine)
    yield from ((path, "this text is empty") for path, text in texts.items() if not text.strip() and not regex)


def listed(texts: str | Sequence[str]) -> Sequence[str]:
    """A text or several, as several."""
    return [texts] if isinstance(texts, str) and texts else texts


def _each(arguments: Mapping[str, Any], name: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of an argument, each with its path."""
    value = arguments.get(name) or ()
    if isinstance(value, str):
        yield (name,), value
    else:
        yield from (((name, i), text) for i, text in enumerate(value))
