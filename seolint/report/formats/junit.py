"""For servers that show test results: a suite per file, a failed test per problem, a passed one for a clean file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seolint import __version__
from seolint.report import ReportStyle
from seolint.report.wording import also
from seolint.report.xml import HEAD, FileEntry, by_file, element
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult


def report(result: RunResult, style: ReportStyle) -> str:
    """The suites, in the schema of the reports that Jenkins accepts (junit-10.xsd of its plugin xUnit).

    A case has no file and no line there, so these are in names and texts. No times, so that equal runs give equal
    reports.
    """
    files = {file.path: file for file in result.files}
    suites: list[str] = []
    tests = failures = errors = 0
    for entry in by_file(result):
        counts = _counts(entry)
        tests, failures, errors = tests + counts["tests"], failures + counts["failures"], errors + counts["errors"]
        file = files.get(entry.source)
        suites += element("testsuite", {"name": entry.path, **counts}, [*_properties(file), *_cases(entry)])
    totals = {"name": "seolint", "tests": tests, "failures": failures, "errors": errors}
    return "".join(f"{line}\n" for line in [HEAD, *element("testsuites", totals, suites)])


def _counts(entry: FileEntry) -> Mapping[str, int]:
    failures, errors = len(entry.problems), len(entry.errors)
    return {"tests": failures + errors or 1, "failures": failures, "errors": errors}


def _properties(file: FileResult | None) -> list[str]:
    known = {"seolint": __version__}
    if file:
        known |= {"format": file.format, "language": file.language, "words": str(file.words)}
    lines = [line for name, value in known.items() for line in element("property", {"name": name, "value": value})]
    return element("properties", {}, lines)


def _cases(entry: FileEntry) -> Iterator[str]:
    for message in entry.errors:
        yield from _case(entry.path, "seolint", element("error", {"message": message, "type": "seolint"}))
    for problem in entry.problems:
        name = f"{problem.rule} ({problem.place.line}:{problem.place.column})"
        yield from _case(entry.path, name, _failure(entry.path, problem))
    if not entry.errors and not entry.problems:
        yield from _case(entry.path, "seolint", [])


def _case(path: str, name: str, content: list[str]) -> list[str]:
    return element("testcase", {"name": name, "classname": path}, content)


def _failure(path: str, problem: Problem) -> list[str]:
    message = problem.message + also(problem)
    place = f"{path}:{problem.place.line}:{problem.place.column}"
    attributes = {"message": message, "type": problem.severity}
    return element("failure", attributes, text=f"{place} {problem.severity} {problem.rule} {message}")
