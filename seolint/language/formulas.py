"""The formulas of readability scores, each with its source.

English scores equal those of textstat 0.7.8 to within 0.01 for the same words and sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from math import sqrt
from typing import NamedTuple

NO_WORD_LENGTH = frozenset({"ja", "ko", "th", "und", "vi", "zh"})
"""Languages without spaces between words, or with spaces between syllables; and the unknown. No LIX, no RIX."""


class Counts(NamedTuple):
    """The counts that the formulas use.

    `letters` are letters and digits, `characters` also the marks within words and a full stop for every sentence.
    `difficult_words` are outside Dale and Chall's list of easy words, `complex_words` are those of them with three
    syllables or more; both are counted in English only. `linsear_points` and `linsear_sentences` belong to the first
    100 words: three points for a polysyllable, one for another word.
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


class Flesch(NamedTuple):
    """A variant of Flesch's reading ease: `base - sentence * words per sentence - word * syllables per word`."""

    base: float
    sentence: float
    word: float
    source: str


FLESCH: Mapping[str, Flesch] = {
    "en": Flesch(206.835, 1.015, 84.6, "Flesch, R. (1948): A new readability yardstick"),
    "de": Flesch(180, 1, 58.5, "Amstad, T. (1978): Wie verständlich sind unsere Zeitungen?"),
    # Often misprinted with the sentences in 100 words for the words in a sentence: Law (2011).
    "es": Flesch(206.84, 1.02, 60, "Fernández Huerta, J. (1959): Medidas sencillas de lecturabilidad"),
    "fr": Flesch(207, 1.015, 73.6, "Kandel, L., Moles, A. (1958): Application de l'indice de Flesch au français"),
    "it": Flesch(
        217, 1.3, 60, "Vacca, R. (1972); Franchina, V., Vacca, R. (1986): Adaptation of Flesh readability index"
    ),
    "nl": Flesch(206.835, 0.93, 77, "Douma, W. H. (1960): De leesbaarheid van landbouwbladen"),
    "pt": Flesch(248.835, 1.015, 84.6, "Martins, T. B. F. et al. (1996): Readability formulas applied to textbooks"),
    "ru": Flesch(
        206.835, 1.3, 60.1, "Oborneva, I. V. (2006): Avtomatizirovannaya otsenka slozhnosti uchebnykh tekstov"
    ),
    "tr": Flesch(
        198.825, 2.61, 40.175, "Ateşman, E. (1997): Türkçede okunabilirliğin ölçülmesi. Dil Dergisi 58, 71-74"
    ),
}
"""Published variants. 100 is very easy and 30 very hard in each of them.

There is none for Polish: the formula of Pisarek (1969), which Broda et al. (2014) measured, counts words of four
syllables and has another scale.
"""


@cache
def formulas(language: str) -> Mapping[str, Callable[[Counts], float]]:
    """The formulas for a language, by the names of their scores."""
    found: dict[str, Callable[[Counts], float]] = {}
    if language in FLESCH:
        found["flesch_reading_ease"] = partial(_flesch, variant=FLESCH[language])
    if language == "en":
        found |= ENGLISH
    if language not in NO_WORD_LENGTH:
        found |= {"lix": _lix, "rix": _rix}
    return found


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
