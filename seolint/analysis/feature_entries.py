"""The signs of a rule as its YAML writes them: what may be in one, and the clause that one adds to the message.

A rule may come from anyone, so `when` and `says` know the measurements listed here by name and reach nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from numbers import Real

from seolint.analysis.arguments import Wrong
from seolint.analysis.known_names import unknown
from seolint.analysis.phrase_features import Measured
from seolint.lazy_regex import expression
from seolint.placeholders import faults, fill, names

MEASUREMENTS = frozenset(
    (
        *("alt_uses", "capitals", "code", "commercial", "commercial_near", "commercial_rate", "companion", "content"),
        *("counted", "determined", "foreign", "form_share", "fragments", "heading_share", "heading_uses", "headings"),
        *("in_title", "isolation", "leading", "length", "linked", "personal", "rate", "spread", "uses"),
    )
)
"""The properties of `Measured` that are numbers, true or false, or None where there is too little to tell."""

KEYS = ("when", "points", "says")
_PREFIX = "m."
"""What begins the name of a measurement in `says`: {m.rate:.1f}."""

_BOUND = expression(r"(?:>=|<=)\s+-?\d{1,9}(?:\.\d{1,9})?")


def said(template: str, measured: Measured) -> str:
    """The clause of a sign with the measurements of a phrase put in. Raises TemplateError."""
    known = [name.removeprefix(_PREFIX) for name in names(template)]
    return fill(template, {_PREFIX + name: getattr(measured, name) for name in known if name in MEASUREMENTS})


def faults_of(sign: object) -> Iterator[Wrong]:
    """What is wrong with a sign: where in it, and what."""
    if not isinstance(sign, dict):
        yield (), f"a sign is a mapping of {', '.join(KEYS)}"
        return
    for key in sign:
        if wrong := unknown("key", key, KEYS):
            yield (key,), wrong
    yield from _faults_of_when(sign.get("when"))
    points = sign.get("points")
    if isinstance(points, bool) or not isinstance(points, Real) or not isfinite(points):
        yield ("points",), "points is a number: what the sign weighs"
    says = sign.get("says", "")
    if isinstance(says, str):
        yield from ((("says",), wrong) for wrong in _faults_of_says(says))
    else:
        yield ("says",), "says is a text, such as {m.rate:.1f} times per 100 words"


def _faults_of_when(when: object) -> Iterator[Wrong]:
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
    return unknown("measurement", name, {_PREFIX + known for known in MEASUREMENTS}, few=len(MEASUREMENTS))
