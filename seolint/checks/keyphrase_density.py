"""How often a keyphrase is used in the text: an upper bound only, since a lower one leads to stuffing."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.keyphrase_uses import spans, uses, written
from seolint.analysis.keyphrases import keyphrases
from seolint.analysis.measures import distinguishable, word_amount
from seolint.document import Document, Finding

FACTS = ("phrase", "count", "uses", "density", "per", "limit")

WHOLE_PAGE = True
"""Any edit to the article may cause its problems."""

LEAST = 2
"""The number of uses from which on a phrase counts as repeated."""

BASE, PER_WORD = 0.7, 1 / 3
"""Yoast's weight of a use, and of each content word of its phrase: keyphraseLengthFactor.js in
https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/scoring/helpers/assessments."""


def check(document: Document, *, max: float, least_words: int, weigh_length: bool = False) -> Iterator[Finding]:
    """Keyphrases used more than `max` times per 100 words, in texts of `least_words` words or more.

    With `weigh_length`, as in Yoast, the limit is divided by 0.7 and a third for each content word of the phrase.
    Placed at the first use; related: the others. Facts: phrase, count, uses (as written), density,
    per ("100 words", "200 characters"), limit.
    """
    phrases = keyphrases(document)
    language = document.language
    words, hundred = len(document.words) if phrases else 0, language.as_much_as(100)
    for phrase in phrases if words and words >= language.as_much_as(least_words) else ():
        found = spans(document, uses(document, phrase))
        density = hundred * len(found) / words
        content = len(phrase.content) / language.units_for_a_word
        limit = max / (BASE + PER_WORD * content) if weigh_length else max
        if len(found) >= LEAST and density > limit:
            facts = {"phrase": phrase.text, "count": len(found), "uses": written(document, found)}
            shown_density, shown_limit = distinguishable(density, limit)
            shown = {"density": shown_density, "per": word_amount(document, hundred), "limit": shown_limit}
            yield Finding(found[0], {**facts, **shown}, found[1:])
