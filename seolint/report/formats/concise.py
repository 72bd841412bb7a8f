"""For other programs, such as grep, sort and editors: one line per problem, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.report import ReportStyle
from seolint.report.console import safe, safe_path
from seolint.report.wording import further
from seolint.run.result import RunResult


def report(result: RunResult, style: ReportStyle) -> str:
    """`path:line:column severity rule message`, in order; nothing if there are no problems."""
    return "".join(parts(result, style))


def parts(result: RunResult, style: ReportStyle) -> Iterator[str]:
    """The report, one line at a time."""
    for problem in result.problems:
        place = f"{safe_path(problem.path)}:{problem.place.line}:{problem.place.column}"
        message = f"{safe(problem.message)}{further(problem, result.habits)}"
        yield f"{place} {safe(problem.severity)} {safe(problem.rule)} {message}\n"
