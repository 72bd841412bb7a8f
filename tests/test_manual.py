"""What the manual shows is so: editors understand what they are given, and the build script fails for errors."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.test_readme import DRAFT, MANUAL, README, ROOT, example

PLACES = [
    ("8", "1", "error", "stuffed-phrase"),
    ("33", "6", "warning", "skipped-heading-level"),
    ("39", "1", "warning", "long-sentence"),
]
"""Line, column, severity and rule of each problem of the README's draft."""


def seolint(*arguments: str) -> str:
    command = [sys.executable, "-m", "seolint", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout


def test_visual_studio_code() -> None:
    (task,) = json.loads(example(MANUAL, "tasks.json"))["tasks"]
    program, *arguments, file = task["command"].split()
    assert (program, file) == ("seolint", "'${relativeFile}'")
    pattern = task["problemMatcher"]["pattern"]
    lines = seolint(*arguments, DRAFT).splitlines()
    found = [re.fullmatch(pattern["regexp"], line) for line in lines]
    assert [match and match[pattern["file"]] for match in found] == [DRAFT] * len(PLACES)
    keys = ("line", "column", "severity", "code")
    assert [tuple(match[pattern[key]] for key in keys) for match in found if match] == PLACES


@pytest.mark.skipif(not shutil.which("vim") or sys.platform == "win32", reason="needs Vim")
def test_vim(tmp_path: Path) -> None:
    (tmp_path / "seolint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
    (tmp_path / "seolint").chmod(0o755)
    script = example(MANUAL, "vimrc").replace("makeprg=seolint", f"makeprg={tmp_path}/seolint")
    list_ = f"silent make\nredir! > {tmp_path}/list\nsilent clist\nredir END\nqall!\n"
    (tmp_path / "script.vim").write_text(script + list_, "utf-8")
    subprocess.run(["vim", "-es", "-u", "NONE", "-N", DRAFT, "-S", tmp_path / "script.vim"], cwd=ROOT, check=False)
    listed = (tmp_path / "list").read_text("utf-8")
    found = re.findall(r"^ *\d+ \S+:(\d+) col (\d+): (\w+) ([\w-]+)", listed, re.MULTILINE)
    assert found == PLACES


def test_hooks_in_the_readme_are_those_of_the_repository() -> None:
    (entry,) = yaml.safe_load(example(README, ".pre-commit-config.yaml"))["repos"]
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for hook in entry["hooks"]} <= hooks
    assert set(re.findall(r"^\| `(seolint[\w-]*)` \|", MANUAL.read_text("utf-8"), re.MULTILINE)) == hooks


@pytest.mark.parametrize(("text", "code"), [("A bowline holds a boat.", 0), ("Lorem ipsum dolor sit amet.", 1)])
def test_build_script(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/knots.md").write_text(f"# Knots\n\n{text}\n", "utf-8")
    (tmp_path / "build.py").write_text(example(MANUAL, "build.py"), "utf-8")
    command = [sys.executable, "build.py"]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, b"")
