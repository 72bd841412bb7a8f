"""What can't be compared, and where there is no git: one line that says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import repository as repository_of
from tests.repository import commit, git, needs_git, repository, seolint, write

pytestmark = needs_git

PAGE = "# Knots\n\nA bowline holds a boat.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return repository(tmp_path / "site", {"a.md": PAGE})


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("nope", "there is no commit nope here; name a branch, a tag or a commit, or staged"),
        ("origin/main", "git fetch origin main:refs/remotes/origin/main"),
        ("--output=x", "there is no commit --output=x here"),
        ("main..HEAD", "there is no commit main..HEAD here"),
        ("apart", "apart and this branch have no commit in common"),
    ],
)
def test_commits_that_will_not_do(site: Path, ref: str, message: str) -> None:
    git(site, "switch", "--quiet", "--orphan", "apart")
    git(site, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(site, "switch", "--quiet", "main")
    found = seolint(site, "check", f"--diff={ref}")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert message in found.err
    assert sorted(path.name for path in site.iterdir()) == [".git", "a.md"]


def test_shallow_clone_says_how_to_deepen_it(site: Path) -> None:
    git(site, "switch", "--quiet", "--create", "draft")
    write(site, {"a.md": f"{PAGE}\nLorem ipsum dolor sit amet.\n"})
    commit(site)
    git(site, "switch", "--quiet", "main")
    commit(site)
    clone = site.parent / "clone"
    git(site.parent, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=draft", site.as_uri(), "clone")
    result = seolint(clone, "check", "--diff", "origin/main")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "this clone is shallow" in result.err
    assert "git fetch --unshallow" in result.err
    git(clone, "fetch", "--quiet", "--unshallow")
    assert "a.md:5:1  error    placeholder-text" in seolint(clone, "check", "--diff", "origin/main").out


def test_damaged_index(site: Path) -> None:
    """git lists what an index seems to hold: here, of one that was cut off, a folder that holds itself."""
    git(site, "update-index", "--index-version=2")
    index = site / ".git" / "index"
    index.write_bytes(index.read_bytes().replace(b"a.md", b"./\0\0"))
    result = seolint(site, "check", "--no-cache", "--diff=staged")
    assert (result.code, result.out) == (2, "")
    assert result.err == "Error: --diff: the index of git is damaged; make it again with: git reset\n"


def test_outside_a_repository(tmp_path: Path) -> None:
    result = seolint(tmp_path, "check", "--diff", "HEAD")
    assert (result.code, result.out) == (2, "")
    assert result.err == "Error: --diff: this is not a git repository; run seolint in one, or leave the option out\n"


def test_repository_of_somebody_else(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container of a build server, whose user isn't the one that cloned."""
    monkeypatch.setitem(repository_of.GIT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = seolint(site, "check", "--diff", "HEAD")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("Error: --diff: git says: detected dubious ownership in repository at")
    assert f"; allow it with: git config --global --add safe.directory {site}" in result.err


def test_another_repository(site: Path) -> None:
    result = seolint(site, "check", "--diff", "HEAD", ".", "..")
    assert result.code == 2
    assert result.err == "Error: --diff: .. is not in the repository of this folder; run seolint in its own\n"


def test_standard_input_has_no_changes(site: Path) -> None:
    assert "leave it out with standard input" in seolint(site, "check", "--diff", "HEAD", "-").err


def test_no_git_without_the_option_and_one_line_where_there_is_none(site: Path) -> None:
    def run(*more: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "seolint", "check", "a.md", *more]
        return subprocess.run(command, cwd=site, env={**os.environ, "PATH": ""}, capture_output=True, check=False)

    assert run("--fail-on", "never").returncode == 0
    result = run("--diff", "HEAD")
    assert result.returncode == 2
    assert b"git can't be run" in result.stderr
