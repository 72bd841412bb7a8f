"""Where a page says what it is about: the places in which its keyphrases are looked for first."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.arguments import ArgumentFault
from seolint.analysis.keyphrase_places import PLACES
from seolint.analysis.keyphrases import keyphrases
from seolint.analysis.known_names import unknown
from seolint.document import Document, Finding

FACTS = ("phrase", "text")

WHOLE_PAGE = True
"""Any edit of the article may bring its problems about."""


def check(document: Document, *, where: str, words: int = 0) -> Iterator[Finding]:
    """Keyphrases that don't stand in a place (`where`, a key of PLACES), for pages that have that place.

    `words` are those of the introduction, which ends with the paragraph in which they end.
    Facts: phrase; text, what stands there instead.
    """
    phrases = keyphrases(document)
    place = PLACES[where](document, words) if phrases else None
    if place:
        span, text, says = place
        for phrase in phrases:
            if not says(phrase):
                yield Finding(span, {"phrase": phrase.text, "text": text})


def validate(*, where: object = "", **_: object) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if wrong := unknown("place", where, tuple(PLACES)):
        yield ("where",), wrong
