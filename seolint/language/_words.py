"""Where words start and end.

A word is a run of letters, digits and combining marks; apostrophes, hyphens and full stops join where no space
follows (`don't`, `AI-driven`, `e.g`, `3.5`, `example.com`). Each Han character and each Hiragana character is a word,
since those scripts write no spaces; so is a run of Katakana. A URL is one word.
"""

from __future__ import annotations

import re

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0970-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_SOLO = "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f"
_URL = r"(?:https?://|www\.)[^\s<>\"\0]*[^\s<>\"\0.,;:!?)\]}'\u2019]"


_WORD = re.compile(rf"{_URL}|\w[\w{_MARKS}\0]*(?:(?:['.\u00ad-]|(?<=\d)[,:](?=\d))\0*\w[\w{_MARKS}\0]*)*")
_ASCII_WORD = re.compile(
    rf"{_URL}|\w[\w\0]*(?:(?:['.-]|(?<=\d)[,:](?=\d))\0*\w[\w\0]*)*", re.ASCII
)  # the same, three times as fast, for texts that are ASCII once their quotes are
_CJK_WORD = re.compile(
    rf"{_URL}|[{_SOLO}]|[{_KATAKANA}]+"
    rf"|(?:(?![{_SOLO}{_KATAKANA}])\w[{_MARKS}\0]*)+"
    rf"(?:(?:['.-]|(?<=\d)[,:](?=\d))\0*(?:(?![{_SOLO}{_KATAKANA}])\w[{_MARKS}\0]*)+)*"
)
_CJK = re.compile(f"[{_SOLO}{_KATAKANA}]")
_TIDY = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_SHORTER = re.compile("[\0\u00ad]")


def words(text: str) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and normalised forms of the words of `text`."""
    lowered = text.lower()
    plain = (lowered if len(lowered) == len(text) else text).translate(_TIDY)
    pattern = _ASCII_WORD if plain.isascii() else _CJK_WORD if _CJK.search(plain) else _WORD
    matches = list(pattern.finditer(plain))
    norms = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    if _SHORTER.search(plain):
        for i, norm in enumerate(norms):
            if "\0" in norm or "\u00ad" in norm:
                ends[i] -= len(norm) - len(norm.rstrip("\0"))
                norms[i] = _SHORTER.sub("", norm)
    if plain is not text and len(lowered) != len(text):
        norms = [norm.lower() for norm in norms]
    return starts, ends, norms
