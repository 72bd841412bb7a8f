"""Which signs a phrase shows, and when it is plain that they can't weigh enough: most phrases show hardly any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from seolint.analysis.phrase_features import Measured

Sign = Mapping[str, Any]
Bounds = tuple[tuple[str, bool, float], ...]

_ROUNDING = 1e-9
_MOST_LISTS = 64


class Weighed(NamedTuple):
    """A sign: its place in the list, its bounds, its points, and how many points those after it may add at most.

    Those that take points stand last: most phrases never come to enough for them to matter.
    """

    place: int
    bounds: Bounds
    points: float
    rest: float


_KNOWN: dict[int, tuple[Sequence[Sign], Sequence[Weighed]]] = {}
"""Lists of signs by identity, each held so that its identity stays its own."""


def weighed(signs: Sequence[Sign]) -> Sequence[Weighed]:
    """The signs, heaviest first, then those that take points; worked out once for each list."""
    if id(signs) not in _KNOWN:
        if len(_KNOWN) >= _MOST_LISTS:
            _KNOWN.clear()
        _KNOWN[id(signs)] = (signs, list(_heaviest_first(signs)))
    return _KNOWN[id(signs)][1]


def held_by(measured: Measured, signs: Sequence[Weighed], points: float) -> list[int]:
    """The signs that a phrase shows, by their place in the list; none where they can't come to so many points."""
    score, held = 0.0, []
    for sign in signs:
        if _holds(sign.bounds, measured):
            score += sign.points
            held.append(sign.place)
        if score + sign.rest < points - _ROUNDING:
            return []
    return sorted(held)


def _heaviest_first(signs: Sequence[Sign]) -> Sequence[Weighed]:
    places = sorted(range(len(signs)), key=lambda i: -signs[i]["points"])
    gains = [max(0.0, signs[i]["points"]) for i in places]
    rests = list(accumulate(reversed(gains), initial=0.0))[-2::-1]
    return [Weighed(i, _bounds(signs[i]), signs[i]["points"], rest) for i, rest in zip(places, rests, strict=True)]


def _bounds(sign: Sign) -> Bounds:
    return tuple((name, *_bound(bound)) for name, bound in sign["when"].items())


@cache
def _bound(text: str) -> tuple[bool, float]:
    """A bound such as ">= 2": whether it is a lower one, and the limit."""
    operator, limit = text.split()
    return operator == ">=", float(limit)


def _holds(bounds: Bounds, measured: Measured) -> bool:
    """Whether every bound of a sign is kept; what can't be measured keeps none."""
    for name, at_least, limit in bounds:
        value = getattr(measured, name)
        if value is None or (value < limit if at_least else value > limit):
            return False
    return True
