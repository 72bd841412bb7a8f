"""Lists whose pieces repeat one phrase: search queries, towns, telephone numbers.

A list is a run of bullets or table cells, or what commas or bars separate inside a block.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("phrase", "count", "pieces", "evidence")

TOWN = 3
"""Words that a town may add to a phrase ("in New York")."""

_TELEPHONE = expression(r"(?:\+|\b)\d[\d\s().-]{7,}\d\b")

LIST_KINDS = ("item", "cell")


def check(
    document: Document, *, min_pieces: int, share: float, longest_piece: int, selling: float, page_selling: float
) -> Iterator[Finding]:
    """Lists of at least `min_pieces` short pieces (bullets, cells, between commas or bars) that say the same phrase.

    `share` is the part of the pieces (0-1) that holds the phrase of two words or more; `longest_piece` the number of
    words that the middle piece has at most. A list of like things may share a phrase, so one of four must hold, too: a
    `selling` part of the pieces (0-1) has a word that buyers type, the page has `page_selling` of them per 100 words,
    some pieces have a telephone number, or most of them put but a name behind a phrase that is none ("sheds in Leeds").
    Facts: phrase, count, pieces, evidence.
    """
    tokens = tokens_of(document)
    for found in lists(tokens, max(1, min_pieces)):
        lengths = sorted(end - start for start, end in found.pieces)
        if lengths[len(lengths) // 2] > document.language.as_much_as(longest_piece):
            continue
        count, stems = shared_phrase(tokens, found.pieces, share * len(found.pieces))
        if stems and count >= share * len(found.pieces):
            finding = _finding(tokens, found, stems)
            if article_features(document).commercial_rate >= page_selling or _is_query(tokens, found, finding, selling):
                yield finding


def _is_query(tokens: Tokens, found: Pieces, finding: Finding, selling: float) -> bool:
    """Whether the list itself looks like what people type into a search box, not like a template."""
    worded = sum(sells(tokens.document, tokens.normalized[start:end]) for start, end in found.pieces)
    if finding.facts["evidence"] or worded >= selling * len(found.pieces):
        return True
    prose, length = tokens.document.prose, str(finding.facts["phrase"]).count(" ") + 1
    if any(prose[span.start].isupper() for span in (finding.span, *finding.related)):
        return False
    placed = [
        0 < end - start <= length + TOWN and prose[tokens.starts[end - 1]].isupper() for start, end in found.pieces
    ]
    return sum(placed) >= len(placed) / 2


def _finding(tokens: Tokens, found: Pieces, stems: tuple[str, ...]) -> Finding:
    places = [
        tokens.span(at, len(stems))
        for start, end in found.pieces
        for at in range(start, end - len(stems) + 1)
        if tuple(tokens.stems[at : at + len(stems)]) == stems
    ]
    text = tokens.document.prose[places[0].start : _end(tokens, found)]
    numbers = len(_TELEPHONE.findall(text))
    facts = {
        "phrase": tokens.document.text(places[0]),
        "count": len(places),
        "pieces": len(found.pieces),
        "evidence": f", with {numbers} telephone numbers" if numbers > 2 else "",
    }
    return Finding(places[0], facts, places[1:])


def _end(tokens: Tokens, found: Pieces) -> int:
    """Where the last piece of a list ends, as an offset."""
    return tokens.ends[found.pieces[-1][1] - 1]


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
