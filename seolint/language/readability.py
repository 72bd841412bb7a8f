"""Readability: counts of words and sentences, and the scores computed from them.

English scores equal those of textstat 0.7.8 to within 0.01 for the same words and sentences, so its ways of counting
are kept: marks within a word count as characters but not as letters, digits count as letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

from seolint.language._syllables import english, known, syllables
from seolint.language.formulas import Counts, formulas
from seolint.language.memo import Memo

POLYSYLLABLE = 3
"""Syllables from which on a word is a polysyllable (McLaughlin 1969) or may be complex (Gunning 1952)."""

ENDINGS = ("es", "ed", "ing")
"""Endings that don't make a word complex (Gunning 1952, who names the first two)."""

LONG_WORD = 7
"""Letters from which on a word is long (Björnsson 1968: "more than six")."""

LANE = 40
"""Bits for each count of a text: enough for more characters than any text has."""

LINSEAR_POLYSYLLABLE = 3
"""Points of a polysyllable in Linsear Write; another word has one."""

LINSEAR_WORDS = 100
"""How many words at the start of a text Linsear Write uses."""

LINSEAR_LEAST = 3
"""Minimum words of a sentence cut off by the end of these for it to count, as in textstat."""

_BY_WORD = (
    "letters",
    "characters",
    "syllables",
    "monosyllables",
    "polysyllables",
    "long_words",
    "difficult_words",
    "complex_words",
    "linsear_points",
)
"""The counts to which a word adds, in the order of their lanes."""

_COMPLEX_LANE = LANE * _BY_WORD.index("complex_words")
_COMPLEX = 1 << _COMPLEX_LANE


class TextCounts(NamedTuple):
    """The counts of a text, summed up to each word, so that any stretch of it is counted instantly.

    The counts are packed into one number, `LANE` bits each: this takes a third of the time of a column for each of
    them.
    """

    sums: Sequence[int]
    language: str

    def counts(self, start: int, stop: int, sentences: Sequence[int]) -> Counts:
        """The counts of the words from `start` to before `stop`; `sentences` has each sentence's number of words."""
        counted = _unpacked(self.sums[stop] - self.sums[start])
        first = _unpacked(self.sums[min(stop, start + LINSEAR_WORDS)] - self.sums[start])
        counted["characters"] += len(sentences)
        counted["linsear_points"] = first["linsear_points"]
        within = _sentences_within(sentences, LINSEAR_WORDS)
        return Counts(words=stop - start, sentences=len(sentences), linsear_sentences=within, **counted)

    def score(self, counts: Counts, name: str) -> float | None:
        """A score by its name; None if it has no formula for the language, or there is nothing to score."""
        formula = formulas(self.language).get(name)
        return formula(counts) if formula and counts.words and counts.sentences else None

    @property
    def complex_words(self) -> int:
        """The complex words of the whole text (`Counts.complex_words`)."""
        return self.sums[-1] >> _COMPLEX_LANE & (1 << LANE) - 1


def text_counts(normalized: Sequence[str], language: str) -> TextCounts:
    """The counts of a text, from its normalised words in order, for any stretch of it."""
    return TextCounts(list(accumulate(map(_word_counts(language).__getitem__, normalized), initial=0)), language)


def count(normalized: Sequence[str], sentences: Sequence[int], language: str) -> Counts:
    """The counts of a text, from its normalised words in order and the number of words in each sentence."""
    return text_counts(normalized, language).counts(0, len(normalized), sentences)


def scores(counts: Counts, language: str) -> dict[str, float]:
    """The scores with a formula for the language, by name; none for a text without words or sentences."""
    if not counts.words or not counts.sentences:
        return {}
    return {name: formula(counts) for name, formula in formulas(language).items()}


@cache
def complex_words(language: str) -> Memo[bool]:
    """Whether a normalised word is among `Counts.complex_words`: not as a compound, nor because of its ending."""
    packed = _word_counts(language)

    def is_complex(word: str) -> bool:
        if not packed[word] & _COMPLEX or not word.isalpha():
            return False
        bare = next((word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)), word)
        return all(packed[base] & _COMPLEX for base in (bare, f"{bare}e") if known(base))

    return Memo(is_complex)


@cache
def _word_counts(language: str) -> Memo[int]:
    """What each word adds to the counts of `_BY_WORD`, packed."""
    return Memo(partial(_packed, language))


def _packed(language: str, word: str) -> int:
    spoken, easy = english(word) if language == "en" else (syllables(word, language), True)
    letters = len(word) if word.isalnum() else sum(character.isalnum() or character == "_" for character in word)
    many = spoken >= POLYSYLLABLE
    points = LINSEAR_POLYSYLLABLE if many else int(spoken > 0)
    counts = letters, len(word), spoken, spoken == 1, many, letters >= LONG_WORD, not easy, many and not easy, points
    packed = 0
    for value in reversed(counts):
        packed = packed << LANE | value
    return packed


def _unpacked(packed: int) -> dict[str, int]:
    return {name: packed >> LANE * at & (1 << LANE) - 1 for at, name in enumerate(_BY_WORD)}


def _sentences_within(sentences: Sequence[int], words: int) -> int:
    """How many sentences this many words make; the last one, if cut off, counts if enough of it is left."""
    whole = sum(end <= words for end in accumulate(sentences))
    rest = words - sum(sentences[:whole])
    return max(1, whole + (whole < len(sentences) and rest >= LINSEAR_LEAST))
