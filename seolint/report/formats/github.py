"""For GitHub Actions: workflow commands that become annotations on the changed lines."""

from __future__ import annotations

from collections import Counter

from seolint.report import ReportStyle
from seolint.report.console import safe
from seolint.report.paths import relative
from seolint.report.wording import further, kinds
from seolint.rules.rule import Problem
from seolint.run.result import RunResult
from seolint.wording import plural

MOST = 10
"""Annotations of a level that GitHub shows for one step; it shows 50 for a job.

Source: github.com/actions/toolkit, docs/problem-matchers.md, "Limitations".
"""

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def report(result: RunResult, style: ReportStyle) -> str:
    """As many annotations of each level as GitHub shows, first what could not be done, and a notice about the rest."""
    shown = [_error(result, path, message) for path, message in result.failures[:MOST]]
    rest: Counter[str] = Counter()
    undone = len(result.failures) - len(shown)
    for severity, level in _LEVELS.items():
        found = [problem for problem in result.problems if problem.severity == severity]
        room = MOST - len(shown) if severity == "error" else MOST
        if severity == "info" and (undone or rest or len(found) > MOST):
            room -= 1  # for the notice of the rest
        shown += [_problem(result, problem, level) for problem in found[:room]]
        if len(found) > room:
            rest[severity] = len(found) - room
    if rest or undone:
        shown.append(_rest(rest, undone))
    return "".join(f"{line}\n" for line in shown)


def _rest(rest: Counter[str], undone: int) -> str:
    problems = f"{plural(rest.total(), 'more problem')} ({kinds(rest)})" if rest else ""
    files = f"{undone:,} more errors" if undone else ""
    message = f"{' and '.join(filter(None, (problems, files)))} not shown here; GitHub shows {MOST} of a level."
    return f"::notice title=seolint::{_data(message)}"


def _problem(result: RunResult, problem: Problem, level: str) -> str:
    place = problem.place
    columns = f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else ""
    where = f"file={_property(relative(problem.path, result.root))},line={place.line},endLine={place.end_line}{columns}"
    return (
        f"::{level} {where},title={_property(problem.rule)}::{_data(problem.message + further(problem, result.habits))}"
    )


def _error(result: RunResult, path: str, message: str) -> str:
    return f"::error file={_property(relative(path, result.root))},title=seolint::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
