"""Which stretches of an article say the same, word for word, and which phrases are one with an addition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


def alike(normalized: Sequence[str], stretches: Iterable[range]) -> Iterator[int]:
    """For each stretch of normalised words, none of them empty, the number of the first that has the same words.

    That is its own where there was none. A key of all words is made only where length, first and last word are shared:
    to make one of every sentence takes as long as splitting the text into words.
    """
    alone: dict[tuple[int, str, str], tuple[int, range] | None] = {}
    known: dict[tuple[str, ...], int] = {}
    for number, stretch in enumerate(stretches):
        edges = len(stretch), normalized[stretch.start], normalized[stretch.stop - 1]
        if edges not in alone:
            alone[edges] = number, stretch
            yield number
            continue
        other = alone[edges]
        if other:
            first, place = other
            known[tuple(normalized[place.start : place.stop])] = first
            alone[edges] = None
        yield known.setdefault(tuple(normalized[stretch.start : stretch.stop]), number)


class Variants:
    """Phrases as sets of stems, each of which is no variant of another: those share half the words of the shorter one.

    An article can have thousands of stuffed phrases, and to compare each with all others takes the square of that. So
    each is looked up by its rarest words: of two phrases that share `n` words, each has one of these among all but
    `n` - 1. (Chaudhuri, Ganti and Kaushik 2006: A primitive operator for similarity joins in data cleaning.)
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """`counts` are the uses of stems in the text."""
        self._counts = counts
        self._known: defaultdict[tuple[int, int, str], list[frozenset[str]]] = defaultdict(list)
        self._sizes: set[int] = set()

    def add(self, stems: Collection[str]) -> bool:
        """Add a phrase, unless it is a variant of one that was added: then False."""
        phrase = frozenset(stems)
        if any(self._knows(phrase, size) for size in self._sizes):
            return False
        self._sizes.add(len(phrase))
        for shared in range(1, _least(len(phrase)) + 1):
            for stem in self._rarest(phrase, shared):
                self._known[len(phrase), shared, stem].append(phrase)
        return True

    def _knows(self, phrase: frozenset[str], size: int) -> bool:
        shared = _least(min(len(phrase), size))
        return any(
            len(phrase & other) >= shared
            for stem in self._rarest(phrase, shared)
            for other in self._known.get((size, shared, stem), ())
        )

    def _rarest(self, phrase: frozenset[str], shared: int) -> list[str]:
        """The stems of a phrase, those of which it must share one with any that it shares so many with."""
        return sorted(phrase, key=lambda stem: (self._counts[stem], stem))[: len(phrase) - shared + 1]


def _least(size: int) -> int:
    """How many of so many words are half of them or more."""
    return (size + 1) // 2
