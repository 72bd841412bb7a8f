"""How often a keyphrase stands in the text: an upper bound only, since a lower one leads to stuffing."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.checks._keyphrase_uses import spans, uses, written
from seolint.checks._keyphrases import keyphrases
from seolint.checks._measures import shown
from seolint.document import Document, Finding

WHOLE_PAGE = True
"""Any edit of the article may bring its problems about."""

LEAST = 2
"""Uses from which on one is a repetition."""


def check(document: Document, *, max: float, least_words: int) -> Iterator[Finding]:
    """Keyphrases used more than `max` times per 100 words, in texts of `least_words` words or more.

    Placed at the first use; related: the others. Facts: phrase, count, uses (as written), density, limit.
    """
    phrases = keyphrases(document)
    words = len(document.words) if phrases else 0
    for phrase in phrases if words >= least_words else ():
        found = spans(document, uses(document, phrase))
        density = 100 * len(found) / words
        if len(found) >= LEAST and density > max:
            facts = {"phrase": phrase.text, "count": len(found), "uses": written(document, found)}
            yield Finding(found[0], {**facts, "density": shown(density), "limit": max}, found[1:])
