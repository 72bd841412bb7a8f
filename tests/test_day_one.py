"""An old site's first green build, by the README's own commands; then new text, and a later version's rules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import GIT, commit, git, needs_git, repository, seolint, write
from tests.test_readme import README, example

pytestmark = needs_git

LONG = "A splice that someone made in haste on a wet deck in the dark, with cold hands and a blunt knife, " * 2
OLD = f"# Knots\n\nA bowline holds a boat.\n\nLorem ipsum dolor sit amet.\n\n{LONG}comes apart.\n"
SITE = {
    "hugo.toml": "baseURL = 'https://example.com/'\n",
    "content/knots.md": OLD,
    "content/hitches.md": OLD.replace("Knots", "Hitches").replace("bowline", "hitch"),
    "layouts/index.html": "<p>Lorem ipsum dolor sit amet.</p>\n",
}
LATER = ("--set", "long-sentence.max=40")
"""Stands for a later version, in which a rule finds more."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site on its first day, after the README's commands."""
    site = repository(tmp_path / "site", SITE)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "seolint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
    (tools / "seolint").chmod(0o755)
    variables = {**GIT, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(README.parent)}
    script = ["sh", "-ec", example(README, "day-one.sh")]
    done = subprocess.run(script, cwd=site, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "recognised a Hugo site" in done.stdout
    assert "; 4 recorded in the baseline" in done.stdout.splitlines()[-1]
    commit(site)
    return site


def test_new_text_is_held_to_the_rules(site: Path) -> None:
    write(site, {"content/hitches.md": SITE["content/hitches.md"] + "\nTODO: write more about this.\n"})
    for options in ((), ("--diff", "HEAD")):
        done = seolint(site, "check", ".", "--format", "json", *options)
        assert (done.code, done.problems) == (1, [("content/hitches.md", "placeholder-text", 9)])


def test_a_rule_that_changes_later_finds_old_text_only_where_all_of_it_is_linted(site: Path) -> None:
    write(site, {"content/knots.md": OLD.replace("a boat.", "a boat. It is quick to tie.")})
    later = ("check", ".", *LATER, "--fail-on", "warning", "--format", "json")
    assert seolint(site, *later, "--diff", "HEAD").problems == []
    assert {rule for _, rule, _ in seolint(site, *later).problems} == {"long-sentence"}


def test_what_a_later_version_finds_is_recorded_and_can_be_reviewed(site: Path) -> None:
    seolint(site, "baseline", ".", *LATER)
    added = [line for line in git(site, "diff", "--unified=0").splitlines() if line.startswith("+long-sentence\t")]
    assert len(added) == 2
    assert seolint(site, "check", ".", *LATER, "--fail-on", "warning").code == 0
