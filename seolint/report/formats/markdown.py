"""For a pull request's comment or a job's summary: totals, and a table per file, in which no text counts as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from seolint.report import ReportStyle
from seolint.report.markdown import escape
from seolint.report.paths import relative
from seolint.report.wording import also, on_other_pages, totals
from seolint.rules.rule import Problem
from seolint.run.result import RunResult
from seolint.run.site_habits import SiteHabits
from seolint.wording import plural

LONG = 10
"""The number of problems from which a file's table is collapsed, and the most errors that are listed."""

LONGEST = 500
"""Characters of a message."""

MOST = 60_000
"""Characters of a report. GitHub takes comments of up to 65,536."""

_TABLE = ("| place | severity | rule | message |", "| ---: | --- | --- | --- |")
_FRAME = sum(map(len, _TABLE)) + len("<details><summary>: 1,000,000 problems</summary></details>") + 10


def report(result: RunResult, style: ReportStyle) -> str:
    """The totals, what could not be done, summaries if requested, and the problems of each file, as far as they fit."""
    lines = [f"### seolint: {totals(result)}", "", *_errors(result), *_summaries(result)]
    count = _fitting(result, MOST - sum(map(len, lines)))
    for path, problems in groupby(result.problems[:count], key=lambda problem: problem.path):
        lines += _file(escape(relative(path, result.root)), list(problems), result.habits)
    if count < len(result.problems):
        lines.append(f"{plural(len(result.problems) - count, 'more problem')} not shown here.")
    return "".join(f"{line}\n" for line in lines)


def _errors(result: RunResult) -> Iterator[str]:
    for path, message in result.failures[:LONG]:
        yield f"- {escape(relative(path, result.root))}: {_cut(message)}"
    if len(result.failures) > LONG:
        yield f"- and {len(result.failures) - LONG:,} more errors"
    if result.failures:
        yield ""


def _summaries(result: RunResult) -> Iterator[str]:
    """A table for each page whose summary was requested, in half of the space."""
    if not any(file.page_summary for file in result.files):
        return
    from seolint.report.page_summary import by_family, table

    room, left, problems = MOST // 2, 0, by_family(result)
    for file in result.files:
        page_table = table(file, file.page_summary, problems.get(file.path, {}), _cut) if file.page_summary else []
        lines = [f"#### {escape(relative(file.path, result.root))}", "", *page_table] if page_table else []
        room -= sum(map(len, lines)) + len(lines)
        left += room < 0
        yield from lines if room >= 0 else ()
    if left:
        yield from (f"{plural(left, 'more page')} not shown here.", "")


def _fitting(result: RunResult, room: int) -> int:
    """How many problems, from the first on, fit into this many characters."""
    path = None
    for count, problem in enumerate(result.problems):
        room -= len(_row(problem, result.habits)) + 1
        if problem.path != path:
            path = problem.path
            room -= len(escape(relative(path, result.root))) + _FRAME
        if room < 0:
            return count
    return len(result.problems)


def _file(name: str, problems: Sequence[Problem], habits: SiteHabits) -> Iterator[str]:
    title = f"{name}: {plural(len(problems), 'problem')}"
    folded = len(problems) > LONG
    yield f"<details><summary>{title}</summary>" if folded else f"#### {title}"
    yield from ("", *_TABLE, *(_row(problem, habits) for problem in problems), "")
    if folded:
        yield from ("</details>", "")


def _row(problem: Problem, habits: SiteHabits) -> str:
    place = f"{problem.place.line}:{problem.place.column}"
    message = f"{_cut(problem.message)}{also(problem)}{escape(on_other_pages(problem, habits))}"
    return f"| {place} | {escape(problem.severity)} | {escape(problem.rule)} | {message} |"


def _cut(message: str) -> str:
    return escape(message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…")
