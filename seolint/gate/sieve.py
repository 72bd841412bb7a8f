"""What counts of a run: a baseline and the changed lines, held against each report as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from seolint.gate.changes import Changes
from seolint.gate.ledger import Ledger
from seolint.gate.pages import Rules
from seolint.gate.ratchet import worsened
from seolint.linter import Report
from seolint.rule import Problem


@dataclass
class Sieve:
    """Lets pass what is new: not in the baseline, and on changed lines. `rules` are those of a file, by its path."""

    rules: Callable[[str], Rules]
    ledger: Ledger | None = None
    changes: Changes | None = None
    recorded: int = field(default=0, init=False)
    """Problems left out so far, because the baseline has them."""

    def counted(self, report: Report) -> Report:
        """The report with only those of its problems that count."""
        rules = self.rules(report.path)
        problems = list(report.problems)
        if self.ledger:
            problems = self.ledger.new(report, *rules, fresh=self._fresh)
            self.recorded += len(report.problems) - len(problems)
            problems += self._worsened(self.ledger, report, problems)
        kept = (problem for problem in problems if self._passes(problem, rules))
        return replace(report, problems=tuple(sorted(kept, key=_order)))

    def _fresh(self, problem: Problem) -> bool:
        return bool(self.changes and self.changes.touch(problem))

    def _passes(self, problem: Problem, rules: Rules) -> bool:
        if not self.changes:
            return True
        whole = problem.rule in rules.whole and self.changes.changed(problem.path)
        return whole or self.changes.touch(problem)

    def _worsened(self, ledger: Ledger, report: Report, problems: list[Problem]) -> Iterator[Problem]:
        return worsened(report.scores, ledger.mark, frozenset(problem.rule for problem in problems))


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.place.start, problem.place.end, problem.rule
