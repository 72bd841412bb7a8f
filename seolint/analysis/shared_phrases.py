"""Phrases that many short texts of a page share: headings, alternative texts, link texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from seolint.document import Document, Element, Span, Words

SHORTEST, LONGEST = 2, 8
"""The minimum words of a phrase with a letter ("Step 3" has too few), and the maximum words in total."""

Stems = tuple[str, ...]


class Text(NamedTuple):
    """A short text: its element, and the indexes of its words."""

    element: Element
    words: range


class SharedPhrase(NamedTuple):
    """A phrase that several texts share: its stems, and for each use the number of the text and the first word."""

    stems: Stems
    uses: Sequence[tuple[int, int]]

    @property
    def holders(self) -> list[int]:
        """The numbers of the texts with the phrase."""
        return list(dict.fromkeys(number for number, _ in self.uses))


def shared_phrases(
    document: Document, texts: Sequence[Text], needed: float, least: int, *, whole: bool = False
) -> Iterator[SharedPhrase]:
    """The phrases of `least` words or more that are in `needed` texts or more, those of most texts first.

    With `whole`, only texts that are nothing but the phrase count. Of phrases that share half of their words, only the
    first is included.
    """
    found = sorted(
        (SharedPhrase(stems, uses) for stems, uses in _grams(document, texts, needed, least, whole).items()),
        key=lambda phrase: (-len(phrase.holders), -len(phrase.stems)),
    )
    known: list[set[str]] = []
    for phrase in found:
        if len(phrase.holders) < needed:
            return
        stems = set(phrase.stems)
        if not any(2 * len(stems & other) >= min(len(stems), len(other)) for other in known):
            known.append(stems)
            yield phrase


def function_words(document: Document) -> frozenset[str]:
    """Words that a phrase doesn't begin or end with."""
    lists = document.language.lists
    functions = document.language.function_words - lists.get("searcher_words", frozenset())
    return functions | lists.get("image_words", frozenset())


def written(document: Document, words: Words, first: int, length: int) -> tuple[str, Span]:
    """A phrase as it is written, and its place."""
    span = words.span(first, first + length - 1)
    return document.text(span) or document.field_text(span), span


def _grams(
    document: Document, texts: Sequence[Text], needed: float, least: int, whole: bool
) -> Mapping[Stems, list[tuple[int, int]]]:
    """The uses of each phrase of stems that are in `needed` texts or more; no function word at either edge."""
    if not texts:
        return {}
    words = document.words_of(texts[0].element)[0]
    longest = document.language.as_much_as(LONGEST)
    stems = {number: _stems(document, words, text.words) for number, text in enumerate(texts)}
    counts = Counter(chain.from_iterable(map(set, stems.values())))
    common = {stem for stem, count in counts.items() if count >= needed}
    functions = function_words(document) if common else frozenset()
    grams: dict[Stems, list[tuple[int, int]]] = {}
    for number, own in stems.items() if common else ():
        start = texts[number].words.start
        edges = [i for i, s in enumerate(own) if s in common and words.normalized[start + i] not in functions]
        firsts, lasts = (edges[:1], edges[-1:]) if whole else (edges, edges)
        for first in firsts:
            end = first
            while end < len(own) and end - first < longest and own[end] in common:
                end += 1
            for last in lasts[bisect_left(lasts, first + least - 1) : bisect_left(lasts, end)]:
                if _lettered(words.normalized[start + first : start + last + 1]) >= min(least, SHORTEST):
                    grams.setdefault(tuple(own[first : last + 1]), []).append((number, start + first))
    return grams


def _lettered(words: Sequence[str]) -> int:
    return sum(any(map(str.isalpha, word)) for word in words)


def _stems(document: Document, words: Words, indexes: range) -> Sequence[str]:
    if words is document.words:
        return document.stems[indexes.start : indexes.stop]
    return document.language.stems(words.normalized[indexes.start : indexes.stop])


def accompanied(document: Document, texts: Sequence[Text], phrase: SharedPhrase) -> Mapping[int, frozenset[str]]:
    """The words that buyers type beside a phrase, by the number of the text; those in the phrase don't count."""
    words, length = document.words_of(texts[0].element)[0], len(phrase.stems)
    wanted = document.language.lists.get("commercial_words", frozenset())
    within: dict[int, set[int]] = defaultdict(set)
    for number, first in phrase.uses:
        within[number].update(range(first, first + length))
    found = {
        number: wanted.intersection(words.normalized[at] for at in texts[number].words if at not in covered)
        for number, covered in within.items()
    }
    return {number: selling for number, selling in found.items() if selling}
