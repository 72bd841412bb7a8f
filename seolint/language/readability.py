"""Readability: counts of words and sentences, and the scores that are made of them.

English scores equal those of textstat 0.7.8 to within 0.01 for the same words and sentences, so its ways of counting
are kept: marks within a word count as characters but not as letters, digits count as letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from seolint.language._flesch import FLESCH, Flesch
from seolint.language._syllables import english, known, syllables
from seolint.language.memo import Memo

__all__ = ["ENGLISH", "FLESCH", "Counts", "count", "scores"]

POLYSYLLABLE = 3
"""Syllables from which a word is a polysyllable (McLaughlin 1969) or may be complex (Gunning 1952)."""

ENDINGS = ("es", "ed", "ing")
"""What makes no word complex that isn't so without it (Gunning 1952, who names the first two)."""

LONG_WORD = 7
"""Letters from which a word is long (Björnsson 1968: "more than six")."""

LANE = 40
"""Bits for each count of a text: more than any text has characters."""

LINSEAR_POLYSYLLABLE = 3
"""Points of a polysyllable in Linsear Write; another word has one."""

LINSEAR_WORDS = 100
"""Words at the start of a text that Linsear Write looks at."""

LINSEAR_LEAST = 3
"""Words of a sentence cut off by the end of these from which it counts, as in textstat."""

NO_WORD_LENGTH = frozenset({"ja", "ko", "th", "und", "vi", "zh"})
"""Languages whose words aren't parted by spaces, or whose spaces part syllables; and the unknown. No LIX, no RIX."""


class Counts(NamedTuple):
    """What the formulas are made of.

    `letters` are letters and digits, `characters` also the marks within words and a full stop for every sentence.
    `difficult_words` are outside Dale and Chall's list of easy words, `complex_words` are those of them with three
    syllables; both are counted in English only. `linsear_points` and `linsear_sentences` belong to the first 100 words:
    three points for a polysyllable, one for another word.
    """

    words: int
    sentences: int
    letters: int
    characters: int
    syllables: int
    monosyllables: int
    polysyllables: int
    long_words: int
    difficult_words: int
    complex_words: int
    linsear_points: int
    linsear_sentences: int


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
    """What is counted in a text, summed up to each word, so that any stretch of it is counted in no time.

    The counts are packed into one number, `LANE` bits each: a third of the time that a column for each of them takes.
    """

    sums: Sequence[int]
    language: str

    def counts(self, start: int, stop: int, sentences: Sequence[int]) -> Counts:
        """The counts of the words from `start` to before `stop`; `sentences` are the words in each sentence of them."""
        counted = _unpacked(self.sums[stop] - self.sums[start])
        first = _unpacked(self.sums[min(stop, start + LINSEAR_WORDS)] - self.sums[start])
        counted["characters"] += len(sentences)
        counted["linsear_points"] = first["linsear_points"]
        within = _sentences_within(sentences, LINSEAR_WORDS)
        return Counts(words=stop - start, sentences=len(sentences), linsear_sentences=within, **counted)

    def score(self, counts: Counts, name: str) -> float | None:
        """A score by its name; None where it has no formula for the language, or there is nothing to score."""
        formula = formulas(self.language).get(name)
        return formula(counts) if formula and counts.words and counts.sentences else None

    @property
    def complex_words(self) -> int:
        """The complex words of the whole text (`Counts.complex_words`)."""
        return self.sums[-1] >> _COMPLEX_LANE & (1 << LANE) - 1


def text_counts(normalized: Sequence[str], language: str) -> TextCounts:
    """What is counted in a text, from its normalised words in order."""
    return TextCounts(list(accumulate(map(_word_counts(language).__getitem__, normalized), initial=0)), language)


def count(normalized: Sequence[str], sentences: Sequence[int], language: str) -> Counts:
    """The counts of a text, from its normalised words in order and the number of words in each sentence."""
    return text_counts(normalized, language).counts(0, len(normalized), sentences)


def scores(counts: Counts, language: str) -> dict[str, float]:
    """The scores by name, those that have a formula for the language; none for a text without words or sentences."""
    if not counts.words or not counts.sentences:
        return {}
    return {name: formula(counts) for name, formula in formulas(language).items()}


@cache
def formulas(language: str) -> Mapping[str, Callable[[Counts], float]]:
    """The formulas that there are for a language, by the names of their scores."""
    found: dict[str, Callable[[Counts], float]] = {}
    if language in FLESCH:
        found["flesch_reading_ease"] = partial(_flesch, variant=FLESCH[language])
    if language == "en":
        found |= ENGLISH
    if language not in NO_WORD_LENGTH:
        found |= {"lix": _lix, "rix": _rix}
    return found


@cache
def complex_words(language: str) -> Memo[bool]:
    """Of a normalised word, whether it is among `Counts.complex_words`, and no compound, nor there for its ending."""
    packed = _word_counts(language)

    def is_complex(word: str) -> bool:
        if not packed[word] & _COMPLEX or not word.isalpha():
            return False
        bare = next((word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)), word)
        return all(packed[base] & _COMPLEX for base in (bare, f"{bare}e") if known(base))

    return Memo(is_complex)


def _flesch(counts: Counts, variant: Flesch) -> float:
    per_word = counts.syllables / counts.words
    return variant.base - variant.sentence * counts.words / counts.sentences - variant.word * per_word


def _flesch_kincaid(counts: Counts) -> float:
    """Kincaid et al. (1975): Derivation of new readability formulas for Navy enlisted personnel. A school grade."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def _smog(counts: Counts) -> float:
    """McLaughlin (1969): SMOG grading, a new readability formula. A school grade."""
    return 1.043 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def _gunning_fog(counts: Counts) -> float:
    """Gunning (1952): The technique of clear writing. A school grade."""
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


def _automated_readability(counts: Counts) -> float:
    """Senter & Smith (1967): Automated readability index. A school grade."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def _coleman_liau(counts: Counts) -> float:
    """Coleman & Liau (1975): A computer readability formula designed for machine scoring. A school grade."""
    return (5.8 * counts.letters - 29.6 * counts.sentences) / counts.words - 15.8


def _dale_chall(counts: Counts) -> float:
    """Dale & Chall (1948): A formula for predicting readability, with the easy words of 1995. 4.9 is easy, 10 hard."""
    difficult = 100 * counts.difficult_words / counts.words
    return 0.1579 * difficult + 0.0496 * counts.words / counts.sentences + (3.6365 if difficult > 5 else 0)


def _linsear_write(counts: Counts) -> float:
    """Linsear Write, as in O'Hayre (1966): Gobbledygook has gotta go. A school grade."""
    number = counts.linsear_points / counts.linsear_sentences
    return (number if number > 20 else number - 2) / 2


def _lix(counts: Counts) -> float:
    """Björnsson (1968): Läsbarhet. Under 30 is very easy, over 60 very hard."""
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


def _rix(counts: Counts) -> float:
    """RIX, as in Anderson (1983): Lix and Rix: Variations on a little-known readability index."""
    return counts.long_words / counts.sentences


ENGLISH: Mapping[str, Callable[[Counts], float]] = {
    "flesch_kincaid_grade": _flesch_kincaid,
    "smog_index": _smog,
    "gunning_fog": _gunning_fog,
    "automated_readability_index": _automated_readability,
    "coleman_liau_index": _coleman_liau,
    "dale_chall_readability_score": _dale_chall,
    "linsear_write_formula": _linsear_write,
}
"""Formulas that were made for English only."""


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
    """How many sentences the first so many words make; the last one, cut off, counts if enough of it is left."""
    whole = sum(end <= words for end in accumulate(sentences))
    rest = words - sum(sentences[:whole])
    return max(1, whole + (whole < len(sentences) and rest >= LINSEAR_LEAST))
