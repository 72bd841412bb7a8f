"""What a run found, in numbers: kept with each output, so that a run that goes on from another knows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any

from seolint.batch.page import PageRows
from seolint.run.gate import LEVELS

SLOWEST = 5
"""Pages that are named for having taken longest."""


@dataclass
class Summary:
    """Pages, those with errors, records that weren't pages, problems by rule and severity, the slowest pages."""

    pages: int = 0
    errors: int = 0
    skipped: int = 0
    milliseconds: float = 0.0
    problems: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, rows: PageRows) -> None:
        """Count a page."""
        self.pages += 1
        self.errors += rows.is_failed
        self.problems.update((problem[1], problem[3]) for problem in rows.problems)
        taken = rows.page[6]
        if taken is None:
            return
        self.milliseconds += taken
        if len(self.slowest) < SLOWEST or taken > self.slowest[-1][0]:
            self._keep([(taken, rows.page[0] or "")])

    def merge(self, other: Summary) -> None:
        """Add what another part of the run found."""
        self.pages += other.pages
        self.errors += other.errors
        self.skipped += other.skipped
        self.milliseconds += other.milliseconds
        self.problems += other.problems
        self._keep(other.slowest)

    def has(self, level: str) -> bool:
        """Whether there is a problem of this severity or above."""
        return any(LEVELS[severity] >= LEVELS[level] for _, severity in self.problems)

    def as_values(self) -> list[Any]:
        """Values for JSON, which `from_values` reads."""
        problems = [[*key, count] for key, count in sorted(self.problems.items())]
        return [self.pages, self.errors, self.skipped, round(self.milliseconds), problems, self.slowest]

    def _keep(self, more: list[tuple[float, str]]) -> None:
        self.slowest = nlargest(SLOWEST, [*self.slowest, *more])


def from_values(values: list[Any]) -> Summary:
    """The summary from its values."""
    pages, errors, skipped, milliseconds, problems, slowest = values
    counts = Counter({(rule, severity): count for rule, severity, count in problems})
    return Summary(pages, errors, skipped, milliseconds, counts, [(taken, url) for taken, url in slowest])
