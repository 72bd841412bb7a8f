"""For GitLab's merge requests: a Code Quality report, which it compares with that of the target branch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from seolint.report import ReportStyle
from seolint.report.console import as_json
from seolint.report.paths import relative
from seolint.report.wording import also
from seolint.rules.rule import Problem
from seolint.run.result import RunResult

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_FIRST = {"begin": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}}


def report(result: RunResult, style: ReportStyle) -> str:
    """An array of issues (docs.gitlab.com/ci/testing/code_quality); what could not be done is critical.

    GitLab shows one issue per fingerprint; so each is made from path and problem, and equal ones are numbered.
    """
    issues = [*_errors(result), *(_issue(result, problem) for problem in result.problems)]
    seen: Counter[str] = Counter()
    for issue in issues:
        mark = issue["fingerprint"]
        seen[mark] += 1
        if seen[mark] > 1:
            issue["fingerprint"] = _fingerprint(mark, str(seen[mark]))
    return as_json(issues) + "\n"


def _issue(result: RunResult, problem: Problem) -> dict[str, Any]:
    path, place = relative(problem.path, result.root), problem.place
    begin, end = {"line": place.line, "column": place.column}, {"line": place.end_line, "column": place.end_column}
    return {
        "description": problem.message + also(problem),
        "check_name": problem.rule,
        "fingerprint": _fingerprint(path, problem.fingerprint),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": path, "positions": {"begin": begin, "end": end}},
    }


def _errors(result: RunResult) -> Iterator[dict[str, Any]]:
    for source, message in result.failures:
        path = relative(source, result.root)
        yield {
            "description": message,
            "check_name": "seolint",
            "fingerprint": _fingerprint(path, message),
            "severity": "critical",
            "location": {"path": path, "positions": _FIRST},
        }


def _fingerprint(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
