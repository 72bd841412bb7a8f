"""What most pages of a site have in common: a habit of the house, which a report for people shows once.

A theme that begins every post at h3 is one problem to think about, not two hundred: reported on each page, it buries
what is wrong with single pages. Errors are never taken for a habit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from seolint.rules.habit import ELEMENTS, EVERY_PAGE, NEVER
from seolint.rules.rule import Problem, Rule

if TYPE_CHECKING:
    from seolint.run.result import FileResult

LEAST_PAGES = 10
"""On fewer pages, readers of a report can see for themselves that they are alike."""

LEAST_SHARE = 0.5
"""The minimum share (0–1) of the pages that the rule can report.

Of 47 problems that a reader of 17 sites called noise, 24 were habits of the house, most on nearly all of its pages.
"""

SiteHabits = Mapping[tuple[str, str], int]
"""How many pages have problems, by rule and severity."""

NO_HABITS: SiteHabits = {}


def site_habits(problems: Iterable[Problem], files: Sequence[FileResult], rules: Mapping[str, Rule]) -> SiteHabits:
    """The rules with problems on most of the pages of a run that they can report (`Rule.site_habit`)."""
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for problem in problems:
        if problem.severity != "error":
            pages[problem.rule, problem.severity].add(problem.path)
    having = {kind: {file.path for file in files if kind in file.elements} for kind in ELEMENTS}
    having[EVERY_PAGE] = {file.path for file in files}
    habits = {}
    for (name, severity), found in pages.items():
        kind = rules[name].site_habit if name in rules else NEVER
        if kind != NEVER and len(found) >= LEAST_PAGES and len(found) >= LEAST_SHARE * len(found | having[kind]):
            habits[name, severity] = len(found)
    return habits


def split(problems: Iterable[Problem], habits: SiteHabits) -> tuple[list[Problem], list[Problem]]:
    """The problems with only the first of each habit, and the further ones of habits, both in order."""
    first: list[Problem] = []
    repeated: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for problem in problems:
        key = problem.rule, problem.severity
        (repeated if key in seen else first).append(problem)
        if key in habits:
            seen.add(key)
    return first, repeated
