"""Sentence case, word by word: small letters, but for the first word, names and abbreviations."""

from __future__ import annotations

from collections.abc import Sequence

from seolint.analysis.capitals import Word, acronym, capital, fixed, pieces_of, word_set
from seolint.analysis.proper_names import ProperNames

PROPER = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december christmas easter
    thanksgiving halloween ramadan hanukkah diwali english french german spanish italian portuguese dutch russian
    chinese japanese korean arabic turkish polish greek latin hindi swedish danish norwegian finnish ukrainian
    american british canadian australian european african asian indian irish scottish welsh mexican brazilian
    swiss austrian europe africa asia america australia antarctica"""
)
"""English words that have a capital wherever they stand: days, months, feasts, languages, peoples, continents.

Those that are other words as well (march, may, polish) may be small.
"""


_CONTENT = 4
"""Letters of a word that has a capital in most title cases, whatever it is."""

_LEAST_SMALL = 2
"""Small words of content that show a text to be a sentence."""


def is_sentence(found: Sequence[Word]) -> bool:
    """Whether most of a text's longer words are small, so that a capital in it is likely to mean a name."""
    longer = [word.text[0].isupper() for word in found[1:] if len(word.text) >= _CONTENT]
    return longer.count(False) >= _LEAST_SMALL and longer.count(False) > longer.count(True)


def sentence_word(word: Word, names: ProperNames, english: bool, trusted: bool) -> str:
    """How a word of a text that is written as a sentence should be written.

    `trusted`: a word that the article nowhere writes in small letters may be a name.
    """
    if trusted and word.text.lower() not in names.small and word.text == capital(word.text.lower()):
        return word.text
    if word.quoted or names.has(word.text, word.before, word.after):
        return capital(word.text) if word.first and not word.quoted and not fixed(word.text) else word.text
    pieces = pieces_of(word.text)
    written = [_piece(piece, names, english) for piece in pieces]
    if word.first and not fixed(pieces[0]):
        written[0] = capital(written[0])
    elif word.free:
        written[0] = pieces[0]
    elif pieces[0] == "A" and word.last:
        written[0] = "A"
    return "".join(written)


def _piece(piece: str, names: ProperNames, english: bool) -> str:
    """A word, or a part of a compound, in the middle of a sentence."""
    if fixed(piece) or acronym(piece) or names.has(piece) or (len(piece) == 1 and piece != "A"):
        return piece
    lower = piece.lower()
    bare = lower.removesuffix("'s").removesuffix("’s")
    if english and piece == capital(lower) and (bare in PROPER or lower.replace("’", "'").startswith("i'")):
        return piece
    return lower


def restored(text: str, names: ProperNames, english: bool) -> str:
    """A word of a text that is all in capitals, in small letters, with those of the names that the article shows."""
    lower = text.lower()
    if lower in names.forms:
        return min(names.forms[lower])
    return capital(lower) if english and (lower in PROPER or lower in ("i", "i'm", "i’m")) else lower
