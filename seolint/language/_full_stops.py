"""Full stops that end a sentence, and those of abbreviations, ordinals, dates and units, which don't.

A full stop is the one mark that means little by itself. Its meaning follows from the word before it, the word after it,
and the lists of abbreviations in the data of the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from seolint.lazy_regex import expression

_LAST_WORD = expression(r"\w+(?:\.\w+)*$")
_LONGEST_WORD = 24
_LABEL = expression(r"(?:\w{1,40} )?\d{1,40}")
"""All that comes before the full stop of `1. Install it` and of `Step 1. Install it`. It is tried for every full stop
after a number, so it must not scan a first word of unlimited length."""

ORDINAL_POINT = frozenset(
    {
        *("bs", "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "is", "lb", "lv", "nb", "nn", "no", "pl", "sh", "sk"),
        *("sl", "sr", "tr"),
    }
)
"""Languages that write `3.` for "third", and `III.` for "the third"."""

_DIGITS = 2
"""Digits of an ordinal; a longer number is a year or an amount."""

_ROMAN = expression("[ivxlc]{1,6}")
_NUMERAL = expression("[IVXLC]+|[A-Z]")
"""Numbers that start with a capital: `Fig. A`, `Vol. IV`."""

_DATE = expression(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
"""Day and month, in the languages of ORDINAL_POINT: `am 4.9. (Freitag)`."""

_ENGLISH_ORDINAL = expression("\\d{1,2}(?:st|nd|rd|th)")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
"""Before these, a full stop after an ordinal doesn't end a sentence: `2nd. June`."""

_AMOUNT = expression(r"\d[ \xa0\u202f]\Z")
_UNIT = expression("[b-df-hj-np-tv-xz]{1,4}|mio")
"""A number followed by a word without a vowel, which can only be an abbreviation: `8 mln. euro`. Or `mio.`."""

_NAMED = expression(r"(?<![^\W_])[^\W\d_A-Z]{4,} [^\W\d_]\Z")
"""A word of some length and a letter, which isn't the initial of a name."""

_SPEECH = 300
"""How many characters before a mark are searched for the start of the quotation that it is in."""

_SPOKEN = expression(r":\s?[\"“„«](?=[^\"”“»]*\Z)")
"""A colon and a quotation that is still open."""

_NONE: frozenset[str] = frozenset()


class FullStops(NamedTuple):
    """The full stops of a language that don't end a sentence.

    An abbreviation doesn't end a sentence, with exceptions: `closing` ones (etc.) end it before a capital letter,
    `final` ones (Inc., p.m.) before a capitalised function word, and `numbered` ones (No., Fig., Jan.) are
    abbreviations only before a number or a lower-case letter.
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


def ends_sentence(plain: str, stop: int, following: str, opened: bool, language: str, stops: FullStops) -> bool | None:
    """The verdict for a single full stop, at `stop`, followed by nothing but white space."""
    word = word_before(plain, stop)
    if word[-1:].isdecimal() and _LABEL.fullmatch(plain, 0, stop):
        return False
    is_letter = len(word) == 1 and following[:1].isupper() and following.lower() in stops.function_words
    if is_letter and _names_variable(plain, stop):
        return True
    if word in stops.abbreviations:
        return _after_abbreviation(word, following, opened, stops)
    is_function_word = following.lower() in stops.function_words
    if language in ORDINAL_POINT and _DATE.fullmatch(word) and (opened or not following[:1].isupper()):
        return False
    if not following[:1].isupper():
        is_short = _is_unit(plain, stop, word) or (language == "en" and _ENGLISH_ORDINAL.fullmatch(word) is not None)
        return False if is_short and following[:1].islower() else None
    if language == "en" and following.lower() in _MONTHS and _ENGLISH_ORDINAL.fullmatch(word):
        return False
    if language in ORDINAL_POINT and _is_ordinal(plain[stop - len(word) : stop], word):
        return is_function_word
    if len(word) > 1 and (is_function_word or _is_acronym(plain[stop - len(word) : stop], following)):
        return True
    return True if is_spoken(plain, stop) and len(word) > 1 else None


def _names_variable(plain: str, stop: int) -> bool:
    """Whether the letter before a full stop is what a word names: `the vector v. It is`, `vitamin C. The body`."""
    return _NAMED.search(plain, max(0, stop - _LONGEST_WORD), stop) is not None


def _is_ordinal(written: str, word: str) -> bool:
    """Whether a word may be the number of an ordinal: `3`, or `III` in capitals."""
    return (word.isdigit() and len(word) <= _DIGITS) or (written.isupper() and _ROMAN.fullmatch(word) is not None)


def _is_unit(plain: str, stop: int, word: str) -> bool:
    """Whether what comes before a full stop is the abbreviation of a unit after a number."""
    begun = stop - len(word)
    return _UNIT.fullmatch(word) is not None and _AMOUNT.search(plain, max(0, begun - 2), begun) is not None


def _is_acronym(word: str, following: str) -> bool:
    """Whether a word is all capitals and the next is not: a name such as ING, not an all-capitals text."""
    return word.isalpha() and word.isupper() and not following.isupper()


def word_before(plain: str, stop: int) -> str:
    """The word right before a full stop, in lower case; usually what follows the last space."""
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


def is_spoken(plain: str, mark: int) -> bool:
    """Whether a mark is inside a quotation introduced by a colon, where sentences end as anywhere else."""
    colon = plain.rfind(":", max(0, mark - _SPEECH), mark)
    return colon >= 0 and _SPOKEN.match(plain, colon, mark) is not None
