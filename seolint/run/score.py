"""The score of a page: one number for those who want one. rules/scores.yml has the weights, and one worked by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import floor
from typing import NamedTuple

from seolint.rules import rules_root
from seolint.rules.rule import Problem
from seolint.yaml import ConfigError, read

BEST = 100


class Scale(NamedTuple):
    """What a problem costs by severity in a text of `per_words` words; none counts as shorter than `least_words`."""

    weights: Mapping[str, float]
    per_words: int
    least_words: int


class PageScore(NamedTuple):
    """The score of a page, 0 to 100, and those of the families that found something in it."""

    total: int
    families: Mapping[str, int]


@cache
def scale() -> Scale:
    """The scale in rules/scores.yml. Raises ConfigError."""
    source = read(rules_root() / "scores.yml")
    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    return Scale(**source.data)


def page_score(problems: Iterable[Problem], words: int, by: Scale) -> PageScore:
    """The score of a page of so many words that has these problems. 100 only for a page without any."""
    weights: dict[str, float] = defaultdict(float)
    for problem in problems:
        weights[problem.family] += by.weights[problem.severity]
    share = by.per_words / max(words, by.least_words)
    families = {family: _left(weight * share) for family, weight in sorted(weights.items())}
    return PageScore(_left(sum(weights.values()) * share), families)


def _left(cost: float) -> int:
    return max(0, floor(BEST - cost))
