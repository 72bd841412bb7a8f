"""Where words start and end.

A word is a run of letters, digits and combining marks; apostrophes, hyphens and full stops join where no space
follows (`don't`, `AI-driven`, `e.g`, `3.5`, `example.com`). Each Han character and each Hiragana character is a word,
since those scripts write no spaces; so is a run of Katakana. A URL is one word.

The text is split once and never walked in Python, which takes half the time of matching word by word. What a text
doesn't hold (addresses, combining marks or filler, Han) its pattern doesn't look for.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from seolint.expressions import expression

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_SOLO = "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f"
_URL = r"(?:https?://|www\.)[^\s<>\"\0]*[^\s<>\"\0.,;:!?)\]}']"

_UNSEEN = expression("[\0\u00ad]+")
_TYPOGRAPHIC = (("\u2019", "'"), ("\u02bc", "'"), ("\u2010", "-"), ("\u2011", "-"))
"""Apostrophes and hyphens, each as long as what it is replaced by."""

_FIRST_MARK, _FIRST_KANA = _MARKS[0], _SOLO[0]
"""No character below them is such a mark, or Han or Kana: most texts need not be searched for any."""


def words(text: str) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and normalised forms of the words of `text`.

    Normalised: lower case, without filler and soft hyphens, typographic apostrophes and hyphens as ASCII.
    """
    filler = "\0" in text
    rare = cjk = False
    if not text.isascii():
        for typographic, plain in _TYPOGRAPHIC:
            text = text.replace(typographic, plain)
        highest = max(text)
        rare = "\u00ad" in text or (highest >= _FIRST_MARK and _holds(_MARKS, text))
        cjk = highest >= _FIRST_KANA and _holds(_SOLO + _KATAKANA, text)
    parts = _pattern("://" in text or "www." in text, filler, rare, cjk).split(text)
    places = list(accumulate(map(len, parts)))
    norms = list(map(str.lower, parts[1::2]))
    if filler or rare:
        norms = [norm if norm.isalnum() else _UNSEEN.sub("", norm) for norm in norms]
    return places[:-1:2], places[1::2], norms


def _holds(characters: str, text: str) -> bool:
    """Whether a text has one of these. The sets are large: compiling them takes 3 ms, and few texts need it."""
    return re.search(f"[{characters}]", text) is not None


@cache
def _pattern(url: bool, filler: bool, rare: bool, cjk: bool) -> re.Pattern[str]:
    """What a word is, in a text that may hold addresses; filler; marks or soft hyphens; Han or Kana."""
    letter = rf"[^\W{_SOLO}{_KATAKANA}]" if cjk else r"\w"
    if rare:
        run = rf"{letter}+(?:\0*[{_MARKS}]+{letter}*|\0+{letter}+)*"
        join = rf"\0*['.\u00ad-]\0*{run}|[,:](?<=\d[,:])(?=\d){run}"
    elif filler:
        run = rf"{letter}+(?:\0+{letter}+)*"
        join = rf"\0*['.-]\0*{run}|[,:](?<=\d[,:])(?=\d){run}"
    else:
        run = rf"{letter}+"
        join = rf"['.-]{run}|[,:](?<=\d[,:])\d{letter}*"
    kinds = [_URL] * url + [rf"[{_SOLO}]", rf"[{_KATAKANA}]+"] * cjk + [rf"{run}(?:{join})*"]
    return re.compile(f"({'|'.join(kinds)})")
