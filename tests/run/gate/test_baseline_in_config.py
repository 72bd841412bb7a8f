"""A config names its baseline: for the articles that follow it, from whatever folder seolint runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seolint.run.gate.baseline import NAME
from tests.repository import Completed, seolint, write

LOREM = "Lorem ipsum dolor sit amet."
PAGE = f"# Knots\n\nA bowline holds a boat.\n\n{LOREM}\n"
HITCHES = PAGE.replace("Knots", "Hitches")
CONFIG = "extends: recommended\nbaseline: known problems\nrules: {content: off, placeholder-text: error}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Articles whose config names a baseline, and articles beside them that have none."""
    write(tmp_path, {"docs/.seolint.yml": CONFIG, "docs/a.md": PAGE, "docs/new/b.md": HITCHES, "other/c.md": PAGE})
    return tmp_path


def check(folder: Path, *more: str) -> Completed:
    return seolint(folder, "check", "--select", "placeholder-text", "--format", "json", *more)


def paths(result: Completed) -> list[str]:
    return [path for path, _, _ in result.problems]


def test_one_written_and_held_against_articles_without_being_named(site: Path) -> None:
    result = seolint(site / "docs", "baseline")
    assert result.out == "2 problems in 2 files recorded in known problems\n"
    assert check(site / "docs").problems == []
    write(site, {"docs/a.md": f"{PAGE}\nTODO: write more about this.\n"})
    assert check(site / "docs").problems == [("a.md", "placeholder-text", 7)]
    assert json.loads(check(site / "docs").out)["summary"]["recorded"] == 2


def test_it_counts_from_folders_above_and_below(site: Path) -> None:
    seolint(site, "baseline", "docs")
    assert (site / "docs/known problems").exists()
    assert paths(check(site / "docs/new")) == []
    assert paths(check(site)) == ["other/c.md"]
    assert paths(check(site / "other", "../docs", ".")) == ["c.md"]


def test_each_article_is_recorded_where_its_config_says(site: Path) -> None:
    result = seolint(site, "baseline", "--select", "placeholder-text")
    assert result.out.splitlines() == [
        "2 problems in 2 files recorded in docs/known problems",
        f"1 problem in 1 file recorded in {NAME}",
    ]
    assert paths(check(site)) == ["other/c.md"]
    write(site, {"docs/a.md": "# Knots\n\nA bowline holds a boat.\n"})
    result = check(site)
    assert "docs/known problems: 1 problem recorded here occurs no longer; to remove: seolint baseline" in result.err
    assert seolint(site, "baseline", "--prune").code == 0
    assert check(site, "docs").err == ""


def test_options_win_over_the_config(site: Path) -> None:
    seolint(site, "baseline", "docs")
    assert paths(check(site, "docs", "--baseline", "")) == ["docs/a.md", "docs/new/b.md"]
    assert paths(check(site, "docs", "--no-config")) == ["docs/a.md", "docs/new/b.md"]
    seolint(site, "baseline", "docs/a.md", "--output", "b")
    assert paths(check(site, "docs", "--baseline", "b")) == ["docs/new/b.md"]
    write(site, {"my.yml": "baseline: docs/known problems\n"})
    assert paths(check(site, "--config", "my.yml")) == ["other/c.md"]


def test_it_is_inherited(site: Path) -> None:
    seolint(site, "baseline", "docs")
    write(site, {"docs/new/.seolint.yml": 'extends: ".."\n'})
    assert paths(check(site, "docs")) == []
    result = seolint(site, "config", "docs/new", "--why").out
    assert f'baseline: "{site}/docs/known problems"  # {site}/docs/.seolint.yml:2' in result


def test_one_that_is_missing_is_reported_where_it_is_named(site: Path) -> None:
    result = check(site, "docs")
    assert result.code == 2
    assert paths(result) == ["docs/a.md", "docs/new/b.md"], "articles are linted all the same"
    assert result.err.splitlines() == [
        "docs/.seolint.yml:2:11: there is no baseline docs/known problems; write it with: seolint baseline, or take"
        " this line out",
        " 2 | baseline: known problems",
        "   |           ^",
    ]
    assert [error["path"] for error in json.loads(result.out)["errors"]] == ["docs/.seolint.yml"]


def test_one_that_is_broken_is_reported_with_its_line(site: Path) -> None:
    seolint(site, "baseline", "docs")
    with (site / "docs/known problems").open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\n")
    result = check(site, "docs")
    assert result.code == 2
    assert result.err.startswith("docs/known problems:6:1: there is a git conflict here; keep the lines of both")
    (site / "docs/known problems").unlink()
    (site / "docs/known problems").mkdir()
    why = "Is a directory; check the path and its permissions"
    assert check(site, "docs").err == f"docs/known problems: can't be read: {why}\n"


@pytest.mark.parametrize("value", ["[a, b]", "3", "{a: b}", '""', "true"])
def test_what_is_no_text_is_reported(site: Path, value: str) -> None:
    write(site, {"docs/.seolint.yml": f"baseline: {value}\n"})
    result = check(site, "docs")
    assert result.code == 2
    assert result.err.startswith("docs/.seolint.yml:1:11: baseline is ")
    assert "it takes a text" in result.err


def test_none_is_named_like_an_article(site: Path) -> None:
    result = seolint(site, "baseline", "docs", "--output", "known.txt")
    assert result.code == 2
    assert result.err.startswith("Error: a baseline named known.txt would be linted as an article")
    assert not (site / "known.txt").exists()


def test_where_no_config_names_it_the_next_step_is_said(site: Path) -> None:
    hint = f"add baseline: {NAME} to .seolint.yml"
    assert hint in seolint(site / "other", "baseline").err
    assert hint not in seolint(site / "other", "baseline", "--prune").err
    assert seolint(site / "docs", "baseline").err == ""
    assert seolint(site / "other", "baseline", "--output", "old problems").err == ""
