"""Which problems of a run count: those that no baseline records, on changed lines, and scores that got worse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from seolint.rules.check import find_check
from seolint.rules.rule import Rule

if TYPE_CHECKING:  # every run has a filter, and few have anything to leave out
    from seolint.linter import Report
    from seolint.rule_runner import Score
    from seolint.rules.rule import Problem
    from seolint.run.config_loader import ConfigLoader
    from seolint.run.gate.baseline_matcher import BaselineMatcher
    from seolint.run.gate.changes import Changes

_ROUNDING = 0.05
"""Scores are recorded with one decimal."""


class RuleSets(NamedTuple):
    """Ids of the rules that judge a page as a whole, and of those that exist but are off for the page."""

    whole_page: frozenset[str]
    inactive: frozenset[str]


class ProblemFilter:
    """Keeps the problems that are new: not in the baseline, and on changed lines.

    `matcher_for` gives the baseline for the path of a file; `matchers` are those that reports were compared with. It is
    true if there is anything to compare reports with.
    """

    def __init__(
        self,
        configs: ConfigLoader,
        matcher_for: Callable[[str], BaselineMatcher | None],
        changes: Changes | None = None,
    ) -> None:
        self.changes = changes
        self.matchers: list[BaselineMatcher] = []
        self._configs, self._matcher_for = configs, matcher_for
        self.is_across = False
        """Whether the rules across pages judge each page as a whole."""
        self.is_caused: Callable[[Problem], bool] = lambda problem: False
        """Whether changes caused a problem in a place that they don't touch."""
        self._recorded = 0

    def __bool__(self) -> bool:
        return bool(self.changes or self.matchers)

    @property
    def recorded(self) -> int | None:
        """How many problems were left out because a baseline records them; None if there was no baseline."""
        return self._recorded if self.matchers else None

    def filtered(self, report: Report) -> Report:
        """The report with only those of its problems that count."""
        matcher = self._matcher_for(report.path)
        if matcher and matcher not in self.matchers:
            self.matchers.append(matcher)
        if not matcher and not self.changes:
            return report
        rules = rules_for(self._configs, report.path, across=self.is_across)
        problems = list(report.problems)
        if matcher:
            problems = matcher.new_problems(report, rules.whole_page, rules.inactive, self._is_changed)
            self._recorded += len(report.problems) - len(problems)
            problems += _lower_scores(matcher, report, problems)
        kept = (problem for problem in problems if self._counts(problem, rules))
        return report._replace(problems=tuple(sorted(kept, key=_order)))

    def _is_changed(self, problem: Problem) -> bool:
        return bool(self.changes and self.changes.touch(problem)) or self.is_caused(problem)

    def _counts(self, problem: Problem, rules: RuleSets) -> bool:
        if not self.changes or not self.changes.changed(problem.path):
            return True  # a page that wasn't changed is reported only for what it has to do with one that was
        whole_page = problem.rule in rules.whole_page and self.changes.changed(problem.path)
        return whole_page or self._is_changed(problem)


def rules_for(configs: ConfigLoader, path: str, *, across: bool) -> RuleSets:
    """The rules in force for a file. Unless a run looks `across` pages, those that do are off, or judge only a part."""
    config = configs.of_file(path).for_path(path)
    running = {active.rule.id: active.rule for active in config.rules if across or not active.rule.across}
    whole_page = frozenset(name for name, rule in running.items() if _judges_page(rule))
    return RuleSets(whole_page, frozenset(config.states.keys() - running.keys()))


def _judges_page(rule: Rule) -> bool:
    """Whether its problems are reported at the first heading of a page, whichever edit caused them.

    They are where it measures the scope `article`, and where its check says that its findings are about the page.
    """
    return rule.settings.get("scope") == "article" or find_check(rule.check).whole_page


def _lower_scores(matcher: BaselineMatcher, report: Report, problems: list[Problem]) -> Iterator[Problem]:
    """A problem for each score that is worse than the recorded one by more than the tolerance.

    Whether within the limit or not: a page is held to its own score. If it is outside, one of `problems` says so
    already.
    """
    reported = frozenset(problem.rule for problem in problems)
    for score in report.scores:
        before = matcher.recorded_score(score)
        if before is None or score.problem.rule in reported:
            continue
        loss = before.value - score.value if score.higher else score.value - before.value
        if loss > score.tolerance + _ROUNDING:
            yield _lower_score(score, before.value, loss)


def _lower_score(score: Score, before: float, loss: float) -> Problem:
    bound = round(before - score.tolerance if score.higher else before + score.tolerance, 1)
    message = (
        f"{score.measure.replace('_', ' ').capitalize()} went from {before:g} to {score.value:g}, which is {loss:.1f}"
        f" points worse than recorded in the baseline (tolerated: {score.tolerance:g}). Bring it back to {bound:g}."
    )
    facts = {**score.problem.facts, "recorded": before, "limit": bound}
    return score.problem._replace(message=message, facts=facts)


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.place.start, problem.place.end, problem.rule
