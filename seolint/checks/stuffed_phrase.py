"""Phrases that are repeated as people repeat them for a search engine, found without knowing the phrase.

The features that a rule lists are validated here, weighed, and put into messages. A rule may come from anyone, so
`when` and `says` know the measurements listed here by name and reach nothing else. Most phrases have hardly any of the
features, so the heaviest are asked first, and none after it is plain that they can't weigh enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import isfinite
from typing import Any, NamedTuple

from seolint.analysis.article_features import article_features
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import everywhere, repeated
from seolint.analysis.regex import ArgumentFault
from seolint.analysis.tokens import Tokens, Variants, tokens_of
from seolint.document import Document, Finding, Span
from seolint.lazy_regex import expression
from seolint.placeholders import faults, fill, names
from seolint.wording import unknown

FACTS = ("phrase", "count", "points", "evidence")

Feature = Mapping[str, Any]
"""An entry of the rule: `when`, `points` and perhaps `says`."""

Bounds = tuple[tuple[str, bool, float], ...]

MEASUREMENTS = frozenset(
    (
        *("alt_uses", "capitals", "code", "commercial", "commercial_near", "commercial_rate", "companion", "content"),
        *("counted", "determined", "foreign", "form_share", "fragments", "heading_share", "heading_uses", "headings"),
        *("in_title", "isolation", "leading", "length", "linked", "personal", "rate", "spread", "uses"),
    )
)
"""The properties of `PhraseFeatures` that are numbers, true or false, or None where there is too little to judge."""

SHOWN = MEASUREMENTS | {"word_unit"}
"""What `says` may name: the measurements, and what is counted for words."""

KEYS = ("when", "points", "says")
_PREFIX = "m."
"""What begins the name of a measurement in `says`: {m.rate:.1f}."""

_BOUND = expression(r"(?:>=|<=)\s+-?\d{1,9}(?:\.\d{1,9})?")
_ROUNDING = 1e-9


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


class WeightedFeature(NamedTuple):
    """A feature: its place in the list, its bounds, its points, and how many points those after it may add at most."""

    place: int
    bounds: Bounds
    points: float
    rest: float


def heaviest_first(features: Sequence[Feature]) -> Sequence[WeightedFeature]:
    """The features in the order in which to ask for them. Those that take points come last: few phrases get so far."""
    return _heaviest_first(tuple((feature["points"], *feature["when"].items()) for feature in features))


@lru_cache(maxsize=64)
def _heaviest_first(features: Sequence[tuple[Any, ...]]) -> Sequence[WeightedFeature]:
    order = sorted(range(len(features)), key=lambda i: -features[i][0])
    gains = [max(0.0, features[i][0]) for i in order]
    rests = list(accumulate(reversed(gains), initial=0.0))[-2::-1]
    weighted = []
    for place, rest in zip(order, rests, strict=True):
        points, *bounds = features[place]
        weighted.append(WeightedFeature(place, tuple((name, *_bound(bound)) for name, bound in bounds), points, rest))
    return weighted


def features_of(phrase: PhraseFeatures, weighted: Sequence[WeightedFeature], points: float) -> list[int]:
    """The indexes of the features that a phrase has; none where they can't come to so many points."""
    score, found = 0.0, []
    for feature in weighted:
        if _holds(feature.bounds, phrase):
            score += feature.points
            found.append(feature.place)
        if score + feature.rest < points - _ROUNDING:
            return []
    return sorted(found)


def clause(template: str, phrase: PhraseFeatures) -> str:
    """The clause of a feature with the measurements of a phrase put in. Raises TemplateError."""
    known = [name.removeprefix(_PREFIX) for name in names(template)]
    return fill(template, {_PREFIX + name: getattr(phrase, name) for name in known if name in SHOWN})


def faults_of(feature: object) -> Iterator[ArgumentFault]:
    """What is wrong with an entry of a rule: where in it, and what."""
    if not isinstance(feature, dict):
        yield (), f"a sign is a mapping of {', '.join(KEYS)}"
        return
    for key in feature:
        if wrong := unknown("key", key, KEYS):
            yield (key,), wrong
    yield from _faults_of_when(feature.get("when"))
    points = feature.get("points")
    if isinstance(points, bool) or not isinstance(points, (int, float)) or not isfinite(points):
        yield ("points",), "points is a number: what the sign weighs"
    says = feature.get("says", "")
    if isinstance(says, str):
        yield from ((("says",), wrong) for wrong in _faults_of_says(says))
    else:
        yield ("says",), "says is a text, such as {m.rate:.1f} times per 100 words"


def _faults_of_when(when: object) -> Iterator[ArgumentFault]:
    if not isinstance(when, dict) or not when:
        yield ("when",), 'when is a mapping of measurements to bounds, such as {rate: ">= 2"}'
        return
    for name, bound in when.items():
        if wrong := unknown("measurement", name, MEASUREMENTS):
            yield ("when", name), wrong
        elif not isinstance(bound, str) or not _BOUND.fullmatch(bound):
            yield ("when", name), 'a bound is >= or <= and a number, such as ">= 0.5"'


def _faults_of_says(says: str) -> Iterator[str]:
    wrong = [f"the clause can't be filled in: {fault}" for fault in faults(says)]
    yield from wrong or filter(None, (_unknown(name) for name in names(says)))


def _unknown(name: str) -> str:
    return unknown("measurement", name, {_PREFIX + known for known in SHOWN}, few=len(SHOWN))


def _bound(text: str) -> tuple[bool, float]:
    """A bound such as ">= 2": whether it is a lower one, and the limit."""
    operator, limit = text.split()
    return operator == ">=", float(limit)


def _holds(bounds: Bounds, phrase: PhraseFeatures) -> bool:
    """Whether every bound of a feature is kept; what can't be measured keeps none."""
    for name, at_least, limit in bounds:
        value = getattr(phrase, name)
        if value is None or (value < limit if at_least else value > limit):
            return False
    return True
