"""The share of long sentences: one is a choice, a quarter of them is a habit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.analysis.limits import language_limit
from seolint.analysis.measures import bound_for, rounded, word_amount
from seolint.analysis.prose import prose, too_short
from seolint.analysis.scopes import article_place
from seolint.analysis.transcripts import not_own_wording
from seolint.document import Document, Finding

FACTS = ("value", "share", "count", "total", "limit", "words", "amount")


def check(
    document: Document,
    *,
    words: int,
    max: float,
    least_sentences: int,
    words_by_language: Mapping[str, float],
    max_by_language: Mapping[str, float],
    info_within: float = 0,
    legal_notices: bool = True,
    transcripts: bool = True,
) -> Iterator[Finding]:
    """Articles in which more than `max` percent of the sentences have more than `words` words.

    Languages (by their codes) may have limits of their own. An article of fewer than `least_sentences` sentences is not
    judged. `legal_notices` and `transcripts` say whether those are judged; `info_within` has no effect here. Facts:
    value and share (the same, in percent), count, total, limit, words, amount ("50 words", "85 characters"); related:
    the long sentences.
    """
    if not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return
    sentences = prose(document).sentences
    own_words, own_max = language_limit(document, words_by_language), language_limit(document, max_by_language)
    bound = bound_for(document, "words", words) if own_words is None else own_words
    limit = max if own_max is None else own_max
    long = [at for at, indexes in enumerate(prose(document).words) if len(indexes) > bound]
    if len(sentences) < least_sentences or 100 * len(long) <= limit * len(sentences):
        return
    share = rounded(100 * len(long) / len(sentences))
    facts = {
        "value": share,
        "share": share,
        "count": len(long),
        "total": len(sentences),
        "limit": limit,
        "words": round(bound),
        "amount": word_amount(document, round(bound)),
    }
    yield Finding(article_place(document), facts, [sentences[at].span for at in long])


def not_applicable(
    document: Document, *, least_sentences: int, legal_notices: bool = True, transcripts: bool = True, **_: Any
) -> str:
    """Why this document can't be judged; an empty text where it can."""
    if reason := not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return reason
    return too_short(document, sentences=least_sentences)
