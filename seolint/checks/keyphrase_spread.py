"""The longest stretch of a text without a keyphrase: the text may have left its subject there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.keyphrase_uses import Use, spans, uses
from seolint.analysis.keyphrases import keyphrases, unknown_forms
from seolint.analysis.measures import rounded, word_amount
from seolint.analysis.prose import prose, too_short
from seolint.document import Document, Finding

FACTS = ("phrase", "count", "words", "amount", "side", "share", "limit")

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""


def check(document: Document, *, max: float, least_sentences: int) -> Iterator[Finding]:
    """Keyphrases that are absent from a stretch of more than `max` percent of the words.

    Checks texts of `least_sentences` sentences or more that use the phrase; one that is found by all its words in
    order ("get the most out of …") is a figure of speech that a text uses once. Placed at the use beside the stretch;
    related: the others. Facts: phrase, count (uses), words (of the stretch), side (before, after), share, limit.
    """
    phrases = keyphrases(document) if document.language.knows_forms else ()
    if not phrases or len(prose(document).sentences) < least_sentences:
        return
    total = len(document.words)
    for phrase in phrases:
        found = uses(document, phrase)
        if not found or phrase.way == "in order":
            continue
        words, at, side = _longest(found, total)
        if 100 * words > max * total:
            places = spans(document, found)
            facts = {"phrase": phrase.text, "count": len(found), "words": words, "side": side}
            share = {"amount": word_amount(document, words), "share": rounded(100 * words / total), "limit": max}
            yield Finding(places[at], {**facts, **share}, [*places[:at], *places[at + 1 :]])


def _longest(found: Sequence[Use], total: int) -> tuple[int, int, str]:
    """The words of the longest stretch without a use, the use beside it, and on which side of that use it lies."""
    ends = [use.first for use in found[1:]] + [total]
    gaps = [(end - use.last - 1, at, "after") for at, (use, end) in enumerate(zip(found, ends, strict=True))]
    return max([(found[0].first, 0, "before"), *gaps], key=lambda gap: gap[0])


def not_applicable(document: Document, *, least_sentences: int, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can, or where no phrase was declared."""
    if not keyphrases(document):
        return ""
    return unknown_forms(document) or too_short(document, sentences=least_sentences)
