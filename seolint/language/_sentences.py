"""Where sentences end: sentencex, corrected where the language's own data or a plain sign says more.

The splitter sees the text as a reader does; places are mapped back where markup left filler in it. Every place where a
sentence could end gets a verdict of `_verdict`; where that has none, sentencex decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import sentencex

from seolint.expressions import expression

_STRETCH = 4000
"""Characters that sentencex is given at a time: several times a long paragraph."""

_INNER = expression(r"[.!?…؟।。！？｡](?:(?:\0*[^\w\s\0]){0,8}\0*(?:\d+\]|[¹²³⁰-⁹])?\0*\s|(?<=[。！？｡]).)")
"""Without this in a block it is one sentence, and nothing else is asked."""

_ENDING = expression(
    r"""
    (?P<mark>[.!?…؟।。！？｡](?<![.!?…]{2})[.!?…؟।。！？｡]*(?:\s\.)*)
    (?P<close>(?:["'”’“»)\]』」）*†‡¹²³⁰-⁹]|\s»|\[\d+\])*)
    (?:\s+|(?<=[。！？｡』」”）]))
    (?P<open>(?:["'“‘„‚(\[¿¡「『（]|«\s?)*)
    (?P<next>[\w'’-]*)
    """,
    re.VERBOSE,
)
_LAST_WORD = expression(r"\w+(?:\.\w+)*$")
_LONGEST_WORD = 24
_MIXED_CASE = expression("[a-z]+[A-Z]")
_NOTE = expression(r"[*†‡¹²³⁰-⁹]|\[\d")
_QUOTES = "\"'”’“»"
_LABEL = expression(r"(?:\w+ )?\d+")
"""All that stands before the full stop of `1. Install it` and of `Step 1. Install it`."""

_WITHIN = ".!?…'’"
"""Characters after which, without a space, no sentence starts: `ASP.NET`, `![`, `’s`."""

_SAID = ("と", "って")
"""What follows a quotation inside a Japanese sentence."""

ORDINAL_POINT = frozenset({"cs", "da", "de", "fi", "no", "pl"})
"""Languages that write `3.` for "third"."""

_DIGITS = 2
"""Digits of an ordinal; a longer number is a year or an amount."""

_NUMERAL = expression("[IVXLC]+|[A-Z]")
"""Numbers that start with a capital: `Fig. A`, `Vol. IV`."""

_NONE: frozenset[str] = frozenset()


class FullStops(NamedTuple):
    """What a language knows of full stops.

    An abbreviation doesn't end a sentence. Of them, `closing` ones (etc.) end it before a capital letter, `final` ones
    (Inc., p.m.) before a capitalised function word, and `numbered` ones (No., Fig., Jan.) are abbreviations before a
    number or a small letter only.
    """

    abbreviations: frozenset[str]
    closing: frozenset[str]
    final: frozenset[str]
    numbered: frozenset[str]
    function_words: frozenset[str]

    @classmethod
    def of(cls, lists: Mapping[str, frozenset[str]], function_words: frozenset[str]) -> FullStops:
        """These words from the lists of a language's data."""
        closing, final, numbered = (
            lists.get(f"{kind}_abbreviations", _NONE) for kind in ("closing", "final", "numbered")
        )
        known = lists.get("abbreviations", _NONE) | closing | final | numbered
        return cls(known, closing, final, numbered, function_words)


def sentences(text: str, start: int, end: int, language: str, stops: FullStops) -> list[tuple[int, int]]:
    """The extents of the sentences of text[start:end], white space and filler trimmed."""
    block = text[start:end]
    if not _INNER.search(block):
        return _trimmed(text, [(start, end)])
    plain, starts, shifts = _plain(block)
    cuts = [0, *_cuts(plain, language, stops)]
    places = [cut + shifts[bisect_right(starts, cut) - 1] for cut in cuts] if starts else cuts
    return _trimmed(text, [(start + a, start + b) for a, b in zip(places, [*places[1:], len(block)], strict=True)])


def _cuts(plain: str, language: str, stops: FullStops) -> Iterator[int]:
    """Where in a text without filler each sentence but the first starts."""
    proposed = list(_proposed(plain, language))
    cuts: set[int] = set()
    begun = at = 0
    for match in _ENDING.finditer(plain):
        place = match.start("open")
        low = bisect_left(proposed, match.end("mark"))
        high = bisect_right(proposed, max(match.start("next"), match.end("next") - 1))
        cuts.update(cut for cut in proposed[at:low] if plain[cut - 1] not in _WITHIN)
        at = high
        verdict = _verdict(match, begun, language, stops)
        if place < len(plain) and (low < high if verdict is None else verdict):
            cuts.add(place)
            begun = place
    cuts.update(cut for cut in proposed[at:] if plain[cut - 1] not in _WITHIN)
    yield from sorted(cuts)


def _proposed(plain: str, language: str) -> Iterator[int]:
    """Where sentencex starts each sentence but the first. It takes the square of a text in time: long ones are cut."""
    at = 0
    while at < len(plain):
        seam = at + _STRETCH
        if seam < len(plain):
            stop = plain.rfind(". ", at + _STRETCH // 2, seam)
            seam = stop + 2 if stop > 0 else seam
        found = sentencex.get_sentence_boundaries(language, plain[at:seam])
        if at and plain[at - 2 : at] == ". ":
            yield at
        yield from (at + boundary["start_index"] for boundary in found[1:])
        at = seam


def _verdict(match: re.Match[str], begun: int, language: str, stops: FullStops) -> bool | None:
    """Whether a sentence that began at `begun` ends at this mark; None where there is no telling."""
    mark, close, following = match.group("mark", "close", "next")
    capital = following[:1].isupper()
    if mark[-1] in "。！？｡":
        return False if close and match.string.startswith(_SAID, match.start("next")) else None
    if following[:1].islower() and (mark != "." or close):
        return None if _MIXED_CASE.match(following) else False
    if close:
        return True if capital and _closed(match, begun) else None
    if mark != ".":
        return True if capital and following != "I" and mark[-1] not in "!?" else None
    return _after_stop(match, language, stops)


def _closed(match: re.Match[str], begun: int) -> bool:
    """Whether what stands behind the mark closes a quotation, a bracket around the whole sentence, or is a note."""
    close = match["close"]
    return close[-1] in _QUOTES or _NOTE.match(close) is not None or match.string[begun] in "(["


def _after_stop(match: re.Match[str], language: str, stops: FullStops) -> bool | None:
    """The verdict for a single full stop with nothing behind it but white space."""
    following = match["next"]
    last = _LAST_WORD.search(match.string, max(0, match.start() - _LONGEST_WORD), match.start())
    word = last[0].lower() if last else ""
    if _LABEL.fullmatch(match.string, 0, match.start()):
        return False
    if word in stops.abbreviations:
        return _after_abbreviation(word, following, bool(match["open"]), stops)
    if language in ORDINAL_POINT and word.isdigit() and len(word) <= _DIGITS and following[:1].isupper():
        return following.lower() in stops.function_words
    if len(word) > 1 and following[:1].isupper() and following.lower() in stops.function_words:
        return True
    return None


def _after_abbreviation(word: str, following: str, opened: bool, stops: FullStops) -> bool:
    """Whether an abbreviation ends a sentence, by the word that follows."""
    capital = following[:1].isupper()
    if word in stops.numbered:
        return capital and not _NUMERAL.fullmatch(following)
    if word in stops.closing:
        return capital or (opened and not following[:1].islower())
    return word in stops.final and capital and following.lower() in stops.function_words


def _plain(block: str) -> tuple[str, list[int], list[int]]:
    """The text without filler; where each piece of it starts, and how far it was moved."""
    if "\0" not in block:
        return block, [], []
    pieces, starts, shifts, at = [], [], [], 0
    for match in re.finditer("[^\0]+", block):
        starts.append(at)
        shifts.append(match.start() - at)
        pieces.append(match[0])
        at += len(match[0])
    return "".join(pieces), starts or [0], shifts or [0]


def _trimmed(text: str, extents: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The extents without white space and filler at their edges, and without those that hold nothing else."""
    out = []
    for start, end in extents:
        while start < end and (text[start].isspace() or text[start] == "\0"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "\0"):
            end -= 1
        if end > start:
            out.append((start, end))
    return out
