"""The same word again within a few words: "the the", left over from rewriting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from seolint.checks._arguments import Wrong, validate_common
from seolint.checks._matching import Match, Matcher, literals
from seolint.checks._texts import CODE, Text, places
from seolint.document import Document, Finding

_WORD = re.compile(r"\w+(?:['’‐-]\w+)*")
_WORDS = r"\pL[\pL\pM\pN_]*(?:['’‐-][\pL\pM\pN_]+)*"
"""Words that begin with a letter: in "1 000 000" nothing is repeated."""

_SENTENCE_END = re.compile(rf"[.!?…。！？]|{CODE}")


class _Words(NamedTuple):
    """The words of a text, and how many sentences have ended before each."""

    starts: Sequence[int]
    sentences: Sequence[int]


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
    """Words, or matches of `pattern` or `words`, that stand again at most `within` words further on.

    Both stand in the same sentence; next to each other, with nothing but white space between them. The second one is
    reported, the first is related. Facts: text, distance (words). Raises PatternTimeoutError.
    """
    own = [*literals(words), *filter(None, [pattern])]
    terms = own or [_WORDS]
    engine_of_terms = engine if own else "re2"
    matcher = Matcher(terms, allow=(), engine=engine_of_terms, ignore_case=ignore_case, whole_words=True)
    allowed = Matcher(allow, engine=engine, ignore_case=ignore_case, whole_words=True) if allow else None
    for _, texts in places(document, scope, levels):
        for text in texts:
            yield from _repeated(text, matcher, allowed, within, ignore_case)


def validate(*, within: int = 1, pattern: str = "", words: Sequence[str] = (), **given: Any) -> Iterator[Wrong]:
    """What is wrong with the arguments of a rule."""
    if within < 1:
        yield ("within",), f"within is {within}; it is at least 1, the next word"
    shared = {name: given[name] for name in ("scope", "engine", "allow") if name in given}
    yield from validate_common(pattern=pattern, words=words, **shared)


def _repeated(
    text: Text, matcher: Matcher, allowed: Matcher | None, within: int, ignore_case: bool
) -> Iterator[Finding]:
    found = matcher.matches(text)
    if len(found) < 2:
        return
    spread = _words(text.text)
    last: dict[str, Match] = {}
    fine: set[int] | None = None
    for match in found:
        key = match.text.casefold() if ignore_case else match.text
        before, last[key] = last.get(key), match
        distance = _distance(text.text, spread, before, match) if before else 0
        if not before or not 0 < distance <= within:
            continue
        if fine is None:
            fine = _allowed(text, allowed)
        if match.span.start not in fine:
            yield Finding(match.span, {"text": match.text, "distance": distance}, [before.span])


def _words(text: str) -> _Words:
    starts, sentences, ended, at = [], [], 0, 0
    for word in _WORD.finditer(text):
        ended += bool(_SENTENCE_END.search(text, at, word.start()))
        at = word.end()
        starts.append(word.start())
        sentences.append(ended)
    return _Words(starts, sentences)


def _distance(text: str, words: _Words, before: Match, match: Match) -> int:
    """How many words further on a match stands; 0 when a sentence, or for neighbours anything, ends between."""
    one, other = (bisect_right(words.starts, hit.start) - 1 for hit in (before.hit, match.hit))
    if one < 0 or words.sentences[one] != words.sentences[other]:
        return 0
    between = text[before.hit.end : match.hit.start]
    return 0 if other - one <= 1 and between.strip() else max(other - one, 0)


def _allowed(text: Text, allowed: Matcher | None) -> set[int]:
    """The places in the source that a match of what is allowed covers."""
    return {at for match in allowed.matches(text) for at in range(*match.span)} if allowed else set()
