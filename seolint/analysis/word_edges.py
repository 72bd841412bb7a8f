"""Where words begin and end, in any script: RE2 alone knows ASCII letters only."""

from __future__ import annotations

import unicodedata

_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\U00020000", "\U0003ffff"),
)
"""Scripts that put no spaces between words, first and last letter: Thai, Lao, Burmese, Khmer, Japanese and Chinese.

As an expression they took 2 ms of each start.
"""


def inside_word(text: str, at: int) -> bool:
    """Whether the characters before and at an offset belong to the same word."""
    return 0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at])


def _in_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "_"
    spaced = not any(first <= character <= last for first, last in _UNSPACED)
    return spaced and (character.isalnum() or unicodedata.combining(character) > 0)


def word_end(text: str, at: int) -> int:
    """The next offset at which a word may begin."""
    at += 1
    while at < len(text) and inside_word(text, at):
        at += 1
    return at
