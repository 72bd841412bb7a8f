"""Hard words that a writer can do something about: not names, not code, not what the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from seolint.analysis.complex_words import hard_words
from seolint.analysis.measures import shown
from seolint.analysis.prose import prose, tally, too_short
from seolint.analysis.scopes import article_place
from seolint.document import Document, Finding

FACTS = ("share", "count", "total", "limit", "words")

_PLAIN = 2
"""The most syllables of a word that isn't complex."""


def check(document: Document, *, max: float, words: int, least_words: int) -> Iterator[Finding]:
    """Articles of which more than `max` percent of the words of running prose are hard.

    Hard are complex words as Gunning counts them (`Language.complex_words`), apart from names, code, and the words of
    the title and of headings. Only where there are `least_words` words of prose. Facts: share (percent), count, total,
    limit, words (the `words` ones with most syllables to save); related: where these stand.
    """
    if not_applicable(document, least_words=least_words):
        return
    total = prose(document).totals[-1]
    if 100 * tally(document).complex_words <= max * total:  # of which hard words are a part
        return
    places = hard_words(document)
    count = sum(map(len, places))
    if 100 * count <= max * total:
        return
    often = sorted(places, key=lambda word_places: (-_weight(document, word_places), word_places[0]))[:words]
    named = ", ".join(_written(document, word_places) for word_places in often)
    facts = {"share": shown(100 * count / total), "count": count, "total": total, "limit": max, "words": named}
    spans = sorted(document.words.span(at, at) for word_places in often for at in word_places)
    yield Finding(article_place(document), facts, spans)


def not_applicable(document: Document, *, least_words: int, **_: object) -> str:
    """Why this document can't be judged; nothing where it can."""
    if not document.language.tells_complex:
        return f"there is no list of easy words for {document.language.label}"
    return too_short(document, words=least_words)


def _weight(document: Document, places: Sequence[int]) -> int:
    """How many syllables beyond two a hard word costs the reader, all places together."""
    return sum(document.language.syllables(document.words.normalized[at]) - _PLAIN for at in places)


def _written(document: Document, places: Sequence[int]) -> str:
    """A hard word as it is written most often, and how often."""
    spelling, _ = Counter(document.words.normalized[at] for at in places).most_common(1)[0]
    return f"{spelling} ({len(places)})" if len(places) > 1 else spelling
