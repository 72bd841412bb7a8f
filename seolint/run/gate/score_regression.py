"""Scores that may not get worse: a page is held to the score recorded for it, be that inside the limit or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from seolint.linter import Score
from seolint.rules.rule import Problem
from seolint.run.gate.baseline import Mark

_ROUNDING = 0.05
"""Scores are recorded with one decimal."""


def worsened(scores: Iterable[Score], mark: Callable[[Score], Mark | None], told: Collection[str]) -> Iterator[Problem]:
    """A problem for each score that is worse than its `mark` by more than the tolerance.

    `told` are the rules that have said already that the page is beyond their limit.
    """
    for score in scores:
        before = mark(score)
        if before is None or score.problem.rule in told:
            continue
        loss = before.value - score.value if score.higher else score.value - before.value
        if loss > score.tolerance + _ROUNDING:
            yield _problem(score, before.value, loss)


def _problem(score: Score, before: float, loss: float) -> Problem:
    bound = round(before - score.tolerance if score.higher else before + score.tolerance, 1)
    message = (
        f"{score.measure.replace('_', ' ').capitalize()} went from {before:g} to {score.value:g}, which is {loss:.1f}"
        f" points worse than recorded in the baseline (tolerated: {score.tolerance:g}). Bring it back to {bound:g}."
    )
    facts = {**score.problem.facts, "recorded": before, "limit": bound}
    return score.problem._replace(message=message, facts=facts)
