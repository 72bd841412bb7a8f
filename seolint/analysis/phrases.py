"""Repeated phrases: which word sequences an article says again and again, and where.

A phrase is a sequence of one to sixteen stems that occurs three times or more (a single word six times), inside pieces
of a sentence (no punctuation within), with no function word at either edge. Sequences are counted level by level: one
of n stems can be frequent only where both its parts of n - 1 stems are, so the work stays linear in the words of the
article.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, compress, count, islice, repeat
from operator import add, eq, mul
from typing import NamedTuple

from seolint.analysis.tokens import Tokens

LONGEST = 16
"""Words of the longest phrase that is looked for."""

SINGLE = 6
"""Uses from which on a single word counts as a phrase: most words of an article appear a few times."""

IDEOGRAPHS = "\u3041"
"""The first letter of the scripts without spaces, in which a character counts as a word."""

SYLLABIC = ("vi",)
"""Languages that write a space after each syllable."""

SYLLABLES = 1.5
"""Syllables of a Vietnamese word, on average: most words have one or two."""

SPARSE = 50_000
"""A phrase must occur at least once per this many words. It matters only in books of 200,000 words and more, where
thousands of phrases occur three times: without it a file of 10 MB takes twice as long as ten of 1 MB."""


class Phrase:
    """A repeated phrase: its stems, and the index of the first word of each use, in reading order, fields last."""

    def __init__(self, tokens: Tokens, stems: tuple[str, ...], places: Sequence[int]) -> None:
        self.tokens, self.stems, self.places = tokens, stems, places
        self.length = len(stems)
        self.words = _words(tokens, places[0], self.length)
        """Words as they count: two characters of a script without spaces make one, three Vietnamese syllables two."""
        self.prose = places[: bisect_left(places, tokens.prose_count)]
        """The uses in the prose."""

    @cached_property
    def forms(self) -> Counter[str]:
        """The ways in which the phrase is written, normalised, with their uses; the first use is the first of them."""
        normalized, length = self.tokens.normalized, self.length
        return Counter(" ".join(normalized[at : at + length]) for at in self.places)


def _words(tokens: Tokens, at: int, length: int) -> float:
    if tokens.document.language.code in SYLLABIC:
        return length / SYLLABLES
    words = tokens.normalized[at : at + length]
    if max(words) < IDEOGRAPHS:
        return float(length)
    return length - sum(len(word) == 1 and word >= IDEOGRAPHS for word in words) / 2


class Level(NamedTuple):
    """The frequent sequences of one length: where each begins, in order, and the number of the sequence there."""

    places: array[int]
    numbers: array[int]

    def number(self, at: int) -> int | None:
        """The number of the sequence at a place, if there is one."""
        nth = bisect_left(self.places, at)
        return self.numbers[nth] if nth < len(self.places) and self.places[nth] == at else None


def everywhere(phrases: Sequence[Phrase]) -> Sequence[array[int]]:
    """All uses of each phrase of one article, including those in repeated blocks, found in one go."""
    found = [array("i") for _ in phrases]
    by_length: dict[int, dict[tuple[str, ...], array[int]]] = {}
    for phrase, uses in zip(phrases, found, strict=True):
        by_length.setdefault(phrase.length, {})[phrase.stems] = uses
    for length, wanted in by_length.items():
        tokens = phrases[0].tokens
        first = frozenset(stems[0] for stems in wanted)
        for at in compress(count(), map(first.__contains__, tokens.stems)):
            known = wanted.get(tuple(tokens.stems[at : at + length]))
            if known is not None and not any(tokens.borders[at + 1 : at + length]):
                known.append(at)
    return found


def repeated(tokens: Tokens, least: int = 3, shortest: int = 1) -> list[Phrase]:
    """The phrases of `shortest` words or more that are used at least `least` times, longest first.

    A phrase inside a longer one is included only if it has more uses, and one in a book only if it isn't too rare
    (`SPARSE`).
    """
    least = max(least, len(tokens.stems) // SPARSE)
    levels = _levels(tokens, least, shortest)
    uses = [Counter(level.numbers) for level in levels]
    language = tokens.document.language
    function_words = language.function_words - language.lists.get("searcher_words", frozenset())
    found: list[Phrase] = []
    dropped: set[tuple[int, int]] = set()
    for length in range(len(levels), shortest - 1, -1):
        for number, places in _groups(tokens, levels[length - 1], length, function_words).items():
            if len(places) < least:
                continue
            stems = tuple(tokens.stems[places[0] : places[0] + length])
            if (length, number) not in dropped and _says_something(stems):
                found.append(Phrase(tokens, stems, places))
            _drop_parts(levels, uses, range(shortest, length), places, dropped)
    return found


def _groups(tokens: Tokens, level: Level, length: int, function_words: frozenset[str]) -> Mapping[int, array[int]]:
    """The places of each sequence of a level that may be a phrase; those that overlap an earlier one left out."""
    normalized, stems, last = tokens.normalized, tokens.stems, length - 1
    firsts = dict(zip(reversed(level.numbers), reversed(level.places), strict=True))
    groups = {
        number: array("i")
        for number, at in firsts.items()
        if normalized[at] not in function_words
        and normalized[at + last] not in function_words
        and not _periodic(stems[at : at + length])
    }
    wanted = list(map(groups.__contains__, level.numbers))
    for at, number in zip(compress(level.places, wanted), compress(level.numbers, wanted), strict=True):
        places = groups[number]
        if not places or at >= places[-1] + length:
            places.append(at)
    return dict(sorted(groups.items(), key=lambda group: group[1][0]))


def _says_something(stems: Sequence[str]) -> bool:
    """Whether there is a word among the stems, and no more numbers than words: "1/1 running 0" is a program's output.

    A word has two characters or more; two ideographs are a word, a single one isn't.
    """
    words = [stem for stem in stems if not stem.isdigit()]
    if 2 * len(words) < len(stems):
        return False
    return any(len(word) > 1 for word in words) or sum(len(s) == 1 and s >= IDEOGRAPHS for s in stems) > 1


def _periodic(stems: Sequence[str]) -> bool:
    """Whether a sequence is a shorter one repeated ("cheap sheds cheap sheds")."""
    return any(stems[period:] == stems[:-period] for period in range(1, len(stems) // 2 + 1))


def _drop_parts(
    levels: Sequence[Level],
    uses: Sequence[Mapping[int, int]],
    lengths: range,
    places: Sequence[int],
    dropped: set[tuple[int, int]],
) -> None:
    """Mark the parts (of these lengths) of a phrase that occur outside it in less than a quarter of their uses."""
    for part in lengths:
        for offset in range(lengths.stop - part + 1):
            number = levels[part - 1].number(places[0] + offset)
            if number is not None and 4 * len(places) >= 3 * uses[part - 1][number]:
                dropped.add((part, number))


def _levels(tokens: Tokens, least: int, shortest: int) -> list[Level]:
    """For each length the frequent sequences. Single words, most of which are frequent, only on request.

    Places and numbers are flat arrays: in a text that is one phrase, each word begins a sequence of every length.
    """
    first, often = _frequent(tokens, least)
    size = len(first) + 1
    levels = [_singles(first, often if shortest == 1 else frozenset())]
    pairs = zip(first, islice(first, 1, None), islice(tokens.borders, 1, None), strict=False)
    kept = [bool(number and after and not border) for number, after, border in pairs]
    places = array("i", compress(count(), kept))
    keys = _keys(first, kept, size)
    while keys and len(levels) < LONGEST:
        levels.append(_level(places, keys, least))
        places, numbers = levels[-1]
        kept = list(map(eq, islice(places, 1, None), map(add, places, repeat(1))))
        places = array("i", compress(places, kept))
        keys = _keys(numbers, kept, size)
    return levels


def _keys(numbers: Sequence[int], kept: Sequence[bool], size: int) -> array[int]:
    """One number for each two that are next to each other, where they are `kept`; `size` is more than any number."""
    before, after = compress(numbers, kept), compress(islice(numbers, 1, None), kept)
    return array("q", map(add, map(mul, before, repeat(size)), after))


def _level(places: array[int], keys: array[int], least: int) -> Level:
    """The frequent ones among the sequences that begin at these places, each with its key."""
    counts = Counter(keys)
    numbers = {key: number for number, (key, uses) in enumerate(counts.items(), 1) if uses >= least}
    found = list(map(numbers.get, keys))
    return Level(array("i", compress(places, found)), array("i", filter(None, found)))


def _singles(numbers: Sequence[int], often: Set[int]) -> Level:
    """The words that have one of these numbers."""
    kept = list(map(often.__contains__, numbers))
    return Level(array("i", compress(count(), kept)), array("i", compress(numbers, kept)))


def _frequent(tokens: Tokens, least: int) -> tuple[list[int], Set[int]]:
    """For each word the number of its stem, from 1, and the numbers of those that have `SINGLE` uses.

    The number of a stem that is less frequent than `least`, or in a repeated block, is 0.
    """
    stems: Sequence[str] = tokens.stems
    if tokens.repeats:
        stems = ["" if again else stem for stem, again in zip(stems, chain(tokens.repeats, repeat(0)), strict=False)]
    counts = Counter(stems)
    counts.pop("", None)
    frequent = [stem for stem, uses in counts.items() if uses >= least]
    numbers = dict(zip(frequent, range(1, len(frequent) + 1), strict=True))
    return list(map(numbers.get, stems, repeat(0))), {numbers[stem] for stem in frequent if counts[stem] >= SINGLE}
