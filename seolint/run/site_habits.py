"""What many pages of a site have in common, or one page in many versions, which a report for people shows once.

A theme that begins every post at h3 is one problem to think about, not two hundred: reported on each page, it buries
what is wrong with single pages. Where a fifth of the pages have an error, the site does something in its own way: it
finds linked files by their names alone, or fills in front matter before it is read. The gate knows no habits: exit
codes, baselines, --diff and runs over single files, as in a hook, count each problem, so that a new page that follows a
habit is reported there like any other; a baseline records what is to stay.

A site that keeps the documentation of eighteen versions has one problem of a page eighteen times. Nobody fixes old
versions for it, so it is shown once, at the first of them. So is that of a link in a line that was copied into several
pages: "This week's posts are here".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from seolint.document import Place
from seolint.lazy_regex import expression
from seolint.rules.habit import ELEMENTS, EVERY_PAGE, LINK, NEVER, SiteHabit
from seolint.rules.rule import Problem, Rule
from seolint.site.listing import UNNUMBERED, VERSION

if TYPE_CHECKING:
    from seolint.run.result import FileResult

LEAST_PAGES = 10
"""On fewer pages, readers of a report can see for themselves that they are alike."""

ERRORS_SHARE = 20
"""The share of pages, in percent, with errors of one rule that makes a habit, unless a config made them errors. On 75
sites (2026-11-30) so many had one on four: three did something that seolint didn't understand, one had copied it from
version to version."""

LEAST_COPIES, LEAST_WORDS = 5, 4
"""On how many pages a line is a copied one, and of how many words: shorter ones are alike by chance."""

_ADDRESS = expression(r"\]\([^()\s]{0,2000}\)|\]\[[^\[\]]{0,99}\]|(?:href|src)=(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')")
"""The addresses of a line, which differ in copies of it."""

_WORD = expression(r"\w+")

_UNVERSIONED = UNNUMBERED | {"docs", "versioned_docs"}
"""Folders that hold versions, or the one that has no number yet."""


class SiteHabits(NamedTuple):
    """What a report shows once: `pages`, how many pages have problems, by rule and severity, of those that are habits;
    a problem of a link in a line that is on several pages (`copied` are the keys of `_copy`); and, if
    `across_versions`, a problem that a page has in several versions of the site.
    """

    pages: Mapping[tuple[str, str], int] = {}
    across_versions: bool = False
    copied: Set[Hashable] = frozenset()


NO_HABITS = SiteHabits()


def site_habits(problems: Iterable[Problem], files: Sequence[FileResult], rules: Mapping[str, Rule]) -> SiteHabits:
    """The rules with problems on so many of the pages of a run that they call it a habit (`SiteHabit`)."""
    by_kind: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_line: dict[Hashable, set[str]] = defaultdict(set)
    for problem in problems:
        habit = rules[problem.rule].site_habit if problem.rule in rules else SiteHabit(NEVER)
        by_kind[problem.rule, problem.severity].add(problem.path)
        if problem.severity != "error" and habit.pages == LINK:
            by_line[_copy(problem)].add(problem.path)
    having = {kind: {file.path for file in files if kind in file.elements} for kind in ELEMENTS}
    having[EVERY_PAGE] = {file.path for file in files}
    habits = {}
    for (name, severity), found in by_kind.items():
        pages, share = rules[name].site_habit if name in rules else SiteHabit(NEVER)
        if severity == "error" and pages != NEVER:
            pages, share = (EVERY_PAGE, ERRORS_SHARE) if rules[name].severity == "error" else (NEVER, share)
        if pages != NEVER and len(found) >= LEAST_PAGES and 100 * len(found) >= share * len(found | having[pages]):
            habits[name, severity] = len(found)
    copied = {key for key, paths in by_line.items() if key and len(paths) >= LEAST_COPIES}
    return SiteHabits(habits, across_versions=True, copied=copied)


def split(problems: Iterable[Problem], habits: SiteHabits) -> tuple[list[Problem], list[Problem]]:
    """The problems with only the first of each habit, and the further ones of habits, both in order."""
    first: list[Problem] = []
    repeated: list[Problem] = []
    paths: dict[Hashable, str] = {}
    for problem in problems:
        key = _shown_once_by(problem, habits)
        is_first = key is None or key not in paths
        is_on_same_page = not is_first and paths[key] == problem.path and key not in habits.pages
        paths.setdefault(key, problem.path)
        (first if is_first or is_on_same_page else repeated).append(problem)
    return first, repeated


def with_places(first: Iterable[Problem], repeated: Iterable[Problem], habits: SiteHabits) -> list[Problem]:
    """The problems that are shown, each that stands for further ones with their places in `related`."""
    places: dict[Hashable, list[Place]] = defaultdict(list)
    for problem in repeated:
        places[_shown_once_by(problem, habits)].append(problem.place._replace(path=problem.path))
    shown = []
    for problem in first:
        others = places.pop(_shown_once_by(problem, habits), ())
        shown.append(problem._replace(related=(*problem.related, *others)) if others else problem)
    return shown


def _shown_once_by(problem: Problem, habits: SiteHabits) -> Hashable:
    """What problems have in common of which only the first is shown; None for one that is always shown."""
    kind = problem.rule, problem.severity
    if kind in habits.pages:
        return kind
    if not habits.across_versions or problem.severity == "error":
        return None
    copy = _copy(problem) if habits.copied else None
    if copy in habits.copied:
        return copy
    parts = problem.path.split("/")
    page = tuple(part for part in parts if part not in _UNVERSIONED and not _is_version(part))
    return (kind, problem.message, problem.excerpt.text, page) if len(page) < len(parts) else None


def _copy(problem: Problem) -> Hashable:
    """What a problem has in common with those in copies of its line; None for a line of a few words."""
    line = _ADDRESS.sub("]", problem.excerpt.text)
    is_long = len(_WORD.findall(line)) >= LEAST_WORDS
    return (problem.rule, problem.severity, problem.message, line.strip()) if is_long else None


def _is_version(folder: str) -> bool:
    return VERSION.fullmatch(folder) is not None and not folder.isdigit()
