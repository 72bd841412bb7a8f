"""Files that reports go to: never over an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import seolint, write

PAGE = "# Knots\n\nA bowline holds a boat.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, {"knots.md": PAGE, "more/ropes.html": "<h1>Ropes</h1>", "notes.txt": "Hemp rots.\n"})
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--format", "json=knots.md"), "knots.md"),
        (("knots.md", "--format", "text", "--format", "json=./knots.md"), "./knots.md"),
        (("--format", "markdown=knots.md"), "knots.md"),
        ((".", "--format", "html=more/ropes.html"), "more/ropes.html"),
        (("more", "--format", "html=more/../more/ropes.html"), "more/../more/ropes.html"),
        (("--format", "text=notes.txt"), "notes.txt"),
        (("--format", "json=knots.md", "--fix"), "knots.md"),
        (("--format", "json=knots.md", "--diff", "HEAD"), "knots.md"),
        (("-", "--stdin-filename", "knots.md", "--format", "json=knots.md"), "knots.md"),
    ],
)
def test_no_report_is_written_over_an_article(site: Path, arguments: tuple[str, ...], named: str) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.*")}
    done = seolint(site, "check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert (
        done.err.splitlines()[-1] == f"Error: --format: {named} is one of the articles to lint; write to another file"
    )
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == before


@pytest.mark.parametrize("target", ["json=report.json", "html=report.html", "markdown=report.md", "sarif=report.sarif"])
def test_a_report_is_written_over_the_last_one(site: Path, target: str) -> None:
    for _ in range(2):
        assert seolint(site, "check", "--fail-on", "never", "--format", target).code == 0


def test_a_report_for_people_is_named_when_it_is_written(site: Path) -> None:
    done = seolint(site, "check", "knots.md", "--fail-on", "never", "--format", "html=report.html")
    assert (done.out, done.err.partition(":")[0]) == ("", "report.html")
    assert "in 1 file, 6 words" in done.err
    assert seolint(site, "check", "knots.md", "--fail-on", "never", "--format", "json=report.json").err == ""
    assert seolint(site, "check", "knots.md", "--quiet", "--fail-on", "never", "--format", "html=report.html").err == ""


def test_reports_of_earlier_runs_are_no_articles(site: Path) -> None:
    before = seolint(site, "check", "--format", "json").out
    assert seolint(site, "check", "--fail-on", "never", "--format", "html=report.html").code == 0
    assert seolint(site, "check", "--format", "json").out == before
    assert "report.html: left out: a report of seolint" in seolint(site, "check", "--verbose").err


@pytest.mark.parametrize(
    ("arguments", "ignored"),
    [(("more", "--format", "json=knots.md"), ""), (("--format", "markdown=knots.md"), "knots.md\n")],
)
def test_what_is_not_linted_is_nothing_of_ours(site: Path, arguments: tuple[str, ...], ignored: str) -> None:
    write(site, {".seolintignore": ignored})
    assert seolint(site, "check", "--fail-on", "never", *arguments).code == 0
    assert (site / "knots.md").read_text("utf-8") != PAGE
