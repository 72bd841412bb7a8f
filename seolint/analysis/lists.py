"""Lists, and the phrase that most of their pieces share.

A list is a run of bullets or table cells, or what commas or bars separate in a sentence. A sentence doesn't count as a
piece: a list inside a block ends with its sentence. No phrase crosses punctuation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from heapq import nlargest
from itertools import compress, pairwise
from typing import NamedTuple

from seolint.analysis.tokens import Tokens
from seolint.document import Span
from seolint.language import Language

ITEMS, CELLS, INLINE, BARRED = "items", "cells", "inline", "barred"
"""Kinds of list: bullets, table cells, and text inside a block separated by commas or mostly by bars."""

_RUNS = {"item": ITEMS, "cell": CELLS}

BARS = frozenset("|•·●▪√✓✔➤")
SEPARATORS = BARS | frozenset(",;\u060c\u061b\u3001\uff0c\uff1b")
"""What separates the pieces of a list inside a block."""

STOPS = frozenset(".!?:…。！？：\u061f\u06d4\u0964")
"""What ends a list inside a block: the end of a sentence, or the colon before a list."""

SHORTEST, LONGEST = 2, 8
"""The minimum words of a phrase, without function words, and the maximum."""

CANDIDATES = 5
"""How many phrases are checked, those in the most pieces first: the rest are parts of them."""

Stems = tuple[str, ...]


class Pieces(NamedTuple):
    """A list: for each piece the index of its first word and of the word after its last; a piece may have no words."""

    kind: str
    pieces: Sequence[tuple[int, int]]


class Shared(NamedTuple):
    """The phrase that pieces of a list share, as stems, and the first word of each use, one list of uses per piece."""

    stems: Stems
    uses: Sequence[Sequence[int]]
    pieces: Sequence[tuple[int, int]]

    @property
    def holding(self) -> list[tuple[int, int, int]]:
        """The pieces with the phrase: first word, first word of the phrase, and the word after the last."""
        return [(start, at[0], end) for (start, end), at in zip(self.pieces, self.uses, strict=True) if at]


def lists(tokens: Tokens, least: int) -> Iterator[Pieces]:
    """The lists of at least `least` pieces in the prose."""
    run: list[tuple[int, int]] = []
    kind = ""
    for holder, start, end in _holders(tokens):
        if run and _RUNS.get(holder) != kind:
            yield from _long(kind, run, least)
            run = []
        if holder in _RUNS:
            kind = _RUNS[holder]
            run.append((start, end))
        if sum(tokens.borders[start + 1 : end]) >= least - 1:
            yield from _inline(tokens, start, end, least)
    yield from _long(kind, run, least)


def shared(tokens: Tokens, pieces: Sequence[tuple[int, int]], least: int, share: float) -> Shared | None:
    """The phrase that is in a `share` (0-1) of `least` pieces or more; None where there is none.

    Consecutive lists are one run of bullets. So a phrase also counts if it is in `least` pieces of the part of a run
    from its first use to its last.
    """
    minimum = max(1, share * least)
    if max(Counter(tokens.stems[pieces[0][0] : pieces[-1][1]]).values(), default=0) < minimum:
        return None
    language = tokens.document.language
    worded = [_worded(tokens, start, end) for start, end in pieces]
    alike = Counter(map(tuple, worded))
    stems = {words: language.stems(words) for words in alike}
    pairs = _pieces_with((times, pairwise(stems[words])) for words, times in alike.items())
    common = {pair for pair, count in pairs.items() if count >= minimum and all(pair)}
    if not common:
        return None  # no phrase can be shared where no two neighbouring words are
    found = ((times, _phrases(words, stems[words], language, common)) for words, times in alike.items())
    counts = _pieces_with(found)
    enough = [(count, len(phrase), phrase) for phrase, count in counts.items() if count >= minimum]
    for _, _, phrase in nlargest(CANDIDATES, enough):
        uses = [_uses(tokens, start, end, phrase) for start, end in pieces]
        hits = [number for number, at in enumerate(uses) if at]
        if len(hits) >= max(1, share * len(uses)):
            return Shared(phrase, uses, pieces)
        stretch = slice(hits[0], hits[-1] + 1) if hits else slice(0)
        if len(hits) >= max(least, share * len(uses[stretch])):
            return Shared(phrase, uses[stretch], pieces[stretch])
    return None


def lettered(words: Iterable[str]) -> int:
    """How many words contain a letter."""
    return sum(any(map(str.isalpha, word)) for word in words)


def _long(kind: str, run: list[tuple[int, int]], least: int) -> Iterator[Pieces]:
    if len(run) >= least:
        yield Pieces(kind, run)


def _inline(tokens: Tokens, start: int, end: int, least: int) -> Iterator[Pieces]:
    """The lists in a block."""
    prose, pieces, first, bars = tokens.document.prose, list[tuple[int, int]](), start, 0
    for at in compress(range(start + 1, end), tokens.borders[start + 1 : end]):
        gap = set(prose[tokens.ends[at - 1] : tokens.starts[at]])
        stops = not gap.isdisjoint(STOPS)
        if stops or not gap.isdisjoint(SEPARATORS):
            pieces.append((first, at))
            bars += not gap.isdisjoint(BARS)
            first = at
        if stops:
            yield from _long(_kind(bars, pieces), pieces, least)
            pieces, bars = [], 0
    yield from _long(_kind(bars, pieces), [*pieces, (first, end)], least)


def _kind(bars: int, pieces: Sequence[tuple[int, int]]) -> str:
    return BARRED if 2 * bars > len(pieces) else INLINE


def _worded(tokens: Tokens, start: int, end: int) -> list[str]:
    """The words of a piece, with an empty one wherever punctuation separates them."""
    words = list(tokens.normalized[start:end])
    for at in reversed(list(compress(range(start + 1, end), tokens.borders[start + 1 : end]))):
        words.insert(at - start, "")
    return words


def _uses(tokens: Tokens, start: int, end: int, stems: Stems) -> list[int]:
    """Where a phrase is in a piece."""
    length, wanted = len(stems), list(stems)
    return [
        at
        for at in range(start, end - length + 1)
        if tokens.stems[at] == stems[0]
        and tokens.stems[at : at + length] == wanted
        and not any(tokens.borders[at + 1 : at + length])
    ]


def _pieces_with(found: Iterable[tuple[int, Iterable[Stems]]]) -> Counter[Stems]:
    """In how many pieces each phrase occurs, from the phrases of each kind of piece and the number of such pieces."""
    counts: Counter[Stems] = Counter()
    for times, phrases in found:
        for phrase in dict.fromkeys(phrases):
            counts[phrase] += times
    return counts


def _phrases(words: Sequence[str], stems: Sequence[str], language: Language, common: Set[Stems]) -> Iterator[Stems]:
    """The phrases of two words or more in a piece, of `common` pairs of words, with no function word at either edge."""
    functions, shortest, longest = language.function_words, language.as_much_as(SHORTEST), language.as_much_as(LONGEST)
    for first, word in enumerate(words):
        if word and word not in functions:
            for last in range(first + 1, min(first + longest, len(words))):
                if (stems[last - 1], stems[last]) not in common:
                    break
                content = [word for word in words[first : last + 1] if word not in functions]
                if words[last] not in functions and lettered(content) >= shortest:
                    yield tuple(stems[first : last + 1])


def _holders(tokens: Tokens) -> Iterator[tuple[str, int, int]]:
    bounds = [*tokens.holder_starts, len(tokens.starts)]
    for i, holder in enumerate(tokens.holders):
        if bounds[i] < tokens.prose_count:
            yield holder.kind, bounds[i], min(bounds[i + 1], tokens.prose_count)


def text_of(tokens: Tokens, start: int, end: int) -> str:
    """The text of a piece, including what follows its last word in the block."""
    holder = tokens.holder(start)
    stop = tokens.starts[end] if end < tokens.prose_count else holder.span.end
    span = Span(tokens.starts[start], max(tokens.ends[end - 1], min(stop, holder.span.end)))
    return tokens.document.text(span)
