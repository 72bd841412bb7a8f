"""Removes the full stop, comma or colon that a heading ends in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from seolint.document import FILLER, Document, Element, Span
from seolint.fixes._edits import Edit, heading_of
from seolint.language import get
from seolint.lazy_regex import expression
from seolint.rules.rule import Problem

_SHARED = "en"
"""The language whose abbreviations are spared if a text is too short for its language to be known."""

_NUMBER = expression(r"\A(?:(?:\d+|[A-Za-z]|[IVXLC]{2,})[.)])+\s+")
"""What numbers a heading: "1. ", "b) ", "IV. "."""

_SENTENCES = expression(r"[.!?;…]\s+\S|[。！？；]\S")
_SHORT = expression(r"\w|\S*\w[.:]\w\S*|:\S*")
"""A last word that its mark belongs to: an initial (Plan B.), an abbreviation with stops inside, an emoji (:tada:)."""

_FOLLOWED = expression(r"<(?!/)|!\[|\{[{%<]|[$#]\{")
"""What follows a mark and belongs to it: an image, an emoji, a template's value ("Phone: {{ phone }}")."""

_CLOSING = frozenset(")\"'”’»%!?）」』")
"""What a heading may end in then, other than letters and digits; anything else may be markup."""


def edits(document: Document, problem: Problem, options: Mapping[str, Any]) -> Iterator[Edit]:
    """The marks at the end of a heading, deleted.

    None if the mark may mean something: in an abbreviation, after several sentences, in code, before an image, or if a
    link on the page names the heading with its mark.
    """
    heading = heading_of(document, problem)
    if heading is None:
        return
    text = document.text_of(heading)
    bare = _without(text, options["marks"], tuple(options["allow"]))
    if not _is_name(bare, document) or _is_named(document, text[-1]):
        return
    marks = list(islice(_shown(document, heading), len("".join(text[len(bare) :].split()))))
    followed = _FOLLOWED.search(document.source, marks[0], heading.outer.end)
    if not followed and all(_is_plain(document, heading, at) for at in marks):
        yield from (Edit(_with_blanks(document.source, at), at + 1) for at in reversed(marks))


def _without(text: str, marks: str, allow: tuple[str, ...]) -> str:
    end = len(text)
    while end and (text[end - 1] in marks or text[end - 1].isspace()) and not text.endswith(allow, 0, end):
        end -= 1
    return text[:end]


def _is_name(text: str, document: Document) -> bool:
    """Whether a text is a name that needs no mark: not several sentences, and without an abbreviation at the end."""
    words = _NUMBER.sub("", text, count=1).split()
    if not words or _SENTENCES.search(" ".join(words)):
        return False
    last = words[-1]
    known = any(last.lower().lstrip("([\"'") in names for names in _abbreviations(document))
    return not known and not _SHORT.fullmatch(last) and (last[-1].isalnum() or last[-1] in _CLOSING)


def _abbreviations(document: Document) -> Iterator[frozenset[str]]:
    lists = document.language.lists or get(_SHARED).lists
    return (names for kind, names in lists.items() if kind.endswith("abbreviations"))


def _is_named(document: Document, mark: str) -> bool:
    """Whether a link leads to a heading by an id that keeps the mark, as some generators make them."""
    return mark in document.once(_ends_of_fragments)


def _ends_of_fragments(document: Document) -> frozenset[str]:
    addresses = (link.attrs.get("href", "") for link in document.all("link"))
    return frozenset(address[-1] for address in addresses if address.startswith("#"))


def _shown(document: Document, heading: Element) -> Iterator[int]:
    """The offsets of the characters of a heading that are not blank, the last first."""
    start, end = heading.span
    prose = document.prose
    return (at for at in range(end - 1, start - 1, -1) if not prose[at].isspace() and prose[at] != FILLER)


def _is_plain(document: Document, heading: Element, at: int) -> bool:
    """Whether a mark is written as such, and isn't the whole content of some markup or code."""
    source, prose = document.source, document.prose
    written = source[at] == prose[at] and source[at - 1] != "\\"
    code = document.inside(Span(at, at + 1), "inline_code")
    alone = prose[at - 1] == FILLER and at + 1 < heading.span.end
    return written and not code and not alone


def _with_blanks(source: str, at: int) -> int:
    while source[at - 1] in " \t\u00a0\u202f":
        at -= 1
    return at
