"""Repeated phrases: which word sequences an article says again and again, and where.

A phrase is a sequence of one to eight stems that stands three times or more, inside pieces of a sentence (no
punctuation within), with no function word at either edge. Counted level by level: a sequence of n stems can only be
frequent where both its parts of n - 1 stems are, so the work stays linear in the words of the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import repeat

from seolint.checks._stream import Stream

LONGEST = 8
"""Words of the longest phrase that is looked for."""

SPARSE = 50_000
"""Words for each of which a phrase must stand once. It matters in books of 200,000 words and more only, where thousands
of phrases stand three times: without it a file of 10 MB takes twice as long as ten of 1 MB."""


class Phrase:
    """A repeated phrase: its stems, and the index of the first word of each use, in reading order, fields last."""

    def __init__(self, stream: Stream, stems: tuple[str, ...], places: Sequence[int]) -> None:
        self.stream, self.stems, self.places = stream, stems, places

    @property
    def length(self) -> int:
        return len(self.stems)

    @cached_property
    def everywhere(self) -> Sequence[int]:
        """All uses, those in repeated blocks included."""
        source, length, wanted = self.stream, self.length, list(self.stems)
        starts = (at for at, stem in enumerate(source.stems) if stem == wanted[0])
        return [
            at
            for at in starts
            if source.stems[at : at + length] == wanted and not any(at + i in source.borders for i in range(1, length))
        ]

    @cached_property
    def forms(self) -> Sequence[str]:
        """The phrase as normalised at each use."""
        norms, length = self.stream.norms, self.length
        return [" ".join(norms[at : at + length]) for at in self.places]

    @cached_property
    def prose(self) -> Sequence[int]:
        """The uses in the prose."""
        return self.places[: bisect_left(self.places, self.stream.seen)]


def repeated(source: Stream, least: int = 3, shortest: int = 1) -> list[Phrase]:
    """The phrases of `shortest` words or more that are used at least `least` times, longest first.

    One inside a longer one is there only if it has more uses, and one of a whole book only if it is not `SPARSE`.
    """
    least = max(least, len(source.stems) // SPARSE)
    levels = _levels(source, least, shortest)
    uses = [Counter(level.values()) for level in levels]
    language = source.document.language
    function_words = language.function_words - language.lists.get("searcher_words", frozenset())
    found: list[Phrase] = []
    dropped: set[tuple[int, int]] = set()
    for length in range(len(levels), shortest - 1, -1):
        for number, places in _groups(source, levels[length - 1], length, function_words).items():
            if not places or len(places) < least:
                continue
            stems = tuple(source.stems[places[0] : places[0] + length])
            if _periodic(stems):
                continue
            if (length, number) not in dropped and _says_something(stems):
                found.append(Phrase(source, stems, places))
            _drop_parts(levels, uses, range(shortest, length), places, dropped)
    return found


def _groups(
    source: Stream, level: Mapping[int, int], length: int, function_words: frozenset[str]
) -> Mapping[int, list[int]]:
    """The places of each sequence of a level that don't overlap; none of one with a function word at an edge."""
    norms, last = source.norms, length - 1
    groups: dict[int, list[int]] = {}
    for at, number in level.items():
        known = groups.get(number)
        if known is None:
            edged = norms[at] in function_words or norms[at + last] in function_words
            groups[number] = [] if edged else [at]
        elif known and at >= known[-1] + length:
            known.append(at)
    return groups


def _says_something(stems: Sequence[str]) -> bool:
    """Whether there is a word among the stems, and no more numbers than words: "1/1 running 0" is a program's."""
    numbers = sum(map(str.isdigit, stems))
    return 2 * numbers <= len(stems) and any(len(stem) > 1 and not stem.isdigit() for stem in stems)


def _periodic(stems: Sequence[str]) -> bool:
    """Whether a sequence is a shorter one said again ("cheap sheds cheap sheds")."""
    return any(stems[period:] == stems[:-period] for period in range(1, len(stems) // 2 + 1))


def _drop_parts(
    levels: Sequence[Mapping[int, int]],
    uses: Sequence[Mapping[int, int]],
    lengths: range,
    places: Sequence[int],
    dropped: set[tuple[int, int]],
) -> None:
    """Mark the parts (of these lengths) of a phrase that stand on their own in less than a quarter of their uses."""
    for part in lengths:
        for offset in range(lengths.stop - part + 1):
            number = levels[part - 1][places[0] + offset]
            if 4 * len(places) >= 3 * uses[part - 1][number]:
                dropped.add((part, number))


def _levels(source: Stream, least: int, shortest: int) -> list[dict[int, int]]:
    """For each length, the word index where a frequent sequence starts -> the number of that sequence.

    Single words, most of which are frequent, are there only if they are asked for.
    """
    first = _frequent(source, least)
    following = [*first[1:], 0]
    for border in source.borders:
        following[border - 1] = 0
    size = len(first) + 1
    levels = [{at: number for at, number in enumerate(first) if number} if shortest == 1 else {}]
    keys = {at: a * size + b for at, (a, b) in enumerate(zip(first, following, strict=False)) if a and b}
    while keys and len(levels) < LONGEST:
        counts = Counter(keys.values())
        numbers = {key: number for number, (key, count) in enumerate(counts.items()) if count >= least}
        level = {at: numbers[key] for at, key in keys.items() if key in numbers}
        levels.append(level)
        keys = {at: number * size + level[at + 1] for at, number in level.items() if at + 1 in level}
    return levels


def _frequent(source: Stream, least: int) -> list[int]:
    """For each word the number of its stem, from 1; 0 of one that stands less often, and in repeated blocks."""
    stems: Sequence[str] = source.stems
    if source.repeats:
        stems = ["" if at in source.repeats else stem for at, stem in enumerate(stems)]
    counts = Counter(stems)
    counts.pop("", None)
    frequent = [stem for stem, count in counts.items() if count >= least]
    return list(map(dict(zip(frequent, range(1, len(frequent) + 1), strict=True)).get, stems, repeat(0)))
