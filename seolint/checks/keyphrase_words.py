"""Keyphrases that can't be looked for: no content word, too many words, too many phrases."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.keyphrases import MOST, declared
from seolint.analysis.measures import word_amount
from seolint.document import Document, Finding

FACTS = ("phrase", "fault", "words")


def check(document: Document, *, max: int) -> Iterator[Finding]:
    """Declared phrases with function words only, with more than `max` words, or beyond the number that is judged.

    Placed where a phrase is written, else where findings about the whole article are. Facts: phrase, fault, words.
    """
    limit = document.language.as_much_as(max)
    for number, phrase in enumerate(declared(document)):
        if number == MOST:
            fault = f"more than {MOST} keyphrases are declared, and those from here on are ignored"
            yield Finding(phrase.span, {"phrase": phrase.text, "fault": fault, "words": phrase.length})
            return
        if not phrase.length:
            fault = "it has no words"
        elif not phrase.content:
            fault = "every text has such words; add the one that names the subject"
        elif phrase.length > limit:
            fault = f"it has {word_amount(document, phrase.length)} (limit {limit}); keep those that name the subject"
        else:
            continue
        yield Finding(phrase.span, {"phrase": phrase.text, "fault": fault, "words": phrase.length})
