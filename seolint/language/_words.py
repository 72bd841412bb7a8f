"""Where words start and end, and their stems.

A word is a run of letters, digits and combining marks; apostrophes, hyphens and full stops join it where no space
follows (`don't`, `AI-driven`, `e.g`, `3.5`, `example.com`). Each character of Han, Hiragana, Thai, Lao, Khmer and
Burmese is a word, with the marks on it, since those scripts have no spaces between words; so is a run of Katakana. A
URL is one word.

The text is split once and never iterated in Python, which takes half the time of matching word by word. The pattern
doesn't look for what a text doesn't contain (addresses, combining marks or filler, Han).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Protocol, cast

from seolint.language._forms import INVISIBLE, SEVERAL_FORMS, composed, lowered, without_invisible
from seolint.lazy_regex import expression

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u08d3-\u08ff"
    "\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35\u0f37"
    "\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064"
    "\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u135d-\u135f\u17b4-\u17d3\u17dd\u180b-\u180d\u1885\u1886\u18a9"
    "\u1ab0-\u1ace\u1b00-\u1b04\u1b34-\u1b44\u1b80-\u1b82\u1ba1-\u1bad\u1dc0-\u1dff\u200c\u200d\u20d0-\u20dc\u20e1\u20e5-\u20f0\u302a-\u302f"
    "\u3099\u309a\ua8e0-\ua8f1\ua980-\ua983\ua9b3-\ua9c0\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Combining marks; in scripts of India everything but punctuation; none beyond U+FFFF, where searching takes long."""

_SYLLABLES = "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1780-\u17b3"
)
_SOLO = _SYLLABLES + _UNSPACED
"""Letters that are words by themselves: Hiragana and Han; Thai, Lao, Burmese and Khmer."""

_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f"
_ADDRESS = r"[^\s<>\"\0]*[^\s<>\"\0.,;:!?)\]}']"
_URL = rf"(?<=h)ttps?://{_ADDRESS}|(?<=w)ww\.{_ADDRESS}"
"""What turns a first letter into a URL."""

_RARE = expression(f"[{INVISIBLE}\u0300-\u1fff\u20d0-\u20f0\u2c00-\U0010ffff]")
"""Contains all marks, invisible characters and letters that are words by themselves: few texts have any."""

_TYPOGRAPHIC = (("\u2019", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-"))
"""Apostrophes and hyphens, each as long as what it is replaced by."""

_FINAL_SIGMA = "\u03a3"
"""Its lower-case form depends on the letters around it, so words with it are converted one by one."""


MANY = 100_000
"""The number of words and gaps from which on equal ones share one object: it saves 50 bytes each, and takes a twentieth
of the time that it takes to split a text."""


class Split(NamedTuple):
    """The words of a text: where each starts and ends, its normalised form, and the gap between it and the one before.

    Normalised: as `composed` returns it, typographic apostrophes and hyphens as ASCII.
    """

    starts: array[int]
    ends: array[int]
    normalized: Sequence[str]
    gaps: Sequence[str]


def words(text: str, code: str = "") -> Split:
    """The words of `text`, which may contain filler; lower case depends on the language's code."""
    filler = "\0" in text
    rare = solo = marked = False
    if not text.isascii():
        for typographic, plain in _TYPOGRAPHIC:
            text = text.replace(typographic, plain)
        rare = _RARE.search(text) is not None
        marked = rare and _holds(INVISIBLE + _MARKS, text)
        solo = rare and _holds(_SOLO + _KATAKANA, text)
    url = "://" in text or "www." in text
    small = lowered(text, code)
    at_once = len(small) == len(text) and not url and _FINAL_SIGMA not in text
    parts = _pattern(url, filler, marked, solo).split(small if at_once else text)
    if len(parts) > MANY:
        known: dict[str, str] = {}
        parts = [known.setdefault(part, part) for part in parts]
    places = array("i", accumulate(map(len, parts)))
    normalized = parts[1::2] if at_once else [lowered(part, code) for part in parts[1::2]]
    if filler or rare:  # most emoji are rare, too, and not part of a word
        together = "\n".join(normalized)
        several_forms = marked or (rare and SEVERAL_FORMS.search(together))
        seen = composed(together) if several_forms else together.replace("\0", "")
        normalized = normalized if seen == together else seen.split("\n")
    return Split(places[:-1:2], places[1::2], normalized, parts[:-1:2])


def _holds(characters: str, text: str) -> bool:
    """Whether a text has one of these. The sets are large: compiling them takes 3 ms, and few texts need it."""
    return re.search(f"[{characters}]", text) is not None


@cache
def _pattern(url: bool, filler: bool, marked: bool, solo: bool) -> re.Pattern[str]:
    """What a word is, in a text that may contain addresses; filler; marks or invisible characters; Han or Kana.

    It begins with one letter, so that the scan skips from word to word. Quantifiers of a character are possessive where
    no backtracking is needed; those of a group are not, since Python before 3.11.5 has a bug there.
    """
    letter = rf"[^\W{_SOLO}{_KATAKANA}]" if solo else r"\w"
    some, any_ = f"{letter}++", "*+"
    mark = rf"\0*+[{_MARKS}]"
    if marked:
        inner = rf"(?:\0*[{_MARKS}]+{letter}*|\0+{letter}+)*"
        join = rf"(?:\0*['.-]\0*|\0*[{INVISIBLE}][\0{INVISIBLE}]*|[,:](?<=\d[,:])(?=\d)){letter}+{inner}"
        rest = f"{letter}*{inner}(?:{join})*"
    elif filler:
        joined = rf"(?<=\0)\0{any_}(?:['.-]\0{any_})?|(?<=['.-])\0{any_}|(?<=\d[,:])(?=\d)"
        rest = rf"{letter}{any_}(?:[\0'.,:-](?:{joined}){some})*"
    else:
        rest = rf"{letter}{any_}(?:['.,:-](?:(?<=['.-])|(?<=\d[,:])(?=\d)){some})*"
    kana = rf"(?:[{_KATAKANA}]|{mark})*" if marked else rf"[{_KATAKANA}]{any_}"
    kinds = [rf"[{_SOLO}](?:{mark})*" if marked else f"[{_SOLO}]", rf"[{_KATAKANA}]{kana}"] * solo
    kinds.append(f"{letter}(?:{_URL}|{rest})" if url else letter + rest)
    return re.compile(f"({'|'.join(kinds)})")


_ASCII_LETTERS = bytes(byte if byte >= 0x80 or chr(byte).isalpha() else 0x20 for byte in range(256))
"""For bytes of UTF-8: a space for what isn't a letter. Looking for the letters instead takes six times as long."""

_LETTERS = expression(r"[^\W\d_]+")
_MARKED_LETTERS = expression(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*")
_MARKED_SCRIPTS = expression("[\u0590-\u1cff]")
"""Contains scripts in which marks are part of most words."""


def words_of_letters(text: str) -> tuple[list[str], list[str]]:
    """The runs of letters in a composed text, in no particular order: those in ASCII, and the others."""
    plain = text.encode(errors="surrogatepass").translate(_ASCII_LETTERS).decode(errors="surrogatepass")
    words = plain.split()
    if plain.isascii():
        return words, []
    foreign = " ".join([word for word in words if not word.isascii()])
    found = (_MARKED_LETTERS if _MARKED_SCRIPTS.search(foreign) else _LETTERS).findall(without_invisible(foreign))
    return [word for word in words if word.isascii()], found


class Stemmer(Protocol):
    """A stemmer as snowballstemmer returns it."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802


def stemmer(name: str) -> Stemmer:
    """The stemmer of a language by Snowball's name for it, such as `english`.

    snowballstemmer returns PyStemmer's, written in C, where that is installed.
    """
    import snowballstemmer

    return cast("Stemmer", snowballstemmer.stemmer(name))
