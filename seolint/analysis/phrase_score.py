"""The score of a repeated phrase by the signs that a rule lists: each adds or subtracts points.

A sign is a mapping in a rule's YAML. Either it is met or not, `{when: {rate: ">= 2"}, points: 1}`; or it adds more the
further a measurement goes, `{measure: rate, from: 0.5, to: 3, points: 2}`: none at `from`, all at `to`, linearly in
between. A rule may have several lists of signs, for different ways to stuff: the list that gives a phrase the most
points counts. A rule may come from anyone, so signs can use only the measurements listed here by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import isfinite
from typing import Any, NamedTuple

from seolint.analysis.article_features import ArticleFeatures
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.regex import ArgumentFault
from seolint.lazy_regex import expression
from seolint.placeholders import faults, fill, names
from seolint.wording import unknown

Sign = Mapping[str, Any]
"""An entry of a rule: `when`, or `measure`, `from` and `to`; `points` and perhaps `says`."""

Signs = Sequence[Sign] | Mapping[str, Sequence[Sign]]
"""The signs of a rule: a list, or several by name."""

MEASUREMENTS = frozenset(
    (
        *("alone", "alt_uses", "background", "background_pairs", "block_share", "capitals", "code"),
        *("commercial", "commercial_context", "commercial_near", "commercial_rate", "companion", "content"),
        *("counted", "determined", "foreign", "form_share", "fragments", "heading_share", "heading_uses"),
        *("headings", "in_keywords", "in_title", "isolation", "labels", "leading", "length", "linked", "list_share"),
        *("most_in_block", "paragraph_ends", "personal", "rate", "repeated_share", "selling_headings"),
        *("selling_title", "sentence_share", "shared_context", "spam_context", "spam_subject", "spread", "uses"),
        "words",
    )
)
"""The properties of `PhraseFeatures` that are numbers, true or false, or None where there is too little to judge."""

SHOWN = MEASUREMENTS | {"word_unit"}
"""What `says` may name: the measurements, and what is counted for words."""

_EFFORT: Mapping[str, int] = {
    **dict.fromkeys(("code", "commercial_context", "headings", "in_keywords", "length", "rate", "spam_context"), 0),
    **dict.fromkeys(("commercial", "repeated_share", "selling_title", "spam_subject", "uses", "words"), 0),
    **dict.fromkeys(("background", "commercial_near", "foreign", "form_share"), 1),
    **dict.fromkeys(("heading_share", "in_title", "isolation", "list_share", "personal"), 1),
    **dict.fromkeys(("companion", "paragraph_ends", "shared_context"), 3),
}
"""The effort of a measurement: 0 for what is known about a phrase, 1 to look at its places or its words, 2 (all others)
to look at each use in running text, 3 to look at what is around it."""

KEYS = ("when", "points", "says")
RAMP_KEYS = ("measure", "from", "to", "points", "says")

_PREFIX = "m."
"""What begins the name of a measurement in `says`: {m.rate:.1f}."""

_BOUND = expression(r"(?:>=|<=)\s+-?\d{1,9}(?:\.\d{1,9})?")
_ROUNDING = 1e-9

Bounds = tuple[tuple[str, bool, float], ...]
Ramp = tuple[str, float, float]


class WeighedSign(NamedTuple):
    """A sign: its place in the list, its bounds or its ramp, its points, and the most that those after it may add."""

    place: int
    bounds: Bounds
    ramp: Ramp | None
    points: float
    rest: float


def in_order(signs: Sequence[Sign]) -> Sequence[WeighedSign]:
    """The signs in the order of evaluation: least effort first, then most points.

    Most phrases have hardly any sign, so it is soon clear that they can't get enough points.
    """
    return _in_order(tuple(_hashable(sign) for sign in signs))


def possible(signs: Sequence[WeighedSign], article: ArticleFeatures) -> Sequence[WeighedSign]:
    """The signs of `in_order` that a phrase of the article can have, each with the most that those after it may add.

    A page without a word about loans has no phrase that names them: that is checked once, not for each phrase.
    """
    gains = [_gain(sign, article) for sign in signs]
    rests = list(accumulate(reversed(gains), initial=0.0))[-2::-1]
    return [
        sign._replace(rest=rest)
        for sign, gain, rest in zip(signs, gains, rests, strict=True)
        if gain > 0 or sign.points < 0
    ]


def weigh(phrase: PhraseFeatures, signs: Sequence[WeighedSign], least: float) -> Mapping[int, float]:
    """The points of a phrase by the places of the signs that change them; empty where they can't reach `least`.

    `signs` are those of `in_order` or `possible`.
    """
    score, found = 0.0, {}
    least -= _ROUNDING
    for place, bounds, ramp, points, rest in signs:
        if ramp is None:
            share = float(_holds(bounds, phrase))
        else:
            name, start, end = ramp
            value = getattr(phrase, name)
            share = 0.0 if value is None else (value - start) / (end - start)
        if share > 0:
            found[place] = given = points * share if share < 1 else points
            score += given
        if score + rest < least:
            return {}
    return dict(sorted(found.items()))


def clause(template: str, phrase: PhraseFeatures) -> str:
    """The clause of a sign with the measurements of a phrase put in. Raises TemplateError."""
    known = [name.removeprefix(_PREFIX) for name in names(template)]
    return fill(template, {_PREFIX + name: getattr(phrase, name) for name in known if name in SHOWN})


def lists_of(signs: Signs) -> Mapping[str, Sequence[Sign]]:
    """The lists of signs by name; the name of a list without one is empty."""
    return signs if isinstance(signs, Mapping) else {"": signs}


def measured(sign: Sign) -> Sequence[str]:
    """The measurements that a sign needs."""
    return [sign["measure"]] if "measure" in sign else list(sign["when"])


def faults_of(sign: object) -> Iterator[ArgumentFault]:
    """What is wrong with an entry of a rule: where in it, and what."""
    if not isinstance(sign, dict):
        yield (), f"a sign is a mapping of {', '.join(KEYS)}, or of {', '.join(RAMP_KEYS)}"
        return
    keys = RAMP_KEYS if "measure" in sign else KEYS
    for key in sign:
        if wrong := unknown("key", key, keys):
            yield (key,), wrong
    yield from _faults_of_ramp(sign) if "measure" in sign else _faults_of_when(sign.get("when"))
    if not _is_number(sign.get("points")):
        yield ("points",), "points is a number: what the sign weighs"
    says = sign.get("says", "")
    if isinstance(says, str):
        yield from ((("says",), wrong) for wrong in _faults_of_says(says))
    else:
        yield ("says",), "says is a text, such as {m.rate:.1f} times per 100 words"


def _hashable(sign: Sign) -> tuple[Any, ...]:
    if "measure" in sign:
        return sign["points"], (sign["measure"], float(sign["from"]), float(sign["to"])), ()
    return sign["points"], None, tuple(sign["when"].items())


@lru_cache(maxsize=64)
def _in_order(signs: Sequence[tuple[Any, ...]]) -> Sequence[WeighedSign]:
    order = sorted(range(len(signs)), key=lambda i: (_effort_of(signs[i]), -signs[i][0]))
    gains = [max(0.0, signs[i][0]) for i in order]
    rests = list(accumulate(reversed(gains), initial=0.0))[-2::-1]
    weighed = []
    for place, rest in zip(order, rests, strict=True):
        points, ramp, when = signs[place]
        bounds = sorted(((name, *_bound(text)) for name, text in when), key=lambda bound: _effort(bound[0]))
        weighed.append(WeighedSign(place, tuple(bounds), ramp, points, rest))
    return weighed


def _gain(sign: WeighedSign, article: ArticleFeatures) -> float:
    """The most points that a sign can give in an article."""
    share = 1.0
    if sign.ramp:
        name, start, end = sign.ramp
        most = article.most(name)
        if most is not None and end > start:
            share = min(1.0, (most - start) / (end - start))
    for name, at_least, limit in sign.bounds:
        most = article.most(name)
        if most is not None and at_least and most < limit:
            share = 0.0
    return max(0.0, sign.points * share)


def _effort_of(sign: tuple[Any, ...]) -> int:
    """The effort of all measurements that a sign needs."""
    _, ramp, when = sign
    return _effort(ramp[0]) if ramp else max(_effort(name) for name, _ in when)


def _effort(name: str) -> int:
    return _EFFORT.get(name, 2)


def _faults_of_ramp(sign: Sign) -> Iterator[ArgumentFault]:
    if wrong := unknown("measurement", str(sign["measure"]), MEASUREMENTS):
        yield ("measure",), wrong
    ends = [key for key in ("from", "to") if not _is_number(sign.get(key))]
    yield from (
        ((key,), f"{key} is a number: where the sign gives {'none' if key == 'from' else 'all'}") for key in ends
    )
    if not ends and sign["from"] == sign["to"]:
        yield ("to",), "to is where the sign gives all its points, and differs from `from`"


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


def _is_number(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, (int, float)) and isfinite(value)


def _bound(text: str) -> tuple[bool, float]:
    """A bound such as ">= 2": whether it is a lower bound, and the limit."""
    operator, limit = text.split()
    return operator == ">=", float(limit)


def _holds(bounds: Bounds, phrase: PhraseFeatures) -> bool:
    """Whether every bound of a sign is met; what can't be measured meets none."""
    for name, at_least, limit in bounds:
        value = getattr(phrase, name)
        if value is None or (value < limit if at_least else value > limit):
            return False
    return True
