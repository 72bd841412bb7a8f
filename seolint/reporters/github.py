"""For GitHub Actions: workflow commands that become annotations on the changed lines."""

from __future__ import annotations

from seolint.reporters import Run, Style
from seolint.reporters._screen import safe
from seolint.rule import Problem

MOST = 10
"""Annotations of a kind that GitHub shows for one step."""

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def report(run: Run, style: Style) -> str:
    """At most as many annotations of each severity as GitHub shows, and a line that counts the rest."""
    lines: list[str] = []
    for severity, level in _LEVELS.items():
        found = [problem for problem in run.problems if problem.severity == severity]
        lines += [_command(problem, level) for problem in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"::notice title=seolint::{len(found) - MOST} more of severity {severity}, not shown here")
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, level: str) -> str:
    place = problem.place
    columns = f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else ""
    where = f"file={_property(problem.path)},line={place.line},endLine={place.end_line}{columns}"
    return f"::{level} {where},title={_property(problem.rule)}::{_data(problem.message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
