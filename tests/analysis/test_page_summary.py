"""The sheet of a page and its score: what `check --summary` tells, and what `--fail-under` fails on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from seolint import config
from seolint.analysis.page_summary import Heading, PageSummary, as_shown, page_summary
from seolint.linter import examine, parse
from seolint.report import ReportStyle, render
from seolint.rules.rule import Problem, Severity
from seolint.run.result import PageScore, Scale, page_score, scale
from tests.cli.run import seolint
from tests.report.runs import HOSTILE, examined, moves_terminal, obeyed

LOCKS = """\
---
title: Bicycle locks
---
# How to choose a lock

A lock should cost a tenth of what the bicycle did. Take it with you.

## Cables

#### Thin cables

They keep no thief busy.
"""


def summary(article: str) -> PageSummary:
    return page_summary(parse(article, "a.md", config.load(overrides=config.Overrides(language="en")), "markdown"))


def test_what_a_sheet_says() -> None:
    assert summary(LOCKS) == PageSummary(
        title="Bicycle locks",
        pixels=114,
        minutes=0.1,
        flesch=102.8,
        outline=(
            Heading(1, "How to choose a lock", 23),
            Heading(2, "Cables", 7),
            Heading(4, "Thin cables", 5),
        ),
    )


def test_a_page_without_words_has_a_sheet() -> None:
    assert summary("") == PageSummary(title="", pixels=0, minutes=0, flesch=None, outline=())


def test_the_main_heading_stands_in_for_a_title() -> None:
    assert summary("## Laces\n\n# Shoes\n").title == "Shoes"


CUT = [
    # title, as it is shown in 110 pixels
    ("Shoes", "Shoes"),
    ("Running shoes for wet trails", "Running …"),
    ("Donaudampfschifffahrtsgesellschaft", "Donauda …"),
    ("W" * 1000, "WWWW …"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "shown"), CUT)
def test_a_title_is_cut_as_results_cut_it(title: str, shown: str) -> None:
    assert as_shown(title, 110) == shown


def problems(*severities: Severity, family: str = "headings") -> list[Problem]:
    (problem, *_) = examine(
        "# A\n\n### B\n\nText.\n", "a.md", config.load(overrides=config.Overrides(select=["headings"]))
    ).problems
    return [problem._replace(severity=severity, family=family) for severity in severities]


def test_score_worked_by_hand() -> None:
    """The example in rules/scores.yml."""
    warnings = problems("warning", "warning", "warning", "warning")
    found = problems("error", family="keywords") + warnings + problems("info", "info", "info")
    assert page_score(found, 1500, scale()) == PageScore(83, {"headings": 90, "keywords": 93})


SCORES: list[tuple[list[Severity], int, int]] = [
    # severities, words, score; a warning costs 3 in 1,000 words, and no text counts for less than 300
    ([], 0, 100),
    (["info"], 100_000, 99),
    (["warning"], 1000, 97),
    (["warning"], 300, 90),
    (["warning"], 3, 90),
    (["error"] * 100, 1000, 0),
]


@pytest.mark.parametrize(("severities", "words", "expected"), SCORES)
def test_score(severities: list[Severity], words: int, expected: int) -> None:
    by = Scale({"error": 10, "warning": 3, "info": 1}, 1000, 300)
    assert page_score(problems(*severities), words, by).total == expected


def checked(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = seolint(folder, "check", "--select", "skipped-heading-level", *arguments)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_summary_in_text(tmp_path: Path) -> None:
    (tmp_path / "locks.md").write_text(LOCKS, "utf-8")
    code, out, _ = checked(tmp_path, "--summary", "--language", "en", "locks.md")
    assert code == 0
    assert out.partition("\n\n")[2] == (
        "locks.md  (en)\n"
        "  score    90 of 100\n"
        "  problems headings 1 problem (-10 points)\n"
        "  length   28 words, under 1 min to read\n"
        "  reading  Flesch reading ease 102.8\n"
        "  title    Bicycle locks  (114 of 600 pixels)\n"
        "        23 How to choose a lock\n"
        "         7   Cables\n"
        "         5       Thin cables\n"
        "\n"
        "1 problem (1 warning) in 1 file, 28 words\n"
    )


def test_summary_in_markdown(tmp_path: Path) -> None:
    (tmp_path / "locks.md").write_text(LOCKS.replace("Cables", "<b>*Cables*|"), "utf-8")
    _, out, _ = checked(tmp_path, "--summary", "--format", "markdown", "locks.md")
    assert "#### locks.md\n\n| summary | |\n| --- | --- |\n| score | 90 of 100 |\n" in out
    assert "| h2 | Cables&#124; (7 words) |\n" in out


def test_summary_in_json(tmp_path: Path) -> None:
    (tmp_path / "locks.md").write_text(LOCKS, "utf-8")
    (file,) = json.loads(checked(tmp_path, "--summary", "--language", "en", "--format", "json")[1])["files"]
    assert file == {
        "path": "locks.md",
        "format": "markdown",
        "language": "en",
        "words": 28,
        "score": {"total": 90, "families": {"headings": 90}},
        "sheet": {
            "title": "Bicycle locks",
            "pixels": 114,
            "minutes": 0.1,
            "flesch": 102.8,
            "outline": [
                {"level": 1, "text": "How to choose a lock", "words": 23},
                {"level": 2, "text": "Cables", "words": 7},
                {"level": 4, "text": "Thin cables", "words": 5},
            ],
        },
    }
    (plain,) = json.loads(checked(tmp_path, "--format", "json")[1])["files"]
    assert not {"score", "sheet"} & set(plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_moves_the_terminal_or_is_markup(text: str) -> None:
    run = examined()
    page = PageSummary(title=text, pixels=700, minutes=1, flesch=None, outline=(Heading(1, text, 2),))
    replaced = run._replace(problems=[], files=[run.files[0]._replace(path=text, page_summary=page)], errors=[])
    shown = render("text", replaced, ReportStyle())
    assert not moves_terminal(shown)
    assert not any(map(obeyed, shown.splitlines()))
    table = render("markdown", replaced, ReportStyle())
    assert not moves_terminal(table)
    assert not re.search(r"[<\[`*]|\|[^ \n]|[^ \n]\|$", table, re.MULTILINE)


def test_many_sheets_fit_a_comment(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text("# Locks\n\n" + "## Cables and more of it\n\n" * 60, "utf-8")
    _, out, _ = checked(tmp_path, "--summary", "--format", "markdown")
    assert len(out) < 65_536
    assert "| | |" not in out
    assert "|  | and 21 more headings |" in out
    assert "more pages not shown here." in out


def test_a_low_score_fails(tmp_path: Path) -> None:
    (tmp_path / "locks.md").write_text(LOCKS, "utf-8")
    assert checked(tmp_path, "--fail-under", "90")[0] == 0
    code, out, error = checked(tmp_path, "--fail-under", "91")
    assert (code, error) == (1, "locks.md: score 90; --fail-under asks for 91\n")
    assert "score" not in out
    (tmp_path / "clean.md").write_text("# Locks\n", "utf-8")
    assert checked(tmp_path, "--fail-under", "100", "clean.md")[0] == 0


def test_several_processes_tell_the_same(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(LOCKS, "utf-8")
    assert checked(tmp_path, "--summary", "--jobs", "2") == checked(tmp_path, "--summary", "--jobs", "1")
