"""`--exclude`: globs of the command line that leave files out, wherever articles are looked for."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import seolint

FILES = ("a.md", "posts/a.md", "posts/b.md", "posts/old/c.md")

CASES = [
    # globs, what is left
    (["a.md"], ["posts/b.md", "posts/old/c.md"]),
    (["/a.md"], ["posts/a.md", "posts/b.md", "posts/old/c.md"]),
    (["./a.md"], ["posts/a.md", "posts/b.md", "posts/old/c.md"]),
    (["posts/"], ["a.md"]),
    (["posts/*.md"], ["a.md", "posts/old/c.md"]),
    (["posts/**"], ["a.md"]),
    (["posts/*.md", "!posts/b.md"], ["a.md", "posts/b.md", "posts/old/c.md"]),
    (["old", "a.md"], ["posts/b.md"]),
    (["*.md", "!./a.md"], ["a.md"]),
    (["missing.md"], list(FILES)),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Rye\n\nRye bread.\n", "utf-8")
    return tmp_path


def paths(folder: Path, *args: str) -> list[str]:
    return [file["path"] for file in json.loads(seolint(folder, *args, "--format", "json").stdout)["files"]]


@pytest.mark.parametrize(("globs", "left"), CASES)
def test_globs_are_those_of_an_ignore_file(site: Path, globs: list[str], left: list[str]) -> None:
    options = [word for glob in globs for word in ("--exclude", glob)]
    assert paths(site, "check", *options) == left
    assert paths(site, "check", "--jobs", "2", *options, *FILES) == left


@pytest.mark.parametrize("command", ["check", "stats", "text"])
def test_every_command_that_reads_articles_has_it(site: Path, command: str) -> None:
    assert paths(site, command, ".", "--exclude", "posts") == ["a.md"]


def test_a_baseline_leaves_them_out(site: Path) -> None:
    assert seolint(site, "baseline", "--exclude", "posts").returncode == 0
    assert "posts/" not in (site / ".seolint-baseline").read_text("utf-8")


def test_standard_input_that_stands_for_one(site: Path) -> None:
    options = ("check", "-", "--stdin-filename", "posts/a.md", "--format", "json")
    shown = json.loads(seolint(site, *options, "--exclude", "posts", stdin=b"# Rye\n").stdout)
    assert shown["files"] == []


def test_nothing_is_fixed_there(site: Path) -> None:
    (site / "posts/a.md").write_text("# Rye\n\n### Bread\n\nRye.\n", "utf-8")
    assert seolint(site, "check", "--fix", "--exclude", "posts").returncode == 0
    assert "###" in (site / "posts/a.md").read_text("utf-8")


def test_nothing_staged_is_checked_there(site: Path) -> None:
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=site, check=True)
    (site / "posts/a.md").unlink()
    assert paths(site, "check", "--diff", "staged", "--exclude", "posts") == ["a.md"]


def test_it_is_explained_and_a_config_that_ignores_the_same_is_not_warned_of(site: Path) -> None:
    (site / ".seolint.yml").write_text("ignore: posts/old/\n", "utf-8")
    done = seolint(site, "check", "--verbose", "--exclude", "posts", "--select", "title-too-long")
    assert [line for line in done.stderr.decode().splitlines() if "left out" in line or "warning" in line] == [
        "posts/a.md: left out: named by --exclude",
        "posts/b.md: left out: named by --exclude",
        "posts/old/c.md: left out: excluded by ignore in the config",
    ]


def test_an_empty_glob_is_refused(site: Path) -> None:
    done = seolint(site, "check", "--exclude", " ")
    assert done.returncode == 2
    assert done.stderr.decode() == "Error: --exclude: the glob is empty\n"
