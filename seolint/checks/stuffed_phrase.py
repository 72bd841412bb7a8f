"""Phrases that are repeated the way people repeat them for search engines, found without knowing the phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.analysis.article_features import article_features
from seolint.analysis.needed_phrases import is_needed, own_uses, without_contents
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrase_score import (
    Sign,
    Signs,
    WeighedSign,
    clause,
    faults_of,
    in_order,
    lists_of,
    measured,
    possible,
    weigh,
)
from seolint.analysis.phrases import everywhere
from seolint.analysis.regex import ArgumentFault
from seolint.analysis.tokens import Tokens, Variants
from seolint.document import Document, Finding, Span
from seolint.placeholders import Clause

FACTS = ("phrase", "count", "points", "evidence")

CLEAR = 0.5
"""The minimum share of a sign's points for its clause to be part of the evidence."""


MOST_CLAUSES = 3
"""How many signs a message names, the heaviest first."""


class WeighedPhrase(NamedTuple):
    """A phrase with enough points: their sum, the list of signs that gives it most, and the points that each sign added
    or took away, by its place in the list."""

    score: float
    features: PhraseFeatures
    signs: Sequence[Sign]
    points: Mapping[int, float]


def check(document: Document, *, points: float, min_uses: int, min_words: int, signs: Signs) -> Iterator[Finding]:
    """Phrases of `min_words` words or more, used `min_uses` times or more, whose signs add up to `points`.

    `signs` are weighed one by one, as `seolint.analysis.phrase_score` says; the measurements are the properties of
    `PhraseFeatures`. Where there are several named lists, the one that gives a phrase most points counts. Of phrases
    that share half of their words, the one with the most points is reported. A table of contents doesn't count, nor do
    the words of requirements ("MUST"), or the name of a command that the page leads to others of. Facts: phrase,
    count, points, signs, evidence.
    """
    found = distinct(document, weighed(document, points, min_uses, min_words, signs))
    uses = everywhere([phrase.features.phrase for phrase in found])
    for phrase, places in zip(found, uses, strict=True):
        yield _finding(phrase, places)


def validate(*, signs: Any = (), **_: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the signs of a rule."""
    for name, entries in lists_of(signs).items():
        path = ("signs", name) if name else ("signs",)
        if not isinstance(entries, list):
            yield path, "signs are a list, or lists by name"
            continue
        for number, sign in enumerate(entries):
            for below, wrong in faults_of(sign):
                yield (*path, number, *below), wrong


def weighed(document: Document, points: float, min_uses: int, min_words: int, signs: Signs) -> Sequence[WeighedPhrase]:
    """The phrases whose signs add up to `points`, most points first; see `check` for the arguments."""
    for known in document.once(_kept):
        if known.asked == (min_uses, min_words, signs) and known.points <= points:
            return [phrase for phrase in known.found if phrase.score >= points]
    lists = [(entries, in_order(entries)) for entries in lists_of(signs).values()]
    found = _weighed(document, points, min_uses, min_words, lists)
    document.once(_kept).append(_Kept((min_uses, min_words, signs), points, found))
    return found


class _Kept(NamedTuple):
    """The phrases that reach a limit. Two rules with the same signs take half the time: 1 ms per 1,000 words less."""

    asked: tuple[int, int, Signs]
    points: float
    found: Sequence[WeighedPhrase]


def _kept(_: Document) -> list[_Kept]:
    return []


def _weighed(
    document: Document,
    points: float,
    min_uses: int,
    min_words: int,
    lists: Sequence[tuple[Sequence[Sign], Sequence[WeighedSign]]],
) -> Sequence[WeighedPhrase]:
    article = article_features(document)
    found_there = map(without_contents, article.repeated(min_uses, max(1, min_words)))
    phrases = [phrase for phrase in found_there if phrase.prose and len(phrase.places) >= min_uses]
    if not phrases:
        return []
    lists = [(entries, possible(order, article)) for entries, order in lists]
    found: list[WeighedPhrase] = []
    for phrase in phrases:
        features = PhraseFeatures(phrase, article)
        best: WeighedPhrase | None = None
        for entries, order in lists:
            if by_sign := weigh(features, order, points):
                score = round(sum(by_sign.values()), 2)
                if score >= points and (best is None or score > best.score):
                    best = WeighedPhrase(score, features, entries, by_sign)
        if best and not is_needed(features):
            found.append(best)
    return sorted(found, key=lambda phrase: (-phrase.score, -phrase.features.uses * phrase.features.phrase.length))


def distinct(document: Document, phrases: Sequence[WeighedPhrase]) -> Sequence[WeighedPhrase]:
    """The phrases without those that share half of their words with one before them."""
    variants = Variants(article_features(document).counts)
    return [phrase for phrase in phrases if variants.add(phrase.features.phrase.stems)]


def _finding(weighed: WeighedPhrase, places: Sequence[int]) -> Finding:
    score, phrase, signs, points = weighed
    tokens, length = phrase.tokens, phrase.phrase.length
    spans = [tokens.span(at, length) for at in own_uses(tokens, places)]
    clear = [i for i, given in points.items() if given >= CLEAR * signs[i]["points"] > 0]
    clauses = [signs[i]["says"] for i in sorted(clear, key=lambda i: -points[i]) if signs[i].get("says")]
    shown = dict.fromkeys(clause(text, phrase) for text in clauses[:MOST_CLAUSES])
    facts = {
        "phrase": _text(tokens, spans),
        "count": len(spans),
        "points": score,
        "signs": sorted({name for i in clear for name in measured(signs[i])}),
        "evidence": Clause(", ".join(shown)),
    }
    return Finding(spans[0], facts, spans[1:])


def written(phrase: PhraseFeatures) -> str:
    """A phrase as it is written most often."""
    return _text(phrase.tokens, [phrase.tokens.span(at, phrase.phrase.length) for at in phrase.phrase.places])


def _text(tokens: Tokens, spans: Sequence[Span]) -> str:
    texts = Counter(tokens.document.text(span) or tokens.document.field_text(span) for span in spans)
    return max(texts, key=lambda text: texts[text])
