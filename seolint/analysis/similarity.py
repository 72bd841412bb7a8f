"""Which stretches of an article say the same as one before them, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


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
