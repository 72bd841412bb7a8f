"""The formats that programs read: valid by their own rules, whatever stands in an article or a path."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from seolint import __version__
from seolint import report as reporters
from seolint.report import ReportStyle
from seolint.run.result import FileResult, RunResult
from tests.cli.run import seolint
from tests.report.runs import HOSTILE, PATHS, SHEDS, examined, hostile, moves_terminal, obeyed

# What XML can hold and no parser changes on the way (attributes keep what is written as a reference).
KEPT = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd]+")


def loaded(name: str, run: RunResult) -> Any:
    return json.loads(reporters.render(name, run, ReportStyle()))


def parsed(name: str, run: RunResult) -> ElementTree.Element:
    return ElementTree.fromstring(reporters.render(name, run, ReportStyle()).encode("utf-8"))


@pytest.mark.parametrize("name", sorted(set(reporters.names()) - {"github"}))
def test_no_format_moves_the_terminal_or_commands_a_build_server(name: str) -> None:
    shown = reporters.render(name, hostile(), ReportStyle())
    assert not moves_terminal(shown)
    assert not [line for line in shown.splitlines() if obeyed(line)]


def test_github_gives_only_its_own_commands() -> None:
    lines = reporters.render("github", hostile(), ReportStyle()).splitlines()
    assert not any(map(moves_terminal, lines))
    assert not [line for line in lines if "##[" in line or "##vso[" in line]
    command = re.compile(
        r"::(error|warning|notice) (file=[^:,]+(,(line|endLine|col|endColumn)=\d+)*,)?title=[\w-]+::.*"
    )
    assert [line for line in lines if not command.fullmatch(line)] == []


@pytest.mark.parametrize("name", reporters.names())
def test_a_run_without_files_can_be_reported(name: str) -> None:
    assert isinstance(reporters.render(name, RunResult([], [], []), ReportStyle()), str)


def test_junit_has_a_suite_a_file_and_a_failure_a_problem() -> None:
    run = examined()
    clean = FileResult("clean.md", "markdown", "en", 400)
    root = parsed("junit", run._replace(files=[*run.files, clean]))
    assert root.tag == "testsuites"
    suites = {suite.attrib["name"]: suite for suite in root}
    assert list(suites) == ["sheds.md", "clean.md", "broken.md"]
    failures = suites["sheds.md"].findall("testcase/failure")
    assert [failure.attrib["message"].partition(" Also at ")[0] for failure in failures] == [
        problem.message for problem in run.problems
    ]
    assert len(suites["clean.md"].findall("testcase")) == 1
    assert suites["broken.md"].findall("testcase/error")[0].attrib["message"] == "is no text"
    properties = {each.attrib["name"]: each.attrib["value"] for each in suites["clean.md"].iter("property")}
    assert properties == {"seolint": __version__, "format": "markdown", "language": "en", "words": "400"}


def test_junit_counts_what_it_holds() -> None:
    root = parsed("junit", hostile())
    for element in (root, *root):
        counts = {name: int(element.attrib[name]) for name in ("tests", "failures", "errors")}
        cases = list(element.iter("testcase"))
        assert counts["tests"] == len(cases)
        assert counts["failures"] == len(list(element.iter("failure")))
        assert counts["errors"] == len(list(element.iter("error")))
        assert all(len(case) <= 1 for case in cases)


SCHEMAS = {
    "junit": {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors"},
        "properties": set(),
        "property": {"name", "value"},
        "testcase": {"name", "classname"},
        "failure": {"message", "type"},
        "error": {"message", "type"},
    },
    "checkstyle": {
        "checkstyle": {"version"},
        "file": {"name"},
        "error": {"line", "column", "severity", "message", "source"},
    },
}
"""The elements and attributes that may be told, of those in Jenkins' junit-10.xsd, and in what Checkstyle writes."""


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("make", [examined, hostile], ids=["sheds", "hostile"])
def test_xml_has_what_its_readers_know(name: str, make: Callable[[], RunResult]) -> None:
    for element in parsed(name, make()).iter():
        missing = SCHEMAS[name][element.tag] ^ set(element.attrib)
        assert missing <= ({"column"} if element.attrib.get("line") == "0" else set()), element.tag


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_gives_back_what_it_can_hold(name: str) -> None:
    root = parsed(name, hostile())
    texts = {value for element in root.iter() for value in element.attrib.values()}
    for text in (*HOSTILE, *PATHS):
        if KEPT.fullmatch(text):
            assert any(value.startswith(text) for value in texts), text


def test_checkstyle_places_every_problem() -> None:
    run = examined()
    root = parsed("checkstyle", run)
    assert (root.tag, root.attrib["version"]) == ("checkstyle", "4.3")
    first, second = root
    assert [(file.tag, file.attrib["name"]) for file in root] == [("file", "sheds.md"), ("file", "broken.md")]
    for error, problem in zip(first, run.problems, strict=True):
        place, told = problem.place, error.attrib
        assert (told["line"], told["column"]) == (str(place.line), str(place.column))
        assert (told["severity"], told["source"]) == (problem.severity, f"seolint.{problem.family}.{problem.rule}")
    assert [error.attrib["message"] for error in second] == ["is no text"]


def test_gitlab_issues_have_what_gitlab_asks_for() -> None:
    run = hostile()
    issues = loaded("gitlab", run)
    assert len(issues) == len(run.problems) + len(run.errors)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch("[0-9a-f]{32}", issue["fingerprint"])
        assert not issue["location"]["path"].startswith(("./", "/"))
        begin, end = issue["location"]["positions"]["begin"], issue["location"]["positions"]["end"]
        assert 1 <= begin["line"] <= end["line"]
    assert Counter(issue["fingerprint"] for issue in issues).most_common(1)[0][1] == 1


def test_gitlab_knows_a_problem_again_when_lines_move() -> None:
    before, after = (loaded("gitlab", examined(source)) for source in (SHEDS, f"\n\n\n{SHEDS}"))
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]


def test_paths_are_told_from_the_root() -> None:
    for given, told in {"./a.md": "a.md", "/site/docs/a.md": "docs/a.md", "/else/a.md": "/else/a.md"}.items():
        (first, *_) = loaded("gitlab", examined(path=given)._replace(errors=[]))
        assert first["location"]["path"] == told


def test_github_gets_a_summary_where_it_wants_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("# A\n\n### B\n\nOne.\n", "utf-8")
    (tmp_path / "summary.md").write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    seolint(tmp_path, "check", "a.md", "--format", "text")
    assert (tmp_path / "summary.md").read_text("utf-8") == "Before.\n"
    done = seolint(tmp_path, "check", "a.md", "--format", "github")
    assert done.stdout.startswith(b"::")
    told = (tmp_path / "summary.md").read_text("utf-8")
    assert told.startswith("Before.\n### seolint: ")
    assert "| skipped-heading-level |" in told


@pytest.mark.parametrize("name", sorted({*reporters.names()} - {"concise", "json", "text"}))
def test_an_error_is_told_on_one_line(name: str) -> None:
    run = examined()._replace(errors=[(".seolint.yml", "2:3: there is no rule thn\n 2 | thn: off\n   | ^")])
    shown = reporters.render(name, run, ReportStyle())
    assert "there is no rule thn" in shown
    assert "thn: off" not in shown


def test_several_formats_go_each_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n### B\n\nOne.\n", "utf-8")
    names = [name for name in reporters.names() if name != "text"]
    wanted = [part for name in names for part in ("--format", f"{name}={name}.out")]
    done = seolint(tmp_path, "check", "a.md", *wanted, "--format", "text", "--statistics")
    assert b"  in 1 file " in done.stdout
    assert all((tmp_path / f"{name}.out").stat().st_size for name in names)
