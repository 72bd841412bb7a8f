"""Keyphrases missing from the places where a page says what it is about, such as its title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from seolint.analysis.keyphrase_uses import in_field, in_headings, uses
from seolint.analysis.keyphrases import Keyphrase, keyphrases, unknown_forms
from seolint.analysis.prose import prose
from seolint.analysis.regex import ArgumentFault
from seolint.analysis.scopes import article_place
from seolint.analysis.slugs import Slug
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Finding, Span
from seolint.wording import unknown

FACTS = ("phrase", "text")

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""


class KeyphrasePlace(NamedTuple):
    """Where a missing phrase is reported, the text of that place, and whether it has a phrase."""

    span: Span
    text: str
    says: Callable[[Keyphrase], bool]


def check(document: Document, *, where: str, words: int = 0) -> Iterator[Finding]:
    """Keyphrases that are missing in a place (`where`, a key of PLACES), for pages that have that place.

    The introduction is the first `words` words, extended to the end of their last paragraph. Where the forms of a word
    aren't known, its absence can't be proved, and nothing is reported. Facts: phrase; text, what is there instead.
    """
    phrases = keyphrases(document) if document.language.knows_forms else ()
    place = PLACES[where](document, words) if phrases else None
    if place:
        span, text, says = place
        for phrase in phrases:
            if not says(phrase):
                yield Finding(span, {"phrase": phrase.text, "text": text})


def not_applicable(document: Document, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can, or where no phrase was declared."""
    return unknown_forms(document) if keyphrases(document) else ""


def validate(*, where: object = "", **_: object) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if wrong := unknown("place", where, tuple(PLACES)):
        yield ("where",), wrong


def _field(document: Document, _: int, *, kind: str) -> KeyphrasePlace | None:
    field = next((field for field in document.all(kind) if document.text_of(field)), None)
    if field is None:
        return None
    return KeyphrasePlace(field.span, document.text_of(field), lambda phrase: in_field(document, phrase, field))


def _h1(document: Document, _: int) -> KeyphrasePlace | None:
    """The first main heading, where any of them may have a phrase; None where a template fills one in."""
    main = [heading for heading in document.all("heading") if heading.level == 1]
    found = [heading for heading in main if document.text_of(heading)]
    if not found or any(is_filled_in(document, heading) for heading in main):
        return None
    text = document.text_of(found[0])
    return KeyphrasePlace(found[0].span, text, lambda phrase: any(in_headings(document, phrase, found)))


def _text(document: Document, _: int) -> KeyphrasePlace | None:
    place = article_place(document)
    return KeyphrasePlace(place, document.text(place), lambda phrase: bool(uses(document, phrase)))


def _introduction(document: Document, words: int) -> KeyphrasePlace | None:
    running = prose(document)
    if not running.sentences:
        return None
    least = document.language.as_much_as(words)
    end = _first_section(document, running.blocks[0].span.start)
    opening: list[range] = []
    for block in running.blocks:
        if sum(map(len, opening)) >= max(least, 1) or (opening and block.span.start >= end):
            break
        opening.append(document.words.within(block.span))
    first = running.sentences[0].span
    return KeyphrasePlace(
        first,
        document.text(first),
        lambda phrase: any(use.first in words for use in uses(document, phrase) for words in opening),
    )


def _first_section(document: Document, begun: int) -> int:
    """Where the first subheading after an offset is, which ends an introduction."""
    later = (h.outer.start for h in document.all("heading") if h.level > 1 and h.outer.start > begun)
    return next(later, len(document.source))


def _slug(document: Document, _: int) -> KeyphrasePlace | None:
    field = next((field for field in document.all("slug") if document.text_of(field)), None)
    if field is None:
        return None
    text = document.text_of(field)
    slug = Slug(document.language, text)
    return KeyphrasePlace(field.span, text, lambda phrase: slug.says(phrase.text))


PLACES: Mapping[str, Callable[[Document, int], KeyphrasePlace | None]] = {
    "title": partial(_field, kind="title"),
    "description": partial(_field, kind="description"),
    "h1": _h1,
    "introduction": _introduction,
    "slug": _slug,
    "text": _text,
}
