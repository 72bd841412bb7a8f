"""Which stretches of an article say the same as one before them, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def alike(norms: Sequence[str], stretches: Iterable[range]) -> Iterator[int]:
    """For each stretch of normalised words, none of them empty, the number of the first that has the same words.

    That is its own where there was none. Words are compared only where length, first and last word are the same:
    to build a key of all words took as long as splitting the text into them.
    """
    known: dict[tuple[int, str, str], list[tuple[int, range]]] = {}
    for number, own in enumerate(stretches):
        candidates = known.setdefault((len(own), norms[own.start], norms[own.stop - 1]), [])
        words = norms[own.start : own.stop] if candidates else ()
        first = next((other for other, place in candidates if norms[place.start : place.stop] == words), number)
        if first == number:
            candidates.append((number, own))
        yield first
