"""Scores that may not get worse: a page is held to the score recorded for it, inside the limit or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from seolint.linter import Score
from seolint.rules.rule import Problem
from seolint.run.gate.baseline import ScoreEntry

_ROUNDING = 0.05
"""Scores are recorded with one decimal."""


def score_problems(
    scores: Iterable[Score], recorded: Callable[[Score], ScoreEntry | None], reported: Collection[str]
) -> Iterator[Problem]:
    """A problem for each score that is worse than the one `recorded` by more than the tolerance.

    `reported` are the rules that already report that the page is outside their limit.
    """
    for score in scores:
        before = recorded(score)
        if before is None or score.problem.rule in reported:
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
