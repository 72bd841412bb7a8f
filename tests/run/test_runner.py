"""Which files are found behind the paths that a user names, and what comes of each."""

from __future__ import annotations

import inspect
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from seolint import config
from seolint.cli._snapshot import take_snapshot
from seolint.config import chain
from seolint.linter import Report, examine
from seolint.run import worker as one_file
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery, Failure
from seolint.run.runner import lint_paths
from seolint.run.worker import Outcome

ARTICLE = "# One\n\nText.\n"


def written(folder: Path, *names: str, text: str = ARTICLE) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    return Discovery(force_exclude=force_exclude).files(paths)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # ignore files above it are not asked


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".", ["a-b.md", "a/x.md", "b.html"]),
        ("./a", ["./a/x.md"]),
        ("a/", ["a/x.md"]),
        ("../here", ["../here/a-b.md", "../here/a/x.md", "../here/b.html"]),
    ],
)
def test_paths_are_reported_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, expected: list[str]
) -> None:
    here = tmp_path / "here"
    written(here, "a/x.md", "a-b.md", "b.html", "c.rst", ".hidden/h.md", "node_modules/n.md")
    written(here, "env/pyvenv.cfg", "env/lib/readme.md")
    monkeypatch.chdir(here)
    assert found(path) == expected


def test_extensions_that_a_config_adds(tmp_path: Path) -> None:
    written(tmp_path, "a.smd", "b/c.njk", "b/d.md", "e.qmd", "e.rst", "f/g.njk")
    (tmp_path / ".seolint.yml").write_text("formats: {.smd: markdown}\n")
    (tmp_path / "b" / ".seolint.yml").write_text("extends: ..\nformats: {.njk: html}\n")
    configs = ConfigLoader(config.load)
    discovery = Discovery(configs.ignores, formats=configs.formats)
    assert discovery.files(["."]) == ["a.smd", "b/c.njk", "b/d.md"]
    assert discovery.files(["e.qmd", "f/g.njk", "e.rst", "a.smd"]) == ["a.smd", "e.qmd", "f/g.njk"]
    assert [failure.path for failure in discovery.failures] == ["e.rst"]
    reports = lint_paths(["a.smd", "b/c.njk", "e.qmd"], discovery, configs, processes=1)
    assert [getattr(report, "format", report) for report in reports] == ["markdown", "html", "markdown"]


def test_each_file_once(tmp_path: Path) -> None:
    written(tmp_path, "a/x.md")
    assert found("a/x.md", "a", "./a/x.md", str(tmp_path / "a/x.md")) == ["a/x.md"]


@pytest.mark.parametrize(
    ("ignore_files", "expected"),
    [
        ({}, ["a/x.md", "a/y.md", "b/x.md"]),
        ({".gitignore": "x.md\n"}, ["a/y.md"]),
        ({".seolintignore": "/a/\n"}, ["b/x.md"]),
        ({".gitignore": "x.md\n", "b/.gitignore": "!x.md\n"}, ["a/y.md", "b/x.md"]),
        ({".gitignore": "*\n!b/\n!b/x.md\n"}, ["b/x.md"]),
        ({".gitignore": "*\n!*/\n!y.md\n"}, ["a/y.md"]),
        ({".gitignore": "a/\n!a/x.md\n"}, ["b/x.md"]),
        ({".gitignore": "/a/*\n!/a/y.md\n"}, ["a/y.md", "b/x.md"]),
        ({"a/.gitignore": "/x.md\n"}, ["a/y.md", "b/x.md"]),
        ({".gitignore": "# nothing\n\n"}, ["a/x.md", "a/y.md", "b/x.md"]),
    ],
)
def test_ignore_files(tmp_path: Path, ignore_files: dict[str, str], expected: list[str]) -> None:
    written(tmp_path, "a/x.md", "a/y.md", "b/x.md")
    for name, text in ignore_files.items():
        written(tmp_path, name, text=text)
    assert found(".") == expected
    assert found("a/x.md", "a/y.md", "b/x.md", force_exclude=True) == expected
    assert found("a/x.md") == ["a/x.md"]


def test_an_ignore_file_with_too_many_patterns_is_a_failure(tmp_path: Path) -> None:
    written(tmp_path, "a/x.md")
    written(tmp_path, "a/.gitignore", text="y.md\n" * 10_001)
    discovery = Discovery()
    assert discovery.files(["."]) == ["a/x.md"]
    assert discovery.failures == [Failure("a/.gitignore", "it has 10,001 patterns; write at most 10,000")]


LINES = [
    "*",
    "!*/",
    "a/",
    "!a/",
    "/a",
    "a/*",
    "!a/b/",
    "x.md",
    "!x.md",
    "**/y.md",
    "!y.md",
    "b/**",
    "!b/x.md",
    "*.md",
    "/b/x.md",
    "a/**/x.md",
    "b",
    "d*/",
    "\\!x.md",
    "#c",
]
TREE = [f"{folder}{name}.md" for folder in ("", "a/", "a/b/", "b/", "b/a/", "drafts/") for name in "xy"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("seed", range(25))
def test_ignore_files_mean_what_they_mean_to_git(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    written(tmp_path, *TREE)
    for folder in ["", *chance.sample(["a/", "b/", "a/b/"], 2)]:
        lines = chance.choices(LINES, k=chance.randint(1, 4))
        written(tmp_path, f"{folder}.gitignore", text="\n".join(lines))
    (tmp_path / ".git").rmdir()
    for command in (["init", "--quiet"], ["ls-files", "--others", "--exclude-standard"]):
        listing = subprocess.run(["git", *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert found(".") == sorted(line for line in listing.stdout.splitlines() if line.endswith(".md"))


def test_links_and_pipes_neither_hang_nor_fail_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "a/x.md")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/.#x.md").symlink_to("somebody@machine:1")  # how Emacs locks a file
    os.mkfifo(tmp_path / "a/pipe.md")
    discovery = Discovery()
    assert (discovery.files(["a"]), discovery.failures) == (["a/x.md"], [])


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("none.md", "no such file or folder"),
        ("x.md/none.md", "no such file or folder"),
        ("a" * 5000 + ".md", "can't be read: File name too long"),
        ("x.docx", "seolint reads .htm, .html"),
        ("pipe.md", "pass its content on standard input"),
    ],
    ids=["missing", "below a file", "long", "format", "pipe"],
)
def test_path_that_is_no_article(tmp_path: Path, path: str, part: str) -> None:
    written(tmp_path, "x.md", "x.docx")
    os.mkfifo(tmp_path / "pipe.md")
    discovery = Discovery()
    assert discovery.files([path, "x.md"]) == ["x.md"]
    (failure,) = discovery.failures
    assert failure.path == path
    assert part in failure.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable for root")
def test_folder_that_cannot_be_entered_is_reported_and_the_others_searched(tmp_path: Path) -> None:
    written(tmp_path, "secret/x.md", "open/x.md")
    (tmp_path / "secret").chmod(0)
    discovery = Discovery()
    assert discovery.files([".", "secret/x.md"]) == ["open/x.md"]
    (tmp_path / "secret").chmod(0o700)
    assert {failure.message.split(";")[0] for failure in discovery.failures} == {"can't be read: Permission denied"}


def test_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    written(tmp_path, "open/x.md")
    monkeypatch.setattr(os, "scandir", refuse)
    discovery = Discovery()
    assert discovery.files(["open"]) == []
    assert discovery.failures[0].message == "can't be read: Permission denied; check the path and its permissions"


def nested(levels: int, name: str) -> str:
    """The path of an article below so many folders, made step by step: the path may be too long to open."""
    for _ in range(levels):
        os.mkdir(name)  # noqa: PTH102
        os.chdir(name)
    written(Path(), "x.md")
    return "/".join([*[name] * levels, "x.md"])


@contextmanager
def shallow(frames: int) -> Iterator[None]:
    """Within it, calls may go only so many deeper."""
    before, now = sys.getrecursionlimit(), len(inspect.stack(0))
    sys.setrecursionlimit(now + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


WALKS = [lambda: found("."), lambda: [*take_snapshot(["."], []).states]]


@pytest.mark.parametrize("walk", WALKS, ids=["lint", "watch"])
def test_folders_may_be_nested_deeper_than_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, walk: Callable[[], list[str]]
) -> None:
    path = nested(200, "a")
    monkeypatch.chdir(tmp_path)
    with shallow(100):
        assert any(each.endswith(path) for each in walk())


def test_a_file_may_lie_deeper_than_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = nested(200, "a")
    monkeypatch.chdir(tmp_path)
    written(tmp_path, ".gitignore", text="a/**/y.md\n")
    with shallow(100):
        assert found(path, force_exclude=True) == [path]
        assert found(path.replace("x.md", "y.md"), path, force_exclude=True) == [path]


def test_each_folder_is_asked_once_for_a_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [tmp_path.joinpath(*["a"] * depth) for depth in range(30)]
    written(tmp_path, ".seolint.yml", text="language: de\n")
    written(folders[20], ".seolint.yml", text="language: fr\n")
    asked: list[Path] = []
    config_in = chain._config_in

    def ask(folder: Path) -> Path | None:
        asked.append(folder)
        return config_in(folder)

    monkeypatch.setattr(chain, "_config_in", ask)
    settings = ConfigLoader(config.load)
    languages = [settings.of(folder / "x.md").language for folder in [*folders, *folders[::-1]]]
    assert languages == [*["de"] * 20, *["fr"] * 10, *["fr"] * 10, *["de"] * 20]
    assert len(asked) == len(set(asked))


def test_folders_that_no_path_reaches_are_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "site/x.md")
    monkeypatch.chdir(tmp_path / "site")
    nested(25, "a" * 200)
    monkeypatch.chdir(tmp_path)
    discovery = Discovery()
    assert discovery.files(["site"]) == ["site/x.md"]
    assert [failure.path for failure in discovery.failures] == ["site"]
    assert "nested too deep" in discovery.failures[0].message


def outcomes(paths: Sequence[str], jobs: int | None = None) -> list[Outcome]:
    settings = ConfigLoader(config.load)
    discovery = Discovery(settings.ignores)
    return [*lint_paths(paths, discovery, settings, processes=jobs), *discovery.failures, *settings.failures]


def test_the_nearest_config_rules_each_file(tmp_path: Path) -> None:
    written(tmp_path, "a/x.md", "a/b/x.md", "a/drafts/x.md", "c/x.md")
    written(tmp_path, "a/.seolint.yml", text="ignore: [drafts/]\nrules: {thin-page: off, thin-section: off}\n")
    written(tmp_path, "c/.seolint.yml", text="rules: {thin-pag: off}\n")
    reports = [outcome for outcome in outcomes(["."]) if isinstance(outcome, Report)]
    is_thin = {report.path: "thin-page" in {problem.rule for problem in report.problems} for report in reports}
    assert is_thin == {"a/x.md": False, "a/b/x.md": False, "c/x.md": True}
    assert [failure.path for failure in outcomes(["."]) if isinstance(failure, Failure)] == ["c/.seolint.yml"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_file_that_cannot_be_read_is_one_failure(tmp_path: Path, jobs: int) -> None:
    written(tmp_path, *(f"{number}.md" for number in range(12)))
    (tmp_path / "5.md").write_bytes(b"\xff\xfe\xfd")
    results = outcomes(["."], jobs)
    assert [outcome.path for outcome in results] == sorted(f"{number}.md" for number in range(12))
    assert [outcome.path for outcome in results if isinstance(outcome, Failure)] == ["5.md"]


def test_a_file_that_fails_the_linter_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise RecursionError("too deep")

    written(tmp_path, "x.md")
    monkeypatch.setattr(one_file, "examine", fail)
    (failure,) = outcomes(["x.md"])
    assert failure == Failure("x.md", "internal error: RecursionError: too deep; please report it with the file")


def test_a_crash_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(source: str, path: str, *rest: Any, **more: Any) -> Report:
        if path in ("5.md", "6.md"):
            os._exit(9)
        return examine(source, path, *rest, **more)

    if runner_starts_anew():
        pytest.skip("processes here don't inherit what a test replaces")
    written(tmp_path, *(f"{number}.md" for number in range(20)))
    monkeypatch.setattr(one_file, "examine", crash)
    results = outcomes(["."], 2)
    assert [outcome.path for outcome in results] == sorted(f"{number}.md" for number in range(20))
    failures = [outcome for outcome in results if isinstance(outcome, Failure)]
    message = "linting it crashed the process; please report it with the file"
    assert failures == [Failure("5.md", message), Failure("6.md", message)]


def runner_starts_anew() -> bool:
    import multiprocessing

    return multiprocessing.get_start_method() != "fork"
