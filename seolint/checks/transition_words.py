"""The share of sentences with a transition word: where it is low, readers must guess how ideas relate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from seolint.analysis.measures import rounded
from seolint.analysis.prose import prose, too_short
from seolint.document import Document, Finding

FACTS = ("share", "count", "total", "run", "limit")

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def check(document: Document, *, min: float, least_words: int) -> Iterator[Finding]:
    """Articles in which less than `min` percent of the sentences of running prose contain a transition word or phrase.

    Only in languages that have a list of them, and with at least `least_words` words of prose. Reported at the longest
    stretch of sentences without one. Facts: share (percent), count, total, run (sentences of that stretch), limit.
    """
    if not_applicable(document, least_words=least_words):
        return
    running, phrases = prose(document), document.language.transition_words
    linked = [_linked(document.words.normalized, indexes, phrases) for indexes in running.words]
    count, total = sum(linked), len(linked)
    if 100 * count < min * total:
        first, run = _longest(linked)
        facts = {"share": rounded(100 * count / total), "count": count, "total": total, "run": run, "limit": min}
        yield Finding(running.sentences[first].span, facts)


def not_applicable(document: Document, *, least_words: int, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    if not document.language.transition_words:
        return f"there is no list of transition words for {document.language.label}"
    return too_short(document, words=max(least_words, 1))


def _linked(normalized: Sequence[str], indexes: range, phrases: Phrases) -> bool:
    """Whether a transition word or phrase is wholly in a sentence: the words `indexes` of `normalized`."""
    return any(
        at + len(phrase) <= indexes.stop and phrase == tuple(normalized[at : at + len(phrase)])
        for at in indexes
        for phrase in phrases.get(normalized[at], ())
    )


def _longest(linked: Sequence[bool]) -> tuple[int, int]:
    """Where the longest run of sentences without a transition begins, and its length; the first of equals."""
    runs = [(key, [at for at, _ in group]) for key, group in groupby(enumerate(linked), key=lambda pair: pair[1])]
    bare = max((places for key, places in runs if not key), key=len)
    return bare[0], len(bare)
