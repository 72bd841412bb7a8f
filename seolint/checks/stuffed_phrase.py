"""Phrases that are repeated as people repeat them for a search engine, found without knowing the phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from seolint.analysis.arguments import Wrong
from seolint.analysis.article import article
from seolint.analysis.feature_entries import faults_of, said
from seolint.analysis.phrase_features import Measured
from seolint.analysis.phrases import everywhere, repeated
from seolint.analysis.tokens import Stream, stream
from seolint.analysis.variants import Variants
from seolint.analysis.weights import Sign, held_by, weighed
from seolint.document import Document, Finding, Span

FACTS = ("phrase", "count", "points", "evidence")


def check(
    document: Document, *, points: float, min_uses: int, min_words: int, signs: Sequence[Sign]
) -> Iterator[Finding]:
    """Phrases of `min_words` words or more, used `min_uses` times or more, whose signs weigh `points` together.

    A sign is a mapping: `when`, the measurements (properties of `Measured`) and the bound that each must keep, such as
    `rate: ">= 2"`; `points`, its weight; `says`, the clause that tells of it in the message, where it has one.
    Facts: phrase, count, points, signs, evidence.
    """
    source = stream(document)
    about = article(document)
    heaviest_first = weighed(signs)
    found: list[tuple[float, Measured, list[Sign]]] = []
    for phrase in repeated(source, min_uses, max(1, min_words)):
        if phrase.prose:
            measured = Measured(phrase, about)
            held = held_by(measured, heaviest_first, points)
            score = sum(signs[i]["points"] for i in held)
            if score >= points:
                found.append((score, measured, [signs[i] for i in held]))
    found.sort(key=lambda item: (-item[0], -item[1].uses * item[1].length))
    variants = Variants(about.counts)
    distinct = [item for item in found if variants.add(item[1].phrase.stems)]
    uses = everywhere([measured.phrase for _, measured, _ in distinct])
    for (score, measured, shown), places in zip(distinct, uses, strict=True):
        yield _finding(measured, places, score, shown)


def validate(*, signs: Sequence[Any] = (), **_: Any) -> Iterator[Wrong]:
    """What is wrong with the signs of a rule."""
    for number, sign in enumerate(signs):
        for path, wrong in faults_of(sign):
            yield ("signs", number, *path), wrong


def _finding(measured: Measured, places: Sequence[int], score: float, held: Sequence[Sign]) -> Finding:
    source, length = measured.stream, measured.phrase.length
    spans = [source.span(at, length) for at in places]
    clauses = dict.fromkeys(said(sign["says"], measured) for sign in held if sign.get("says"))
    facts = {
        "phrase": _written(source, spans),
        "count": len(spans),
        "points": score,
        "signs": sorted({name for sign in held if sign["points"] > 0 for name in sign["when"]}),
        "evidence": "".join(f", {clause}" for clause in clauses),
    }
    return Finding(spans[0], facts, spans[1:])


def _written(source: Stream, spans: Sequence[Span]) -> str:
    """The phrase as it is written most often."""
    texts = Counter(source.document.text(span) or source.document.field_text(span) for span in spans)
    return max(texts, key=lambda text: texts[text])
