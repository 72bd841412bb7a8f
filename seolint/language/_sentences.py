"""Where sentences end: sentencex, corrected where the data of the language or a plain sign is more precise.

The splitter sees the text as a reader does; places are mapped back where markup left filler in it. Every place where a
sentence could end gets a verdict of `_verdict`; where that has none, sentencex decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import sentencex

from seolint.lazy_regex import expression

_STRETCH = 4000
"""Characters that sentencex is given at a time: several times a long paragraph."""

_INNER = expression(r"[.!?…؟।。！？｡](?:(?:\0*[^\w\s\0]){0,8}\0*(?:(?:\d+\]|[¹²³⁰-⁹])\0*)?\s|(?<=[。！？｡]).)")
"""Without this in a block it is one sentence, and nothing else is asked."""

_ENDING = expression(
    r"""
    (?P<mark>[.!?…؟।。！？｡](?<![.!?…؟।。！？｡]{2})[.!?…؟।。！？｡]*(?:\s\.)*)
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
_LABEL = expression(r"(?:\w{1,40} )?\d{1,40}")
"""All that comes before the full stop of `1. Install it` and of `Step 1. Install it`. Every full stop after a number
asks for it, so it may not read on through a first word of any length."""

_FILLER = expression("\0+")
_WIDE_SPACE = expression(r"[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000](?=\.)")
"""White space of several bytes before a full stop. Behind a capital (plan A, a no-break space, a full stop) sentencex
takes it for one byte and panics, so it is given a plain space. Source: `is_name_initial_for` in its language.rs."""

_WITHIN = ".!?…'’"
"""Characters after which, without a space, no sentence starts: `ASP.NET`, `![`, `’s`."""

_QUOTATIVES = ("と", "って")
"""Particles that follow a quotation inside a Japanese sentence."""

ORDINAL_POINT = frozenset({"cs", "da", "de", "fi", "no", "pl"})
"""Languages that write `3.` for "third"."""

_DIGITS = 2
"""Digits of an ordinal; a longer number is a year or an amount."""

_NUMERAL = expression("[IVXLC]+|[A-Z]")
"""Numbers that start with a capital: `Fig. A`, `Vol. IV`."""

_DATE = expression(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
"""Day and month, in the languages of ORDINAL_POINT: `am 4.9. (Freitag)`."""

_ENGLISH_ORDINAL = expression("\\d{1,2}(?:st|nd|rd|th)")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
"""Before these a full stop behind an ordinal ends nothing: `2nd. June`."""

_AMOUNT = expression(r"\d[ \xa0\u202f]\Z")
_UNIT = expression("[b-df-hj-np-tv-xz]{1,4}")
"""A number, and a word without a vowel behind it, which can only be an abbreviation: `8 mln. euro`."""

_SPEECH = 300
"""Characters before a mark among which the quotation may begin that it is in."""

_SPOKEN = expression(r":\s?[\"“„«](?=[^\"”“»]*\Z)")
"""A colon and a quotation that is still open."""

_NONE: frozenset[str] = frozenset()


class FullStops(NamedTuple):
    """The full stops of a language that end no sentence.

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


def sentences(
    text: str, blocks: Iterable[tuple[int, int]], language: str, stops: FullStops
) -> Iterator[list[tuple[int, int]]]:
    """For each block (start and end in `text`) the extents of its sentences, white space and filler trimmed."""
    search = _INNER.search
    for start, end in blocks:
        block = text[start:end]
        ends = [start + cut for cut in _inner_cuts(block, language, stops)] if search(block) else []
        yield _trimmed(text, start, [*ends, end])


def _inner_cuts(block: str, language: str, stops: FullStops) -> Sequence[int]:
    """Where in a block each sentence but the first starts."""
    plain = block.replace("\0", "")
    cuts = _cuts(plain, language, stops)
    return _shifted(block, cuts) if cuts and len(plain) < len(block) else cuts


def _cuts(plain: str, language: str, stops: FullStops) -> list[int]:
    """Where in a text without filler each sentence but the first starts."""
    proposed = deque(_proposed(plain, language))
    cuts: list[int] = []
    begun = 0
    for match in _ENDING.finditer(plain):
        mark, place, (following, end) = match.end(1), match.start(3), match.span(4)
        while proposed and proposed[0] < mark:
            cuts += _elsewhere(plain, proposed.popleft())
        agreed = False
        while proposed and (proposed[0] < end or proposed[0] == following):
            proposed.popleft()
            agreed = True
        verdict = _verdict(match, begun, language, stops)
        if place < len(plain) and (agreed if verdict is None else verdict):
            cuts.append(place)
            begun = place
    for cut in proposed:
        cuts += _elsewhere(plain, cut)
    return cuts


def _elsewhere(plain: str, cut: int) -> Sequence[int]:
    """Where sentencex alone sees a sentence start; not within what is written together."""
    return () if plain[cut - 1] in _WITHIN else (cut,)


def _proposed(plain: str, language: str) -> list[int]:
    """Where sentencex starts each sentence but the first. It takes the square of a text in time: long ones are cut."""
    found: list[int] = []
    at = 0
    plain = plain if plain.isascii() else _WIDE_SPACE.sub(" ", plain)
    while at < len(plain):
        seam = at + _STRETCH
        if seam < len(plain):
            stop = plain.rfind(". ", at + _STRETCH // 2, seam)
            seam = stop + 2 if stop > 0 else seam
        if at and plain[at - 2 : at] == ". ":
            found.append(at)
        boundaries = sentencex.get_sentence_boundaries(language, plain[at:seam])
        found += [at + boundary["start_index"] for boundary in boundaries[1:]]
        at = seam
    return found


def _verdict(match: re.Match[str], begun: int, language: str, stops: FullStops) -> bool | None:
    """Whether a sentence that began at `begun` ends at this mark; None where that is undecided."""
    mark, close, opened, following = match.groups()
    if mark == "." and not close:
        return _after_stop(match.string, match.start(), following, bool(opened), language, stops)
    if mark[-1] in "。！？｡":
        return False if close and match.string.startswith(_QUOTATIVES, match.start(4)) else None
    if following[:1].islower() and (mark != "." or close):
        return None if _MIXED_CASE.match(following) else False
    capital = following[:1].isupper()
    if close:
        ends = capital and (_closed(match, begun) or _is_in_bracket(match, stops))
        return True if ends else None
    if capital and _is_spoken(match.string, match.start()):
        return True
    return True if capital and following != "I" and mark[-1] not in "!?" else None


def _is_in_bracket(match: re.Match[str], stops: FullStops) -> bool:
    """Whether a bracket closes behind a full stop, and a function word with a capital follows: (a lot.) You need …"""
    word = _word_before(match.string, match.start())
    is_stop = match["mark"] == "." and match["close"] == ")" and word not in stops.abbreviations
    return is_stop and match["next"] != "I" and match["next"].lower() in stops.function_words


def _is_spoken(plain: str, mark: int) -> bool:
    """Whether a mark is inside a quotation that a colon announces, where sentences end as anywhere else."""
    colon = plain.rfind(":", max(0, mark - _SPEECH), mark)
    return colon >= 0 and _SPOKEN.match(plain, colon, mark) is not None


def _closed(match: re.Match[str], begun: int) -> bool:
    """Whether what follows the mark closes a quotation, a bracket around the whole sentence, or is a note."""
    close = match["close"]
    return close[-1] in _QUOTES or _NOTE.match(close) is not None or match.string[begun] in "(["


def _after_stop(plain: str, stop: int, following: str, opened: bool, language: str, stops: FullStops) -> bool | None:
    """The verdict for a single full stop, at `stop`, with nothing behind it but white space."""
    word = _word_before(plain, stop)
    if word[-1:].isdecimal() and _LABEL.fullmatch(plain, 0, stop):
        return False
    if word in stops.abbreviations:
        return _after_abbreviation(word, following, opened, stops)
    is_function_word = following.lower() in stops.function_words
    if language in ORDINAL_POINT and _DATE.fullmatch(word) and (opened or not following[:1].isupper()):
        return False
    if not following[:1].isupper():
        return False if following[:1].islower() and _is_unit(plain, stop, word) else None
    if language == "en" and following.lower() in _MONTHS and _ENGLISH_ORDINAL.fullmatch(word):
        return False
    if language in ORDINAL_POINT and word.isdigit() and len(word) <= _DIGITS:
        return is_function_word
    if len(word) > 1 and (is_function_word or _is_acronym(plain[stop - len(word) : stop], following)):
        return True
    return True if _is_spoken(plain, stop) and len(word) > 1 else None


def _is_unit(plain: str, stop: int, word: str) -> bool:
    """Whether what comes before a full stop is the abbreviation of a unit behind a number."""
    begun = stop - len(word)
    return _UNIT.fullmatch(word) is not None and _AMOUNT.search(plain, max(0, begun - 2), begun) is not None


def _is_acronym(word: str, following: str) -> bool:
    """Whether a word is all capitals where the next is not: a name such as ING, not a shouted abbreviation."""
    return word.isalpha() and word.isupper() and not following.isupper()


def _word_before(plain: str, stop: int) -> str:
    """The word right before a full stop, in lower case; for most it is what follows the last space."""
    before = plain[max(0, stop - _LONGEST_WORD) : stop]
    word = before[before.rfind(" ") + 1 :]
    if not word.isalnum():
        last = _LAST_WORD.search(before)
        word = last[0] if last else ""
    return word.lower()


def _after_abbreviation(word: str, following: str, opened: bool, stops: FullStops) -> bool:
    """Whether an abbreviation ends a sentence, by the word that follows."""
    capital = following[:1].isupper()
    if word in stops.numbered:
        return capital and not _NUMERAL.fullmatch(following)
    if word in stops.closing:
        return capital or (opened and not following[:1].islower())
    return word in stops.final and capital and following.lower() in stops.function_words


def _shifted(block: str, cuts: Sequence[int]) -> list[int]:
    """Places in a text without filler as places in the block that it was made of."""
    starts, shifts, moved = [0], [0], 0
    for run in _FILLER.finditer(block):
        starts.append(run.start() - moved)
        moved += run.end() - run.start()
        shifts.append(moved)
    return [cut + shifts[bisect_right(starts, cut) - 1] for cut in cuts]


def _trimmed(text: str, start: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The extents that end there, one behind the other, without white space and filler at their edges.

    Those that hold nothing else are left out.
    """
    out = []
    for end in ends:
        first, last = start, end
        while first < last and (text[first].isspace() or text[first] == "\0"):
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] == "\0"):
            last -= 1
        if last > first:
            out.append((first, last))
        start = end
    return out
