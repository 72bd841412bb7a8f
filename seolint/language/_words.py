"""Where words start and end, and their stems.

A word is a run of letters, digits and combining marks; apostrophes, hyphens and full stops join where no space
follows (`don't`, `AI-driven`, `e.g`, `3.5`, `example.com`). Each Han character and each Hiragana character is a word,
since those scripts write no spaces; so is a run of Katakana. A URL is one word.

The text is split once and never walked in Python, which takes half the time of matching word by word. What a text
doesn't hold (addresses, combining marks or filler, Han) its pattern doesn't look for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Protocol, cast

from seolint.lazy_regex import expression

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_SOLO = "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f"
_ADDRESS = r"[^\s<>\"\0]*[^\s<>\"\0.,;:!?)\]}']"
_URL = rf"(?<=h)ttps?://{_ADDRESS}|(?<=w)ww\.{_ADDRESS}"
"""What makes a URL of a first letter."""

_RARE = expression("[\u00ad\u0300-\u1fff\u200c\u200d\u2c00-\U0010ffff]")
"""Holds the soft hyphen, all marks and all letters that are words by themselves: few texts need be searched for any."""

_TYPOGRAPHIC = (("\u2019", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-"))
"""Apostrophes and hyphens, each as long as what it is replaced by."""

_FINAL_SIGMA = "\u03a3"
"""Its small letter depends on the letters beside it, so that words which hold it get theirs one by one."""


MANY = 100_000
"""Words and gaps from which on each that says the same as one before is the same object: it takes 50 bytes less, and
a twentieth of the time that it takes to split a text."""


class Split(NamedTuple):
    """A text in words: where each starts and ends, its normalised form, and the gap between it and the one before.

    Normalised: lower case, without filler and soft hyphens, typographic apostrophes and hyphens as ASCII.
    """

    starts: array[int]
    ends: array[int]
    normalized: Sequence[str]
    gaps: Sequence[str]


def words(text: str) -> Split:
    """The words of `text`, which may hold filler."""
    filler = "\0" in text
    rare = cjk = False
    if not text.isascii():
        for typographic, plain in _TYPOGRAPHIC:
            text = text.replace(typographic, plain)
        if _RARE.search(text):
            rare = "\u00ad" in text or _holds(_MARKS, text)
            cjk = _holds(_SOLO + _KATAKANA, text)
    url = "://" in text or "www." in text
    small = text.lower()
    at_once = len(small) == len(text) and not url and _FINAL_SIGMA not in text
    parts = _pattern(url, filler, rare, cjk).split(small if at_once else text)
    if len(parts) > MANY:
        known: dict[str, str] = {}
        parts = [known.setdefault(part, part) for part in parts]
    places = array("i", accumulate(map(len, parts)))
    normalized = parts[1::2] if at_once else list(map(str.lower, parts[1::2]))
    together = "\n".join(normalized) if filler or rare else ""
    if "\0" in together or "\u00ad" in together:
        normalized = together.replace("\0", "").replace("\u00ad", "").split("\n")
    return Split(places[:-1:2], places[1::2], normalized, parts[:-1:2])


def _holds(characters: str, text: str) -> bool:
    """Whether a text has one of these. The sets are large: compiling them takes 3 ms, and few texts need it."""
    return re.search(f"[{characters}]", text) is not None


@cache
def _pattern(url: bool, filler: bool, rare: bool, cjk: bool) -> re.Pattern[str]:
    """What a word is, in a text that may hold addresses; filler; marks or soft hyphens; Han or Kana.

    It begins with one letter, by which the scan leaps from word to word. Its quantifiers are possessive where nothing
    need be tried again, which takes a quarter less time.
    """
    letter = rf"[^\W{_SOLO}{_KATAKANA}]" if cjk else r"\w"
    some, any_ = f"{letter}++", "*+"
    if rare:
        inner = rf"(?:\0*[{_MARKS}]+{letter}*|\0+{letter}+)*"
        join = rf"(?:\0*['.\u00ad-]\0*|[,:](?<=\d[,:])(?=\d)){letter}+{inner}"
        rest = f"{letter}*{inner}(?:{join})*"
    elif filler:
        joined = rf"(?<=\0)\0{any_}(?:['.-]\0{any_})?+|(?<=['.-])\0{any_}|(?<=\d[,:])(?=\d)"
        rest = rf"{letter}{any_}(?:[\0'.,:-](?:{joined}){some}){any_}"
    else:
        rest = rf"{letter}{any_}(?:['.,:-](?:(?<=['.-])|(?<=\d[,:])(?=\d)){some}){any_}"
    kinds = [rf"[{_SOLO}]", rf"[{_KATAKANA}]+"] * cjk + [f"{letter}(?:{_URL}|{rest})" if url else letter + rest]
    return re.compile(f"({'|'.join(kinds)})")


class Stemmer(Protocol):
    """What snowballstemmer hands out."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802


def stemmer(name: str) -> Stemmer:
    """The stemmer of a language by Snowball's name for it, such as `english`.

    snowballstemmer hands out PyStemmer's, which is in C, where that is installed.
    """
    import snowballstemmer

    return cast("Stemmer", snowballstemmer.stemmer(name))
