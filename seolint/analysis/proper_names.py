"""Names that an article itself shows to be names: it writes them with a capital in the middle of its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from seolint.analysis.prose import prose
from seolint.document import FILLER, Document

_TITLE_LIKE = 0.5
"""Share of capitalised words from which a sentence is a title, and its capitals mean nothing."""

_LEAST_TITLE = 5
"""Words from which a sentence can be recognised as a title: in "Ask Ms Lindqvist" a name is most of it."""

_POSSESSIVE = ("'s", "’s")


class ProperNames(NamedTuple):
    """Words by their small letters, with the forms that mean a name; and pairs of words that are one together.

    `small` are the words that are in small letters somewhere, or have no meaning by themselves.
    """

    forms: Mapping[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    small: frozenset[str]

    def has(self, word: str, before: str = "", after: str = "") -> bool:
        """Whether `word`, as it is written, is a name, by itself or with the word before or after it."""
        bare = _bare(word)
        if bare in self.forms.get(bare.lower(), ()):
            return True
        key = bare.lower()
        return (_bare(before).lower(), key) in self.pairs or (key, _bare(after).lower()) in self.pairs


def proper_names(document: Document) -> ProperNames:
    """The names in the running prose of an article, found once."""
    return document.once(_proper_names)


def _proper_names(document: Document) -> ProperNames:
    running = prose(document)
    uses: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    forms: dict[str, set[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for indexes in running.words:
        written = [_bare(document.prose[s:e].replace(FILLER, "")) for s, e in _places(document, indexes)]
        inner = [word for word in written[1:] if word[:1].isupper()]
        if len(written) >= _LEAST_TITLE and len(inner) > _TITLE_LIKE * (len(written) - 1):
            continue
        uses.update(word.lower() for word in written[1:])
        capitals.update(word.lower() for word in inner)
        for word in inner:
            forms.setdefault(word.lower(), set()).add(word)
        pairs.update(_pairs(written[1:]))
    sure = {key: frozenset(written_so) for key, written_so in forms.items() if 2 * capitals[key] > uses[key]}
    small = {key for key, count in uses.items() if count > capitals[key]}
    return ProperNames(sure, frozenset(pairs), document.language.function_words | small)


def _places(document: Document, indexes: range) -> Iterator[tuple[int, int]]:
    words = document.words
    return zip(words.starts[indexes.start : indexes.stop], words.ends[indexes.start : indexes.stop], strict=True)


def _pairs(written: list[str]) -> Iterator[tuple[str, str]]:
    for first, second in pairwise(written):
        if first[:1].isupper() and second[:1].isupper():
            yield first.lower(), second.lower()


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) else word
