"""Lists whose pieces repeat one phrase: search queries, towns, telephone numbers."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.lists import Pieces, lists, shared_phrase
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("phrase", "count", "pieces", "evidence")

TOWN = 3
"""Words that a town may add to a phrase ("in New York")."""

_TELEPHONE = expression(r"(?:\+|\b)\d[\d\s().-]{7,}\d\b")


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
        if lengths[len(lengths) // 2] > longest_piece:
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
