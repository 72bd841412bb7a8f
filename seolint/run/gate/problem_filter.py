"""What counts of a run: baselines and the changed lines, held against each report as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # every run has a sieve, and few hold anything against it
    from seolint.linter import Report
    from seolint.rules.rule import Problem
    from seolint.run.gate.baseline_matcher import Ledger
    from seolint.run.gate.changes import Changes
    from seolint.run.gate.pages import Rules


class Sieve:
    """Lets pass what is new: not in the baseline, and on changed lines.

    `rules` and `ledger_of` give the rules of a file and what its baseline says, by its path. `ledgers` are those that
    reports were held against so far, and `recorded` is how many problems were left out because of them. True where
    anything is held against reports.
    """

    def __init__(
        self, rules: Callable[[str], Rules], ledger_of: Callable[[str], Ledger | None], changes: Changes | None = None
    ) -> None:
        self.changes = changes
        self.recorded = 0
        self.ledgers: list[Ledger] = []
        self._rules, self._ledger_of = rules, ledger_of

    def __bool__(self) -> bool:
        return bool(self.changes or self.ledgers)

    def counted(self, report: Report) -> Report:
        """The report with only those of its problems that count."""
        ledger = self._ledger_of(report.path)
        if ledger and ledger not in self.ledgers:
            self.ledgers.append(ledger)
        if not ledger and not self.changes:
            return report
        rules = self._rules(report.path)
        problems = list(report.problems)
        if ledger:
            problems = ledger.new(report, *rules, fresh=self._fresh)
            self.recorded += len(report.problems) - len(problems)
            problems += _worsened(ledger, report, problems)
        kept = (problem for problem in problems if self._passes(problem, rules))
        return report._replace(problems=tuple(sorted(kept, key=_order)))

    def _fresh(self, problem: Problem) -> bool:
        return bool(self.changes and self.changes.touch(problem))

    def _passes(self, problem: Problem, rules: Rules) -> bool:
        if not self.changes:
            return True
        whole = problem.rule in rules.whole and self.changes.changed(problem.path)
        return whole or self.changes.touch(problem)


def _worsened(ledger: Ledger, report: Report, problems: list[Problem]) -> Iterator[Problem]:
    from seolint.run.gate.score_regression import worsened

    return worsened(report.scores, ledger.mark, frozenset(problem.rule for problem in problems))


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.place.start, problem.place.end, problem.rule
