"""The share of sentences in the passive voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.analysis.measures import rounded
from seolint.analysis.passive import grammar, passives
from seolint.analysis.prose import prose, too_short
from seolint.document import Document, Finding

FACTS = ("text", "share", "count", "total", "limit")


def check(
    document: Document, *, languages: Mapping[str, Mapping[str, Any]], max: float, least_sentences: int
) -> Iterator[Finding]:
    """Articles in which more than `max` percent of the sentences are in the passive voice.

    Only in languages that `languages` has a grammar for, and with at least `least_sentences` sentences. Reported at
    the first passive; related: the others. Facts: text, share (percent), count, total, limit.
    """
    if not_applicable(document, languages=languages, least_sentences=least_sentences):
        return
    rules = grammar(languages[document.language.code])
    running = prose(document)
    total = len(running.sentences)
    found = passives(document, running.words, rules)
    count = sum(map(bool, found))
    if count and 100 * count > max * total:
        places = [place for places in found for place in places]
        facts = {"text": document.text(places[0]), "count": count, "total": total, "limit": max}
        yield Finding(places[0], {**facts, "share": rounded(100 * count / total)}, places[1:])


def not_applicable(document: Document, *, languages: Mapping[str, Any], least_sentences: int, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    if document.language.code not in languages:
        return f"there are no rules for the passive voice in {document.language.label}"
    return too_short(document, sentences=least_sentences)
