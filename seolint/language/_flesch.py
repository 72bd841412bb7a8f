"""Flesch's reading ease in the languages that a variant of it was published for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


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

None for Polish: the formula of Pisarek (1969), which Broda et al. (2014) measured, counts words of four syllables and
has another scale.
"""
