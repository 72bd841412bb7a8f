"""What many pages of a site have in common: a habit of the house, which a report for people shows once.

A theme that begins every post at h3 is one problem to think about, not two hundred: reported on each page, it buries
what is wrong with single pages. Errors are never taken for a habit. The gate knows no habits: exit codes, baselines,
--diff and runs over single files, as in a hook, count each problem, so that a new page that follows a habit is reported
there like any other; a baseline records what is to stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from seolint.document import Place
from seolint.rules.habit import ELEMENTS, EVERY_PAGE, NEVER, SiteHabit
from seolint.rules.rule import Problem, Rule

if TYPE_CHECKING:
    from seolint.run.result import FileResult

LEAST_PAGES = 10
"""On fewer pages, readers of a report can see for themselves that they are alike."""

SiteHabits = Mapping[tuple[str, str], int]
"""How many pages have problems, by rule and severity."""

NO_HABITS: SiteHabits = {}


def site_habits(problems: Iterable[Problem], files: Sequence[FileResult], rules: Mapping[str, Rule]) -> SiteHabits:
    """The rules with problems on so many of the pages of a run that they call it a habit (`SiteHabit`)."""
    by_kind: dict[tuple[str, str], set[str]] = defaultdict(set)
    for problem in problems:
        if problem.severity != "error":
            by_kind[problem.rule, problem.severity].add(problem.path)
    having = {kind: {file.path for file in files if kind in file.elements} for kind in ELEMENTS}
    having[EVERY_PAGE] = {file.path for file in files}
    habits = {}
    for (name, severity), found in by_kind.items():
        pages, share = rules[name].site_habit if name in rules else SiteHabit(NEVER)
        if pages != NEVER and len(found) >= LEAST_PAGES and 100 * len(found) >= share * len(found | having[pages]):
            habits[name, severity] = len(found)
    return habits


def split(problems: Iterable[Problem], habits: SiteHabits) -> tuple[list[Problem], list[Problem]]:
    """The problems with only the first of each habit, and the further ones of habits, both in order."""
    first: list[Problem] = []
    repeated: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for problem in problems:
        kind = problem.rule, problem.severity
        (repeated if kind in seen else first).append(problem)
        if kind in habits:
            seen.add(kind)
    return first, repeated


def with_places(first: Iterable[Problem], repeated: Iterable[Problem]) -> list[Problem]:
    """The problems that are shown, each that stands for a habit with the places of the further ones in `related`."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for problem in repeated:
        places[problem.rule, problem.severity].append(problem.place._replace(path=problem.path))
    shown = []
    for problem in first:
        others = places.pop((problem.rule, problem.severity), ())
        shown.append(problem._replace(related=(*problem.related, *others)) if others else problem)
    return shown
