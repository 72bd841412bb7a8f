"""For Jenkins, reviewdog and other tools that read Checkstyle's XML."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.report import ReportStyle
from seolint.report.wording import also
from seolint.report.xml import HEAD, by_file, element
from seolint.rules.rule import Problem
from seolint.run.result import RunResult

VERSION = "4.3"
"""The version of Checkstyle whose format this is; readers look for it."""


def report(result: RunResult, style: ReportStyle) -> str:
    """A file element per path, an error element per problem; what could not be done is at line 0."""
    files: list[str] = []
    for _, path, problems, errors in by_file(result):
        rows = [*_errors(errors), *(line for problem in problems for line in _problem(problem))]
        if rows:
            files += element("file", {"name": path}, rows)
    return "".join(f"{line}\n" for line in [HEAD, *element("checkstyle", {"version": VERSION}, files)])


def _problem(problem: Problem) -> list[str]:
    attributes = {
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "message": problem.message + also(problem),
        "source": f"seolint.{problem.family}.{problem.rule}",
    }
    return element("error", attributes)


def _errors(messages: list[str]) -> Iterator[str]:
    for message in messages:
        yield from element("error", {"line": 0, "severity": "error", "message": message, "source": "seolint"})
