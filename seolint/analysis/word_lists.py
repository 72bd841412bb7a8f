"""A language's lists of words and phrases, looked for in the words of an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, count

from seolint.analysis.tokens import Tokens
from seolint.language import Language, get

Words = tuple[str, ...]

INTERNATIONAL = "en"
"""The language whose lists are used where the language of a text has none, or isn't known: pages that sell use English
words such as "casino", "online" and "movers" everywhere."""


class WordUses:
    """Where an article uses the words of a list.

    `flags` are 1 for each word, fields included, that belongs to an entry, else 0; `stems` are those of such words;
    `counts` are the uses in the prose of each entry that has any, by its stems.
    """

    def __init__(self, flags: bytearray, stems: frozenset[str], counts: Mapping[Words, int]) -> None:
        self.flags, self.stems, self.counts = flags, stems, counts
        self.by_stem: defaultdict[str, list[Words]] = defaultdict(list)
        """The entries that contain a stem."""
        for entry in counts:
            for stem in entry:
                self.by_stem[stem].append(entry)
        self._capped: dict[int, int] = {}

    def capped(self, most: int) -> int:
        """All uses in the prose, at most this many of each entry."""
        if most not in self._capped:
            self._capped[most] = sum(min(count, most) for count in self.counts.values())
        return self._capped[most]


def uses_of(tokens: Tokens, name: str) -> WordUses:
    """Where the words of an article are those of a list of its language; nowhere where there is no such list."""
    entries = _by_first_word(tokens.document.language, name)
    flags, counts = bytearray(len(tokens.normalized)), Counter[Words]()
    words, covered = tokens.normalized, 0
    for at in compress(count(), map(entries.__contains__, words)):
        if at < covered:
            continue
        for entry in entries[words[at]]:
            end = at + len(entry)
            if tuple(words[at:end]) == entry and not any(tokens.borders[at + 1 : end]):
                flags[at:end] = b"\1" * len(entry)
                covered = end
                if end <= tokens.prose_count:
                    counts[tuple(tokens.stems[at:end])] += 1
                break
    return WordUses(flags, frozenset(compress(tokens.stems, flags)), counts)


def has_any(language: Language, name: str, words: Sequence[str]) -> bool:
    """Whether normalised words have an entry of a list of the language among them."""
    entries = _by_first_word(language, name)
    return any(
        tuple(words[at : at + len(entry)]) == entry for at, word in enumerate(words) for entry in entries.get(word, ())
    )


@lru_cache(maxsize=64)
def _by_first_word(language: Language, name: str) -> Mapping[str, Sequence[Words]]:
    """The entries of a list by their first words, the longest first; `_` joins the words of an entry."""
    entries: dict[str, list[Words]] = defaultdict(list)
    listed = language if name in language.lists else get(INTERNATIONAL)
    for entry in listed.lists.get(name, ()):
        if words := tuple(language.words(entry.replace("_", " ")).normalized):
            entries[words[0]].append(words)
    return {first: sorted(found, key=lambda words: (-len(words), words)) for first, found in entries.items()}
