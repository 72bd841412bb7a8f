"""Which language a text is in: by its script and, where many share one, by its letters and most frequent words.

In any language, a third to a half of running text consists of function words. Between languages that share many of them
(Danish and Norwegian, Slovak and Czech), those count that only one has; letters that a language doesn't have rule it
out. An inconclusive text has no language: a wrong one is the worse mistake.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import islice, takewhile
from math import ceil
from typing import NamedTuple

from seolint.language._words import words_of_letters
from seolint.language.detection._scripts import LATIN, UNKNOWN, Script, script_of
from seolint.language.detection.tables import composed, letters, names, owners

SAMPLE = 600
"""How many words of the text are examined, by the spaces between them."""

LONGEST = 10 * SAMPLE
"""How many characters are examined: all, except in scripts without spaces and with very long words."""

LEAST_WORDS = 8
"""Frequent words of a language that must be found before it is named."""

LEAST_SHARE = 0.08
"""Their share of the words: 0.3 to 0.5 in running text, 0.1 in languages with long words, less in lists."""

LEAST_DIFFERENT = 6
DIFFERENT_SHARE, MEASURED = 0.04, 200
"""How many different ones there must be, and their share of the first `MEASURED` words: any text has some short ones
by chance, again and again. 200 words have 8 to 40 of their own language, and hardly 7 of another."""

DIFFERENT_OF_FEW, LONGER = 0.125, 3
"""Where a text repeats a few words, this share of all different ones is enough, for words with this many letters or
more: they are an eighth to a half of the words of short sentences, and shorter ones are in any text by chance."""

LEAD = 2
"""How many times as often the words that only the best language has occur as those that only another one has."""

MOST_FOREIGN = 0.015
"""Share of a text's letters, in names and quotations, that its language may not have."""

QUOTED = 1.4
"""How many times as many words of a language whose letters rule it out may be found: one more, and the text is in that
language, with quotations from another (a lesson, a menu), or in both."""

RIVALS = 8
"""How many languages are compared, those with the most words found."""

__all__ = ["Evidence", "detect", "evidence", "names"]

BETWEEN: Mapping[str, tuple[str, ...]] = {"bs": ("hr", "sr")}
"""Languages that share with one neighbour what they don't share with the other: they are compared with both at once."""

PLACEHOLDER = frozenset({"lorem", "consectetur", "consectetuer", "adipiscing", "adipisicing"})
"""Words of the filler text (lorem ipsum) that designers use; it looks like Latin."""

CHARACTERS = 4
"""How many characters count as one frequent word where the script alone determines the language."""


class Evidence(NamedTuple):
    """The result: the code of the language, empty where it is unknown, and how many words point to it."""

    code: str
    words: int


def detect(text: str) -> str | None:
    """The code of the language of `text`, which may contain filler; None where that can't be determined."""
    return evidence(text).code or None


@lru_cache(maxsize=2)
def evidence(text: str) -> Evidence:
    """The language of a text, and the evidence for it. A check may ask about the same text as the reader did."""
    plain, other = words_of_letters(_sample(text))
    words, foreign = plain + other, Counter("".join(other))
    script, found = script_of(foreign, sum(map(len, words))) if foreign else (LATIN, 0)
    if script is UNKNOWN or (script.language and not _has_own_letters(script, foreign)):
        return Evidence("", 0)
    known = owners(script.name)
    if not known:
        return Evidence(script.language, found // CHARACTERS)
    return _by_words(words, foreign, script, known)


def _has_own_letters(script: Script, foreign: Mapping[str, int]) -> bool:
    """Whether the letters of a script are those of its language: Shan and Mon have more than Burmese."""
    own = letters(script.language)
    if own is None:
        return True
    there = {letter: times for letter, times in foreign.items() if script.first <= letter <= script.last}
    return sum(times for letter, times in there.items() if letter not in own) <= MOST_FOREIGN * sum(there.values())


def _sample(text: str) -> str:
    """The beginning of the text, in lower case."""
    head = text[:LONGEST].replace("\0", "").split(None, SAMPLE)
    if len(head) <= SAMPLE and len(text) > LONGEST:
        head = text.replace("\0", "").split(None, SAMPLE)
    sample = " ".join(head[:SAMPLE])[:LONGEST].lower()
    return sample if sample.isascii() else composed(sample)


def _by_words(words: Sequence[str], foreign: Mapping[str, int], script: Script, known: Mapping[str, str]) -> Evidence:
    """The language whose words are found, among those with the letters. Single letters don't count: "a)", sums."""
    words = [word for word in words if len(word) > 1]
    if script is not LATIN:
        words = [word for word in words if script.first <= word[0] <= script.last]
    counts = Counter(map(known.get, words))
    groups = [(_languages(codes), times) for codes, times in counts.items() if codes]
    found: dict[str, int] = {}
    for codes, times in groups:
        for code in codes:
            found[code] = found.get(code, 0) + times
    ranked = sorted(found, key=found.__getitem__, reverse=True)
    if script.language:
        best = ranked[0] if ranked and found[ranked[0]] > found.get(script.language, 0) else script.language
        return Evidence(best, sum(map(len, words)) // CHARACTERS)
    least = max(LEAST_WORDS, LEAST_SHARE * len(words))
    enough = [code for code in ranked if found[code] >= least]
    rivals = (code for code in enough if not _is_foreign(code, words, foreign, script))
    best = next(rivals, "")
    if best and found[enough[0]] > QUOTED * found[best]:
        return Evidence("", 0)
    near = takewhile(lambda code: found[code] * (LEAD + 1) > found[best], rivals)
    if best == "la" and not PLACEHOLDER.isdisjoint(words):
        return Evidence("", 0)
    own = {codes for codes in counts if codes and best in _languages(codes)}
    if not best or not _has_many((word for word in words if known.get(word) in own), words):
        return Evidence("", 0)
    if not _leads(best, near, groups):
        return Evidence("", 0)
    return Evidence(best, found[best])


@cache
def _languages(codes: str) -> Set[str]:
    """Languages that share words, in order: there are about a hundred such groups, and a text has fifty of them."""
    return dict.fromkeys(codes.split()).keys()


def _leads(best: str, rivals: Iterable[str], groups: Sequence[tuple[Set[str], int]]) -> bool:
    """Whether, for each rival, a language has `LEAD` times as many words of its own as the rival has.

    A rival with at most a third as many words found as the best one can't come near that.
    """
    own = [(codes, times) for codes, times in groups if best in codes]
    others = [(codes, times) for codes, times in groups if best not in codes]
    for code in islice(rivals, RIVALS):
        neighbours = BETWEEN.get(best, (code,))
        lead = sum(times for codes, times in own if codes.isdisjoint(neighbours))
        if not lead or lead < LEAD * sum(times for codes, times in others if code in codes):
            return False
    return True


def _is_foreign(code: str, words: Sequence[str], foreign: Mapping[str, int], script: Script) -> bool:
    """Whether a text has too many letters that a language doesn't have."""
    own = letters(code)
    if own is None or not foreign:
        return False
    other = sum(times for letter, times in foreign.items() if letter not in own and _is_letter_of(letter, script))
    return other > MOST_FOREIGN * sum(map(len, words))


def _is_letter_of(letter: str, script: Script) -> bool:
    """Whether it is one of the letters of a script that distinguish languages."""
    in_latin = script is LATIN and "\u1e00" <= letter <= "\u1eff"
    return letter.isalpha() and (in_latin or script.first <= letter <= script.last)


def _has_many(found: Iterator[str], words: Sequence[str]) -> bool:
    """Whether enough different words of a language are found; all words are examined only where few are found."""
    enough = ceil(max(LEAST_DIFFERENT, DIFFERENT_SHARE * min(len(words), MEASURED)))
    few: set[str] = set()
    for word in found:
        few.add(word)
        if len(few) == enough:
            return True
    longer = sum(len(word) >= LONGER for word in few)
    return longer >= max(2, DIFFERENT_OF_FEW * len(set(words)))
