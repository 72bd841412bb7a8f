"""For servers that show test results: a suite a file, a failed test a problem, a passed one for a clean file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seolint import __version__
from seolint.report import File, Run, Style
from seolint.report._by_file import Told, by_file
from seolint.report.wording import also
from seolint.report.xml import HEAD, element
from seolint.rules.rule import Problem


def report(run: Run, style: Style) -> str:
    """The suites, by the schema that Jenkins takes reports by (junit-10.xsd of its plugin xUnit).

    It knows no file and no line of a case, so these stand in names and texts. No times, so that equal runs are equal.
    """
    files = {file.path: file for file in run.files}
    suites: list[str] = []
    tests = failures = errors = 0
    for told in by_file(run):
        counts = _counts(told)
        tests, failures, errors = tests + counts["tests"], failures + counts["failures"], errors + counts["errors"]
        file = files.get(told.source)
        suites += element("testsuite", {"name": told.path, **counts}, [*_properties(file), *_cases(told)])
    totals = {"name": "seolint", "tests": tests, "failures": failures, "errors": errors}
    return "".join(f"{line}\n" for line in [HEAD, *element("testsuites", totals, suites)])


def _counts(told: Told) -> Mapping[str, int]:
    failures, errors = len(told.problems), len(told.errors)
    return {"tests": failures + errors or 1, "failures": failures, "errors": errors}


def _properties(file: File | None) -> list[str]:
    known = {"seolint": __version__}
    if file:
        known |= {"format": file.format, "language": file.language, "words": str(file.words)}
    lines = [line for name, value in known.items() for line in element("property", {"name": name, "value": value})]
    return element("properties", {}, lines)


def _cases(told: Told) -> Iterator[str]:
    for message in told.errors:
        yield from _case(told.path, "seolint", element("error", {"message": message, "type": "seolint"}))
    for problem in told.problems:
        name = f"{problem.rule} ({problem.place.line}:{problem.place.column})"
        yield from _case(told.path, name, _failure(told.path, problem))
    if not told.errors and not told.problems:
        yield from _case(told.path, "seolint", [])


def _case(path: str, name: str, content: list[str]) -> list[str]:
    return element("testcase", {"name": name, "classname": path}, content)


def _failure(path: str, problem: Problem) -> list[str]:
    message = problem.message + also(problem.related)
    place = f"{path}:{problem.place.line}:{problem.place.column}"
    attributes = {"message": message, "type": problem.severity}
    return element("failure", attributes, text=f"{place} {problem.severity} {problem.rule} {message}")
