"""How much a page sells, apart from a given phrase: a phrase's own words prove nothing about the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import compress

from seolint.analysis.article_features import COMMON, article_features
from seolint.document import Document


def rate_beside(document: Document, own: Iterable[str]) -> float:
    """Words that buyers type per 100 words of the article, each counted a few times at most, without `own` ones."""
    article = article_features(document)
    seen = article.tokens.prose_count
    counts = Counter(compress(article.tokens.normalized[:seen], article.commercial.flags))
    others = sum(min(count, COMMON) for count in counts.values()) - sum(min(counts[word], COMMON) for word in set(own))
    return 100 * others / max(seen, 1)
