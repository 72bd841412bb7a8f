"""Where sentences end: sentencex, corrected by the language's own abbreviations.

The splitter sees the text as a reader does; places are mapped back where markup left filler in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import sentencex

_INNER = re.compile(r"[.!?…。！？｡؟।]+[\"'”’»)\]\0]*[\s\0]|[。！？｡]")
_LAST_WORD = re.compile(r"(\w+(?:\.\w+)*)\.\W*$")
_NEXT_LOWER = re.compile(r"\W*[a-zà-öø-ÿа-я]")


def sentences(text: str, start: int, end: int, language: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """The extents of the sentences of text[start:end], white space and filler trimmed."""
    block = text[start:end]
    if not _INNER.search(block):
        return _trimmed(text, [(start, end)])
    plain, starts, shifts = _plain(block)
    bounds = [(b["start_index"], b["end_index"]) for b in sentencex.get_sentence_boundaries(language, plain)]
    merged: list[tuple[int, int]] = []
    for first, last in bounds:
        if merged and _continues(plain, merged[-1], first, abbreviations):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    if starts:
        merged = [
            (first + shifts[bisect_right(starts, first) - 1], last - 1 + shifts[bisect_right(starts, last - 1) - 1] + 1)
            for first, last in merged
            if last > first
        ]
    return _trimmed(text, [(start + first, start + last) for first, last in merged])


def _continues(plain: str, before: tuple[int, int], first: int, abbreviations: frozenset[str]) -> bool:
    """Whether a boundary is none: an abbreviation stands before it, or a small letter after a single point."""
    if not abbreviations:
        return False
    ending = plain[max(before[0], before[1] - 24) : before[1]].rstrip()
    last = _LAST_WORD.search(ending)
    return last is not None and last[1].lower() in abbreviations and not ending.endswith(("!", "?"))


def _plain(block: str) -> tuple[str, list[int], list[int]]:
    """The text without filler; where each piece of it starts, and how far it was moved."""
    if "\0" not in block:
        return block, [], []
    pieces, starts, shifts, at = [], [], [], 0
    for match in re.finditer("[^\0]+", block):
        starts.append(at)
        shifts.append(match.start() - at)
        pieces.append(match[0])
        at += len(match[0])
    return "".join(pieces), starts or [0], shifts or [0]


def _trimmed(text: str, extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in extents:
        while start < end and (text[start].isspace() or text[start] == "\0"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "\0"):
            end -= 1
        if end > start:
            out.append((start, end))
    return out
