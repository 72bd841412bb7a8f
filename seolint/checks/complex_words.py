"""Hard words that a writer can replace: not names, not code, not what the article is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, compress

from seolint.analysis.measures import rounded
from seolint.analysis.prose import normalized_prose, prose, tally, too_short
from seolint.analysis.scopes import article_place
from seolint.document import Document, Finding

FACTS = ("share", "count", "total", "limit", "words")

_PLAIN = 2
"""The maximum number of syllables in a word that isn't complex."""


def check(document: Document, *, max: float, words: int, least_words: int) -> Iterator[Finding]:
    """Articles of which more than `max` percent of the words of running prose are hard.

    Hard are complex words as Gunning counts them (`Language.complex_words`), apart from names, code, and the words of
    the title and of headings. Only where there are `least_words` words of prose. Facts: share (percent), count, total,
    limit, words (the `words` ones with most syllables to save); related: where these are.
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
    facts = {"share": rounded(100 * count / total), "count": count, "total": total, "limit": max, "words": named}
    spans = sorted(document.words.span(at, at) for word_places in often for at in word_places)
    yield Finding(article_place(document), facts, spans)


def not_applicable(document: Document, *, least_words: int, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    if not document.language.has_easy_words:
        return f"there is no list of easy words for {document.language.label}"
    return too_short(document, words=least_words)


def hard_words(document: Document) -> Sequence[Sequence[int]]:
    """The places (indexes of `Document.words`) of each hard word of the running prose, words of one stem together."""
    normalized = document.words.normalized
    running = chain.from_iterable(prose(document).words)
    places = list(compress(running, document.language.complex_words(normalized_prose(document))))
    if not places:
        return []
    other, subject = _names(document, places) | _code(document), _subject(document)
    found: dict[str, list[int]] = defaultdict(list)
    for at in places:
        if normalized[at] not in other and (stem := document.stems[at]) not in subject:
            found[stem].append(at)
    return list(found.values())


def _weight(document: Document, places: Sequence[int]) -> int:
    """How many syllables beyond two a hard word costs the reader, over all its uses."""
    return sum(document.language.syllables(document.words.normalized[at]) - _PLAIN for at in places)


def _written(document: Document, places: Sequence[int]) -> str:
    """A hard word in its most frequent spelling, and how often it is used."""
    spelling, _ = Counter(document.words.normalized[at] for at in places).most_common(1)[0]
    return f"{spelling} ({len(places)})" if len(places) > 1 else spelling


def _names(document: Document, places: Sequence[int]) -> frozenset[str]:
    """The words at these places that have a capital letter within a sentence."""
    words, first = document.words, {indexes.start for indexes in prose(document).words}
    inner = (at for at in places if at not in first and document.prose[words.starts[at]].isupper())
    return frozenset(words.normalized[at] for at in inner)


def _code(document: Document) -> frozenset[str]:
    """The words in code."""
    places = (at for element in document.all("code", "inline_code") for at in document.words.within(element.span))
    return frozenset(document.words.normalized[at] for at in places)


def _subject(document: Document) -> frozenset[str]:
    """The stems of title and headings: what the article is about can't be called otherwise."""
    stems: set[str] = set()
    for element in document.all("title", "heading"):
        words, indexes = document.words_of(element)
        if words is document.words:
            stems.update(document.stems[indexes.start : indexes.stop])
        else:
            stems.update(document.language.stems(words.normalized[indexes.start : indexes.stop]))
    return frozenset(stems)
