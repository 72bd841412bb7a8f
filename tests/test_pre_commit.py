"""The hook, run by the real pre-commit on a repository of somebody who writes articles."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, copy_of_checkout, needs_index

pytestmark = [pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"), needs_index]

CLEAN = """\
# Choosing a size

Your feet swell when you run, so take shoes that are half a size larger than those you wear on other days. Try them on
in the evening, with the socks you run in, and walk a few steps downhill: your toes should not touch the front.
"""

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in (("NAME", "A"), ("EMAIL", "a@b"))
    },
}
"""So that the tests neither need nor see anybody's configuration of git."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables for git and pre-commit, with pre-commit's cache in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))}
    return {**kept, **GIT, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A config of pre-commit with all hooks of a repository that holds seolint as it is now; it is installed once."""
    folder = tmp_path_factory.mktemp("hooks")
    copy = copy_of_checkout(folder / "seolint")
    commit(copy, environment)
    hooks = [{"id": hook["id"]} for hook in yaml.safe_load((copy / ".pre-commit-hooks.yaml").read_text("utf-8"))]
    repository = {"repo": str(copy), "rev": git(copy, environment, "rev-parse", "HEAD"), "hooks": hooks}
    (folder / "config.yaml").write_text(json.dumps({"repos": [repository]}), "utf-8")
    return folder / "config.yaml"


def git(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, environment: dict[str, str]) -> None:
    git(folder, environment, "init", "--quiet")
    git(folder, environment, "add", "--all")
    git(folder, environment, "commit", "--quiet", "--message", "All")


def articles(folder: Path, environment: dict[str, str], files: dict[str, str]) -> Path:
    """A repository with these files staged."""
    git(folder, environment, "init", "--quiet")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    git(folder, environment, "add", "--all", "--force")
    return folder


def run_hook(
    config: Path, environment: dict[str, str], folder: Path, hook: str = "seolint"
) -> subprocess.CompletedProcess[str]:
    """What `pre-commit run` says to the staged files."""
    options = ("--config", str(config), "--verbose", "--color", "never")
    command = [sys.executable, "-m", "pre_commit", "run", hook, *options]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_stuffed_draft_is_rejected(config: Path, environment: dict[str, str], tmp_path: Path) -> None:
    stuffed = (ROOT / "tests/articles/draft.md").read_text("utf-8")
    completed = run_hook(
        config, environment, articles(tmp_path, environment, {"posts/draft.md": stuffed, "clean.md": CLEAN})
    )
    assert completed.returncode == 1, completed.stdout + completed.stderr
    assert (
        'posts/draft.md:8:1  error    stuffed-phrase  "best bike lock cheap online" appears 7 times' in completed.stdout
    )
    assert not re.search(r"^clean\.md:\S+ +(error|warning)", completed.stdout, re.MULTILINE)


def test_clean_drafts_pass_and_other_files_are_left_alone(
    config: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    files = {
        "clean.md": CLEAN,
        "clean.mdx": CLEAN,
        "old/draft.md": (ROOT / "tests/articles/draft.md").read_text("utf-8"),
        ".seolintignore": "old/\n",
        "requirements.txt": "rich\n",
        "a.py": "x = 1\n",
    }
    completed = run_hook(config, environment, articles(tmp_path, environment, files))
    assert completed.returncode == 0, completed.stdout + completed.stderr
    assert "Passed" in completed.stdout
    assert "in 2 files" in completed.stdout


def test_changed_lines_only(config: Path, environment: dict[str, str], tmp_path: Path) -> None:
    stuffed = (ROOT / "tests/articles/draft.md").read_text("utf-8")
    commit(articles(tmp_path, environment, {"posts/draft.md": stuffed, "clean.md": CLEAN}), environment)
    articles(tmp_path, environment, {"posts/draft.md": f"{stuffed}\nThat is all there is to say about it.\n"})
    completed = run_hook(config, environment, tmp_path, "seolint-changed")
    assert completed.returncode == 0, completed.stdout + completed.stderr
    articles(tmp_path, environment, {"clean.md": f"{CLEAN}\nLorem ipsum dolor sit amet.\n"})
    (tmp_path / "clean.md").write_text("Not staged.\n", "utf-8")
    completed = run_hook(config, environment, tmp_path, "seolint-changed")
    assert completed.returncode == 1, completed.stdout + completed.stderr
    assert "clean.md:6:1  error    placeholder-text" in completed.stdout
    assert "stuffed-phrase" not in completed.stdout


def test_beside_a_baseline(config: Path, environment: dict[str, str], tmp_path: Path) -> None:
    stuffed = (ROOT / "tests/articles/draft.md").read_text("utf-8")
    articles(tmp_path, environment, {"posts/draft.md": stuffed})
    command = [sys.executable, "-m", "seolint", "baseline"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    completed = run_hook(config, environment, tmp_path, "seolint-baseline")
    assert completed.returncode == 0, completed.stdout + completed.stderr
    articles(tmp_path, environment, {"posts/draft.md": f"{stuffed}\nLorem ipsum dolor sit amet.\n"})
    completed = run_hook(config, environment, tmp_path, "seolint-baseline")
    assert completed.returncode == 1, completed.stdout + completed.stderr
    assert "placeholder-text" in completed.stdout
    assert "stuffed-phrase" not in completed.stdout
