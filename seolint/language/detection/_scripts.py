"""Scripts: which one a text is written in, and the language where the script determines it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Script(NamedTuple):
    """A script: its first and last letter; the share of a text's letters that makes the text one of this script.

    `language` is the one written in it, or the most frequent; it is empty where there are several.
    """

    name: str
    first: str
    last: str
    share: float
    language: str = ""


_SYLLABIC, _ALPHABETIC = 0.3, 0.4
"""Technical texts contain many names in Latin letters; a Chinese or Korean character says more than one of those."""

SCRIPTS = (
    Script("kana", "\u3041", "\u30ff", 0.1, "ja"),
    Script("hangul", "\uac00", "\ud7a3", _SYLLABIC, "ko"),
    Script("han", "\u4e00", "\u9fff", _SYLLABIC, "zh"),
    Script("cyrillic", "\u0400", "\u052f", _ALPHABETIC),
    Script("arabic", "\u0620", "\u06ff", _ALPHABETIC),
    Script("devanagari", "\u0900", "\u097f", _ALPHABETIC),
    Script("hebrew", "\u05d0", "\u05ea", _ALPHABETIC, "he"),
    Script("ethiopic", "\u1200", "\u137f", _ALPHABETIC, "am"),
    Script("bengali", "\u0980", "\u09ff", _ALPHABETIC, "bn"),
    Script("greek", "\u0370", "\u03ff", _ALPHABETIC, "el"),
    Script("armenian", "\u0531", "\u058f", _ALPHABETIC, "hy"),
    Script("georgian", "\u10a0", "\u10ff", _ALPHABETIC, "ka"),
    Script("thai", "\u0e01", "\u0e5b", _ALPHABETIC, "th"),
    Script("lao", "\u0e81", "\u0edf", _ALPHABETIC, "lo"),
    Script("khmer", "\u1780", "\u17d3", _ALPHABETIC, "km"),
    Script("burmese", "\u1000", "\u104f", _ALPHABETIC, "my"),
    Script("tamil", "\u0b80", "\u0bff", _ALPHABETIC, "ta"),
    Script("telugu", "\u0c00", "\u0c7f", _ALPHABETIC, "te"),
    Script("kannada", "\u0c80", "\u0cff", _ALPHABETIC, "kn"),
    Script("malayalam", "\u0d00", "\u0d7f", _ALPHABETIC, "ml"),
    Script("gujarati", "\u0a80", "\u0aff", _ALPHABETIC, "gu"),
    Script("gurmukhi", "\u0a00", "\u0a7f", _ALPHABETIC, "pa"),
    Script("oriya", "\u0b00", "\u0b7f", _ALPHABETIC, "or"),
    Script("sinhala", "\u0d80", "\u0dff", _ALPHABETIC, "si"),
    Script("tibetan", "\u0f00", "\u0fff", _ALPHABETIC, "bo"),
    Script("thaana", "\u0780", "\u07bf", _ALPHABETIC, "dv"),
)

LATIN = Script("latin", "\u00aa", "\u024f", 0)
"""The script of most texts; its letters here are those beyond ASCII."""

UNKNOWN = Script("unknown", "\u0250", "\U0010ffff", _ALPHABETIC)
"""Any other."""


_LEAST_SHARE = min(script.share for script in (*SCRIPTS, UNKNOWN))


def script_of(counts: Mapping[str, int], letters: int) -> tuple[Script, int]:
    """The script of a text with this many letters, and how many belong to it; `counts` are those beyond ASCII."""
    if sum(counts.values()) < _LEAST_SHARE * letters:
        return LATIN, letters
    for script in SCRIPTS:
        _, first, last, share, _ = script
        found = sum(times for letter, times in counts.items() if first <= letter <= last)
        if found and found >= share * letters:
            return script, found
    other = sum(times for letter, times in counts.items() if _is_of_another(letter))
    return (UNKNOWN, other) if other and other >= UNKNOWN.share * letters else (LATIN, letters)


def _is_of_another(letter: str) -> bool:
    """Whether a letter is neither Latin nor of any other script that is known here."""
    return letter >= UNKNOWN.first and not "\u1e00" <= letter <= "\u1eff" and script_named_by(letter) == LATIN.name


def script_named_by(letter: str) -> str:
    """The name of the script that a letter belongs to."""
    return next((script.name for script in SCRIPTS if script.first <= letter <= script.last), LATIN.name)
