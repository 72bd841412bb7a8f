"""Lists of short pieces: bullets, table cells, and what commas or bars separate inside a block."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from seolint.analysis.tokens import Tokens

LIST_KINDS = ("item", "cell")


class Pieces(NamedTuple):
    """A list: for each piece the index of its first word and of the word after its last; a piece may have no words."""

    kind: str
    pieces: Sequence[tuple[int, int]]


def lists(tokens: Tokens, least: int) -> Iterator[Pieces]:
    """The lists of at least `least` pieces in the prose."""
    run: list[tuple[int, int]] = []
    for holder, start, end in _holders(tokens):
        if holder in LIST_KINDS:
            run.append((start, end))
            continue
        if len(run) >= least:
            yield Pieces("items", run)
        run = []
        pieces = _split(tokens, start, end) if end - start >= least else []
        if len(pieces) >= least:
            yield Pieces("pieces", pieces)
    if len(run) >= least:
        yield Pieces("items", run)


def shared_phrase(
    tokens: Tokens, pieces: Sequence[tuple[int, int]], least: float, longest: int = 4
) -> tuple[int, tuple[str, ...]]:
    """In how many pieces the phrase occurs that most of them share, and its stems; none below `least` pieces."""
    if max(Counter(tokens.stems[pieces[0][0] : pieces[-1][1]]).values(), default=0) < least:
        return 0, ()
    alike = Counter(tuple(tokens.normalized[start:end]) for start, end in pieces)
    stems = {words: tokens.document.language.stems(words) for words in alike}
    pairs = _pieces_with((times, itertools.pairwise(stems[words])) for words, times in alike.items())
    common = {pair for pair, count in pairs.items() if count >= least}
    if not common:
        return 0, ()  # no phrase can be shared where no two neighbouring words are
    functions = tokens.document.language.function_words
    found = ((times, _phrases(words, stems[words], functions, common, longest)) for words, times in alike.items())
    counts = _pieces_with(found)
    return max(((count, phrase) for phrase, count in counts.items()), key=_count_and_length, default=(0, ()))


def _count_and_length(shared: tuple[int, tuple[str, ...]]) -> tuple[int, int]:
    return shared[0], len(shared[1])


def _pieces_with(found: Iterable[tuple[int, Iterable[tuple[str, ...]]]]) -> Counter[tuple[str, ...]]:
    """In how many pieces each phrase occurs, from the phrases of each kind of piece and how many there are of it."""
    counts: Counter[tuple[str, ...]] = Counter()
    for times, phrases in found:
        for phrase in dict.fromkeys(phrases):
            counts[phrase] += times
    return counts


def _phrases(
    words: Sequence[str], stems: Sequence[str], functions: frozenset[str], common: Set[tuple[str, ...]], longest: int
) -> Iterator[tuple[str, ...]]:
    """The phrases of two words or more in a piece, of `common` pairs of words, with no function word at either edge."""
    for first, word in enumerate(words):
        if word not in functions:
            for last in range(first + 1, min(first + longest, len(words))):
                if (stems[last - 1], stems[last]) not in common:
                    break
                if words[last] not in functions:
                    yield tuple(stems[first : last + 1])


def _holders(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    bounds = [*tokens.holder_starts, len(tokens.starts)]
    for i, holder in enumerate(tokens.holders):
        if bounds[i] < tokens.prose_count:
            yield holder.kind, bounds[i], bounds[i + 1]


def _split(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a holder that has words."""
    inner = itertools.compress(range(start + 1, end), tokens.borders[start + 1 : end])
    return list(itertools.pairwise((start, *inner, end)))
