"""What people and programs get to see of a run."""

from __future__ import annotations

import json

import pytest

from seolint import config
from seolint import report as reporters
from seolint.linter import examine
from seolint.report import ReportStyle
from seolint.report.console import as_json, cells, safe
from seolint.rules.rule import Problem
from seolint.run.result import FileResult, RunResult
from tests.report.runs import obeyed


def run_of(source: str, path: str = "draft.md") -> RunResult:
    report = examine(source, path, config.load(None))
    file = FileResult(report.path, report.format, report.language, report.words)
    return RunResult(report.problems, [file], [("broken.md", "is no text")])


SKIPPED = """# Shoes

A shoe is a shoe, and it wears out.

### Sizes

Your feet swell when you run, so take half a size more.
"""


def problem_of(rule: str, source: str = SKIPPED) -> Problem:
    return next(problem for problem in run_of(source).problems if problem.rule == rule)


def test_a_problem_begins_with_its_place_and_shows_its_line() -> None:
    lines = reporters.render("text", run_of(SKIPPED), ReportStyle()).splitlines()
    at = next(i for i, line in enumerate(lines) if "skipped-heading-level" in line)
    assert lines[at].startswith("draft.md:5:5  warning  skipped-heading-level  h3 follows h1")
    assert lines[at + 1 : at + 3] == ["    | ### Sizes", "    |     ^^^^^"]


def test_the_last_line_counts() -> None:
    run = run_of(SKIPPED)
    last = reporters.render("text", run, ReportStyle()).splitlines()[-1]
    assert last.startswith(f"{len(run.problems)} problems (")
    assert last.endswith(f"in 1 file, {run.files[0].words} words")
    nothing = RunResult([], run.files, [])
    assert reporters.render("text", nothing, ReportStyle()) == f"No problems in 1 file, {run.files[0].words} words\n"
    assert reporters.render("text", nothing, ReportStyle(quiet=True)) == ""


def test_the_caret_stands_under_wide_characters() -> None:
    source = "# 靴\n\nText, und noch mehr Text.\n\n### 靴の Größen\n\nMehr Text, und noch mehr davon.\n"
    lines = reporters.render("text", run_of(source), ReportStyle()).splitlines()
    at = next(i for i, line in enumerate(lines) if "skipped-heading-level" in line)
    text, caret = lines[at + 1], lines[at + 2]
    assert cells(caret[: caret.index("^")]) == cells(text[: text.index("靴")])
    assert caret.count("^") == cells("靴の Größen")


@pytest.mark.parametrize("name", ["text", "github", "json"])
def test_nothing_in_an_article_or_a_path_moves_the_terminal(name: str) -> None:
    problem = problem_of("skipped-heading-level")
    hostile = problem._replace(
        path="a\x1b[2Jb\n.md",
        message="x\x1b]0;t\x07\r\n::error::y\u202e",
        excerpt=problem.excerpt._replace(text="\x1b[31mred\x9b", start=0, end=3),
    )
    shown = reporters.render(name, RunResult([hostile], [], []), ReportStyle())
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
    assert "\n::error::y" not in shown


COMMANDS = ["::error::x", "  ::add-mask::x", "##[error]x", "a ##vso[task.complete]x", "##teamcity[x]"]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_article_and_no_path_commands_a_build_server(command: str) -> None:
    problem = problem_of("skipped-heading-level")
    for start in range(len(command)):
        excerpt = problem.excerpt._replace(text=command, start=start, end=start + 1)
        hostile = problem._replace(path=command, message=command, excerpt=excerpt)
        shown = reporters.render("text", RunResult([hostile], [], []), ReportStyle())
        assert not any(map(obeyed, shown.splitlines())), shown
    told = as_json({"text": command})
    assert not any(map(obeyed, told.splitlines()))
    assert json.loads(told) == {"text": command}


def test_safe_leaves_text_alone() -> None:
    assert safe("Größe, 靴, naïve – “quoted”") == "Größe, 靴, naïve – “quoted”"


def test_json_is_safe_to_look_at_and_reads_back_as_it_was() -> None:
    told = {"text": "Größe 靴\n\x1b[2J\x9b\u202e\u200b\ud800"}
    shown = as_json(told)
    assert json.loads(shown) == told
    assert "Größe 靴" in shown
    assert not {"\x1b", "\x9b", "\u202e", "\u200b", "\ud800"} & set(shown)


def test_colour_only_when_asked() -> None:
    assert "\x1b[" in reporters.render("text", run_of(SKIPPED), ReportStyle(color=True))


def test_json_is_what_was_promised() -> None:
    told = json.loads(reporters.render("json", run_of(SKIPPED), ReportStyle()))
    assert told["schema"] == 1
    assert told["errors"] == [{"path": "broken.md", "message": "is no text"}]
    assert told["summary"]["files"] == 1
    problem = next(p for p in told["problems"] if p["rule"] == "skipped-heading-level")
    assert SKIPPED[problem["start"] : problem["end"]] == "Sizes"
    assert (problem["line"], problem["column"], problem["end_line"], problem["end_column"]) == (5, 5, 5, 10)
    assert set(problem) >= {"path", "family", "severity", "message", "facts", "related", "fingerprint"}


def test_github_escapes_what_it_must() -> None:
    problem = problem_of("skipped-heading-level")._replace(path="a,b:c.md", message="50 % more\nof it")
    shown = reporters.render("github", RunResult([problem], [], []), ReportStyle())
    assert shown.startswith("::warning file=a%2Cb%3Ac.md,line=5,endLine=5,col=5,endColumn=10,")
    assert shown.endswith("::50 %25 more%0Aof it\n")


def test_github_shows_ten_of_a_level_and_counts_the_rest_in_one_notice() -> None:
    problem = problem_of("skipped-heading-level")
    many = [problem._replace(severity=severity) for severity in ("error", "warning", "info") for _ in range(12)]
    lines = reporters.render("github", RunResult(many, [], []), ReportStyle()).splitlines()
    assert [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning", "notice")] == [
        10
    ] * 3
    assert lines[-1].startswith("::notice title=seolint::7 more problems (2 errors, 2 warnings, 3 info) not shown here")


def test_github_counts_what_could_not_be_done_when_it_is_more_than_ten() -> None:
    errors = [(f"{number}.md", "is no text") for number in range(12)]
    lines = reporters.render(
        "github", RunResult([problem_of("skipped-heading-level")], [], errors), ReportStyle()
    ).splitlines()
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning", "::notice"]
    assert lines[-1].endswith("::2 more errors not shown here; GitHub shows 10 of a level.")


def test_github_tells_what_could_not_be_done_and_paths_from_the_root() -> None:
    problem = problem_of("skipped-heading-level")._replace(path="/site/docs/a.md")
    run = RunResult([problem], [], [("./broken.md", "is no text")], root="/site")
    first, second = reporters.render("github", run, ReportStyle()).splitlines()
    assert first == "::error file=broken.md,title=seolint::is no text"
    assert second.startswith("::warning file=docs/a.md,line=5,")


def test_statistics_count_by_rule() -> None:
    skipped, thin = problem_of("skipped-heading-level"), problem_of("thin-page")
    run = RunResult([thin, skipped, skipped._replace(path="b.md")], [], [])
    shown = reporters.render("text", run, ReportStyle(quiet=True, statistics=True)).splitlines()[-2:]
    assert [line.split() for line in shown] == [
        ["2", "in", "2", "files", "skipped-heading-level"],
        ["1", "in", "1", "file", "thin-page"],
    ]


def test_concise_is_a_line_a_problem() -> None:
    run = run_of(SKIPPED)
    lines = reporters.render("concise", run, ReportStyle(color=True, statistics=True)).splitlines()
    assert len(lines) == len(run.problems) > 1
    (skipped,) = (line for line in lines if "skipped-heading-level" in line)
    assert skipped.startswith("draft.md:5:5 warning skipped-heading-level h3 follows h1")
    assert reporters.render("concise", RunResult([], [], []), ReportStyle()) == ""
