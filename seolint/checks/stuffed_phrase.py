"""Phrases that are repeated as people repeat them for a search engine, found without knowing the phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from seolint.analysis.arguments import ArgumentFault
from seolint.analysis.article_features import article_features
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import everywhere, repeated
from seolint.analysis.similarity import Variants
from seolint.analysis.tokens import Tokens, tokens_of
from seolint.analysis.weighted_features import Feature, clause, faults_of, features_of, heaviest_first
from seolint.document import Document, Finding, Span

FACTS = ("phrase", "count", "points", "evidence")


class Stuffed(NamedTuple):
    """A phrase whose features weigh enough, with the sum of their points."""

    score: float
    phrase: PhraseFeatures
    features: Sequence[Feature]


def check(
    document: Document, *, points: float, min_uses: int, min_words: int, signs: Sequence[Feature]
) -> Iterator[Finding]:
    """Phrases of `min_words` words or more, used `min_uses` times or more, whose features weigh `points` together.

    Each of `signs` is a feature: `when`, the measurements (properties of `PhraseFeatures`) and the bound that each must
    keep, such as `rate: ">= 2"`; `points`, its weight; `says`, its clause in the message, if any.
    Facts: phrase, count, points, signs, evidence.
    """
    article, weighted = article_features(document), heaviest_first(signs)
    found: list[Stuffed] = []
    for phrase in repeated(tokens_of(document), min_uses, max(1, min_words)):
        if phrase.prose:
            candidate = PhraseFeatures(phrase, article)
            shown = [signs[i] for i in features_of(candidate, weighted, points)]
            score = sum(feature["points"] for feature in shown)
            if score >= points:
                found.append(Stuffed(score, candidate, shown))
    found.sort(key=lambda stuffed: (-stuffed.score, -stuffed.phrase.uses * stuffed.phrase.length))
    variants = Variants(article.counts)
    distinct = [stuffed for stuffed in found if variants.add(stuffed.phrase.phrase.stems)]
    uses = everywhere([stuffed.phrase.phrase for stuffed in distinct])
    for stuffed, places in zip(distinct, uses, strict=True):
        yield _finding(stuffed, places)


def validate(*, signs: Sequence[Any] = (), **_: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the features of a rule."""
    for number, feature in enumerate(signs):
        for path, wrong in faults_of(feature):
            yield ("signs", number, *path), wrong


def _finding(stuffed: Stuffed, places: Sequence[int]) -> Finding:
    score, phrase, features = stuffed
    tokens, length = phrase.tokens, phrase.phrase.length
    spans = [tokens.span(at, length) for at in places]
    clauses = dict.fromkeys(clause(feature["says"], phrase) for feature in features if feature.get("says"))
    facts = {
        "phrase": _written(tokens, spans),
        "count": len(spans),
        "points": score,
        "signs": sorted({name for feature in features if feature["points"] > 0 for name in feature["when"]}),
        "evidence": "".join(f", {text}" for text in clauses),
    }
    return Finding(spans[0], facts, spans[1:])


def _written(tokens: Tokens, spans: Sequence[Span]) -> str:
    """The phrase as it is written most often."""
    texts = Counter(tokens.document.text(span) or tokens.document.field_text(span) for span in spans)
    return max(texts, key=lambda text: texts[text])
