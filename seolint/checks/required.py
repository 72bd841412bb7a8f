"""What an article must have: an element, a heading, a field, a link, a phrase; or the order of its headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

from seolint.analysis.matching import Matcher, find, literal
from seolint.analysis.measures import bound_for
from seolint.analysis.regex import ENGINES, LIMIT, ArgumentFault, Subject, compiled, validate_expressions
from seolint.analysis.scopes import article_place, parts, wrong_scope
from seolint.document import Document, Element, Finding
from seolint.wording import unknown

FACTS = ("missing", "text", "expected")

FIELDS = (
    *("title", "description", "keywords", "slug", "keyphrase", "social"),
    *("author", "canonical", "date", "draft", "lang", "modified", "noindex", "published", "robots", "tags"),
)
"""What a reader takes from front matter or the head of a page; dates also from JSON-LD and Open Graph."""

_AROUND = " \t.:;!?…"
"""Characters that may surround the text of a heading."""


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
    """What an article of `when_words` words or more must have and lacks, each reported at the place of the article.

    `element` is a scope (image, table, h1 …), `heading` the whole text of a heading, `field` a name of FIELDS, `link` a
    part of an address, `phrase` words of the text; every entry of a list must be there. Only addresses are
    case-sensitive. With `regex` headings, links, phrases and `order` are regular expressions that match somewhere in
    them. Facts: missing, text, expected. `order`: headings that must come in this order, where they exist; those to
    move are reported. Facts: text, expected (`after "Ingredients"`). Raises PatternTimeoutError.
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
    """One text or several, always as a sequence."""
    return [texts] if isinstance(texts, str) and texts else texts


def _each(arguments: Mapping[str, Any], name: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of an argument, each with its path."""
    value = arguments.get(name) or ()
    if isinstance(value, str):
        yield (name,), value
    else:
        yield from (((name, i), text) for i, text in enumerate(value))


class Search(NamedTuple):
    """How to look for texts: literally, ignoring case, or as regular expressions of an engine."""

    document: Document
    regex: bool
    engine: str
    deadline: float

    @classmethod
    def of(cls, document: Document, regex: bool, engine: str) -> Search:
        return cls(document, regex, engine, monotonic() + LIMIT)

    def element(self, scope: str) -> bool:
        """Whether there is a part in this scope."""
        return bool(parts(self.document, scope))

    def heading(self, text: str) -> bool:
        """Whether a heading is `text`."""
        return any(self._is(self.document.text_of(heading), text) for heading in self.document.all("heading"))

    def field(self, name: str) -> bool:
        """Whether a field or declaration of the page has a value, or may have one in a part that can't be read."""
        if self.document.parse_errors:
            return True
        texts = (self.document.text_of(element) for element in self.document.all(name))
        return any(texts) or bool(self.document.meta.get(name, "").strip()) or _dated(self.document, name)

    def link(self, text: str) -> bool:
        """Whether the address of a link contains `text`."""
        targets = (link.attrs.get("href", "") for link in self.document.all("link"))
        return any(self._matches(text, target) if self.regex else text in target for target in targets)

    def phrase(self, text: str) -> bool:
        """Whether the text of the article contains `text`, in whole words."""
        term = text if self.regex else literal(text)
        matcher = Matcher([term], engine=self.engine, ignore_case=True, whole_words=not self.regex)
        return next(find(self.document, matcher, "text"), None) is not None

    def misplaced(self, order: Sequence[str]) -> Iterator[tuple[Element, Element, str]]:
        """The headings to move so that they come in this order, each with the heading it belongs before or after."""
        ranked = [(rank, heading) for heading in self.document.all("heading") for rank in self._ranks(heading, order)]
        for move in moves([rank for rank, _ in ranked]):
            yield ranked[move.at][1], ranked[move.other][1], "after" if move.after else "before"

    def _ranks(self, heading: Element, order: Sequence[str]) -> Sequence[int]:
        text = self.document.text_of(heading)
        return [rank for rank, wanted in enumerate(order) if self._is(text, wanted)][:1]

    def _is(self, text: str, wanted: str) -> bool:
        return self._matches(wanted, text) if self.regex else _plain(text) == _plain(wanted)

    def _matches(self, pattern: str, text: str) -> bool:
        return compiled(pattern, self.engine, True).search(Subject(text, self.deadline), 0) is not None


def _dated(document: Document, name: str) -> bool:
    """Whether a date of this name is declared for sharing, or in structured data."""
    if name not in ("published", "modified"):
        return False
    # Reading structured data needs modules that few rules use.
    from seolint.analysis import structured_data

    kind = structured_data.PUBLISHED if name == "published" else structured_data.MODIFIED
    return any(structured_data.dates(document, kind))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND).casefold()


class Move(NamedTuple):
    """The item at `at` (an index) belongs after the item at `other`, or before it."""

    at: int
    other: int
    after: bool


def moves(ranks: Sequence[int]) -> Iterator[Move]:
    """What to move so that these ranks never decrease: everything outside a longest non-decreasing subsequence."""
    kept = _longest(ranks)
    kept_ranks = [ranks[at] for at in kept]
    staying = set(kept)
    for at in range(len(ranks)):
        if at not in staying:
            greater = bisect_right(kept_ranks, ranks[at])
            if greater < len(kept) and kept[greater] < at:
                yield Move(at, kept[greater], after=False)
            else:
                yield Move(at, kept[bisect_left(kept_ranks, ranks[at]) - 1], after=True)


def _longest(ranks: Sequence[int]) -> Sequence[int]:
    """The indices of a longest non-decreasing subsequence of ranks (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        length = bisect_right(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [rank]
        ends[length : length + 1] = [at]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
