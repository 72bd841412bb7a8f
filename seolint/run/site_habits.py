"""What many pages of a site have in common: a habit of the house, which a report for people shows once.

A theme that begins every post at h3 is one problem to think about, not two hundred: reported on each page, it buries
what is wrong with single pages. Errors are never taken for a habit. The gate knows no habits: exit codes, baselines,
--diff and runs over single files, as in a hook, count each problem, so that a new page that follows a habit is reported
there like any other; a baseline records what is to stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from seolint.document import Place
from seolint.rules.habit import ELEMENTS, EVERY_PAGE, NEVER, SiteHabit
from seolint.rules.rule import Problem, Rule

if TYPE_CHECKING:
    from seolint.run.result import FileResult

LEAST_PAGES = 10
"""On fewer pages, readers of a report can see for themselves that they are alike."""

Kind = tuple[str, ...]
"""A rule, a severity, and the facts that problems of a habit have in common."""


class SiteHabits(NamedTuple):
    """How many pages have each kind of problems that is a habit, and the facts that make problems of a rule alike."""

    pages: Mapping[Kind, int]
    alike: Mapping[str, tuple[str, ...]]

    def kind(self, problem: Problem) -> Kind:
        """What a problem has in common with others of its habit."""
        facts = (repr(problem.facts.get(name)) for name in self.alike.get(problem.rule, ()))
        return problem.rule, problem.severity, *facts


NO_HABITS = SiteHabits({}, {})


def site_habits(problems: Iterable[Problem], files: Sequence[FileResult], rules: Mapping[str, Rule]) -> SiteHabits:
    """The kinds of problems on so many of the pages of a run that their rules call it a habit (`SiteHabit`)."""
    none = SiteHabits({}, {name: rule.site_habit.alike for name, rule in rules.items() if rule.site_habit.alike})
    by_kind: dict[Kind, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.severity != "error":
            by_kind[none.kind(problem)].add(problem.path)
    having = {kind: {file.path for file in files if kind in file.elements} for kind in ELEMENTS}
    having[EVERY_PAGE] = {file.path for file in files}
    habits = {}
    for kind, found in by_kind.items():
        pages, share, _ = rules[kind[0]].site_habit if kind[0] in rules else SiteHabit(NEVER)
        if pages != NEVER and len(found) >= LEAST_PAGES and 100 * len(found) >= share * len(found | having[pages]):
            habits[kind] = len(found)
    return none._replace(pages=habits)


def split(problems: Iterable[Problem], habits: SiteHabits) -> tuple[list[Problem], list[Problem]]:
    """The problems with only the first of each habit, and the further ones of habits, both in order."""
    first: list[Problem] = []
    repeated: list[Problem] = []
    seen: set[Kind] = set()
    for problem in problems:
        kind = habits.kind(problem)
        (repeated if kind in seen else first).append(problem)
        if kind in habits.pages:
            seen.add(kind)
    return first, repeated


def with_places(first: Sequence[Problem], repeated: Iterable[Problem], habits: SiteHabits) -> list[Problem]:
    """The problems that are shown, each that stands for a habit with the places of the further ones in `related`."""
    places: dict[Kind, list[Place]] = defaultdict(list)
    for problem in repeated:
        places[habits.kind(problem)].append(problem.place._replace(path=problem.path))
    shown = []
    for problem in first:
        others = places.pop(habits.kind(problem), ())
        shown.append(problem._replace(related=(*problem.related, *others)) if others else problem)
    return shown
