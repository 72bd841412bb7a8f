"""The same word again within a few words: "the the", left over from rewriting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from seolint.analysis.matching import Matcher, literals
from seolint.analysis.regex import ArgumentFault, validate_common
from seolint.analysis.texts import CODE, MappedText, places
from seolint.document import Document, Finding
from seolint.language.marks import SENTENCE_ENDS
from seolint.lazy_regex import expression

FACTS = ("text", "distance")

_WORD = expression(r"\w+(?:['’‐-]\w+)*")
_SENTENCE_END = expression(rf"[{SENTENCE_ENDS}]|{CODE}")


class _Spot(NamedTuple):
    """A word, or a match of what is looked for: the index of the word it begins in, and where it is."""

    word: int
    start: int
    end: int


def check(
    document: Document,
    *,
    within: int = 1,
    scope: str = "text",
    levels: Sequence[int] = (),
    pattern: str = "",
    words: Sequence[str] = (),
    allow: Sequence[str] = (),
    ignore_case: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Words, or matches of `pattern` or `words`, that are repeated at most `within` words further on.

    Both are in the same sentence; neighbours have nothing but white space between them. The second is reported, with
    the first in related. Facts: text, distance (words). Raises PatternTimeoutError.
    """
    terms = [*literals(words), *filter(None, [pattern])]
    same: dict[str, Any] = {"engine": engine, "ignore_case": ignore_case, "whole_words": True}
    matcher = Matcher(terms, **same) if terms else None
    allowed = Matcher(allow, **same) if allow else None
    for _, texts in places(document, scope, levels):
        for text in texts:
            fine: set[int] | None = None
            for before, spot in _repeated(text, _spots(text, matcher), within, ignore_case):
                if fine is None:
                    fine = _allowed(text, allowed)
                span = text.span(spot.start, spot.end)
                if span.start not in fine:
                    facts = {"text": text.text[spot.start : spot.end], "distance": spot.word - before.word}
                    yield Finding(span, facts, [text.span(before.start, before.end)])


def validate(
    *, within: int = 1, pattern: str = "", words: Sequence[str] = (), **arguments: Any
) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if within < 1:
        yield ("within",), f"within is {within}; it is at least 1, the next word"
    shared = {name: arguments[name] for name in ("scope", "engine", "allow") if name in arguments}
    yield from validate_common(pattern=pattern, words=words, **shared)


def _spots(text: MappedText, matcher: Matcher | None) -> Iterator[_Spot]:
    """What may be repeated: all words that begin with a letter (nothing in "1 000 000"), or the matches."""
    words = [found.span() for found in _WORD.finditer(text.text)]
    if not matcher:
        yield from (_Spot(i, start, end) for i, (start, end) in enumerate(words) if text.text[start].isalpha())
        return
    starts = [start for start, _ in words]
    for match in matcher.matches(text):
        yield _Spot(bisect_right(starts, match.hit.start) - 1, match.hit.start, match.hit.end)


def _repeated(
    text: MappedText, spots: Iterator[_Spot], within: int, ignore_case: bool
) -> Iterator[tuple[_Spot, _Spot]]:
    """Pairs of the same text in one sentence, near each other; neighbours have only white space between them."""
    last: dict[str, _Spot] = {}
    for spot in spots:
        key = text.text[spot.start : spot.end]
        if ignore_case:
            key = key.casefold()
        before, last[key] = last.get(key), spot
        if before and 0 < spot.word - before.word <= within:
            between = text.text[before.end : spot.start]
            broken = between.strip() if spot.word - before.word == 1 else _SENTENCE_END.search(between)
            if not broken:
                yield before, spot


def _allowed(text: MappedText, allowed: Matcher | None) -> set[int]:
    """The places in the source covered by matches of what is allowed."""
    return {at for match in allowed.matches(text) for at in range(*match.span)} if allowed else set()
