"""The normalised form in which words are compared, however they were typed.

Canonically composed (NFC: "é" is one letter, whichever way it was saved), in lower case as the language writes them,
without invisible characters, and with the widths, ligatures and presentation forms of old character sets replaced by
the letters that they stand for (NFKC, for those only: "x²" is not "x2").

Beyond that, a language may write one word in several ways, any of which people search for: `folding`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from unicodedata import category, is_normalized, normalize

from seolint.lazy_regex import expression

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Soft hyphens, joiners, direction marks: invisible characters within words."""

_UNSEEN = expression(f"[\0{INVISIBLE}\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
"""The same, filler, and variation selectors."""

_PRESENTATION = "\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc"
_COMPATIBLE = expression(f"[{_PRESENTATION}]+")
"""Ligatures, Arabic presentation forms, letters of full and half width."""

SEVERAL_FORMS = expression(f"[\u1100-\u11ff\uf900-\ufaff{_PRESENTATION}]")
"""Contains letters that may be written with others, besides those with marks: parts of Korean syllables, and the
above."""

_DOTTED = ("i\u0307", "\u0131\u0307")
"""What lower case makes of a capital I with a dot that was typed as two characters."""

TURKIC = frozenset({"tr", "az", "crh", "gag", "tt"})
"""Languages in whose Latin alphabet I is the capital of ı."""

_TURKIC_CAPITALS = str.maketrans("Iİ", "ıi")
_ARABIC = str.maketrans("أإآٱيىك", "ااااییک", "ـ")

_TABLES: Mapping[str, Mapping[int, str | int | None]] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), _ARABIC),
    "de": {ord("ß"): "ss"},
    "ru": str.maketrans("ё", "е"),
    "el": str.maketrans("ς", "σ"),
}
"""Letters that are used for one another: the kinds of alef and yeh, ß and ss."""

_BARE = frozenset({"ar", "fa", "ur", "ps", "ckb", "he", "yi", "el"})
"""Languages that are usually written without marks: vowel signs of Semitic scripts, accents on Greek capitals."""

_STRESSED = frozenset({"ru", "uk", "be", "bg"})
"""Languages that mark the stress of a word for learners only."""

_STRESS = "\u0301"

_ACCENTED = frozenset({"fr", "es", "pt", "it", "ca", "gl"})
"""Languages whose capitals are often typed without accents, against the advice of their academies."""


def lowered(text: str, code: str) -> str:
    """A text in lower case by the rules of its language, keeping its length wherever possible."""
    if code in TURKIC:
        return text.translate(_TURKIC_CAPITALS).lower()
    return text.replace("İ", "i").lower()


def without_invisible(text: str) -> str:
    """A text without invisible characters."""
    return _UNSEEN.sub("", text)


def composed(text: str) -> str:
    """Words in lower case, whatever separates them, in the form in which they are compared."""
    text = without_invisible(text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    for dotted in _DOTTED:
        text = text.replace(dotted, "i")
    return _COMPATIBLE.sub(lambda match: normalize("NFKC", match[0]), text)


def folding(code: str) -> Callable[[str], str] | None:
    """What makes one word of the ways in which a language writes it; None where there is one only."""
    table = _TABLES.get(code, {})
    if code in _BARE:
        return lambda word: bare(word).translate(table)
    if code in _STRESSED:
        return lambda word: word.replace(_STRESS, "").translate(table)
    return (lambda word: word.translate(table)) if table else None


def plain(word: str, code: str) -> str:
    """A word as it is often typed: French capitals without accents, a foreign I in Turkish as ı; else unchanged."""
    if code in _ACCENTED:
        return bare(word)
    return word.replace("ı", "i") if code in TURKIC else word


def bare(word: str) -> str:
    """A word without the marks on its letters."""
    return word if word.isascii() else "".join(letter for letter in normalize("NFD", word) if category(letter) != "Mn")
