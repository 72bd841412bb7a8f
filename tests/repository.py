"""What the tests of baselines and changed lines share: seolint in a folder, and git without settings of anybody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from seolint.cli._group import main_group

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

GIT: Mapping[str, str] = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in (("NAME", "A"), ("EMAIL", "a@b"))
    },
}


class Completed(NamedTuple):
    """The output of a call of seolint."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[tuple[str, str, int]]:
        """Path, rule and line of each problem of a report in JSON."""
        found: list[dict[str, Any]] = json.loads(self.out)["problems"]
        return [(problem["path"], problem["rule"], problem["line"]) for problem in found]


def seolint(folder: Path, *arguments: str) -> Completed:
    """The outcome of `seolint <arguments>` in `folder`, in this process: these tests call it a hundred times."""
    before, out, err, code = Path.cwd(), StringIO(), StringIO(), 0
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err), patch.dict(os.environ, GIT, clear=True):
            main_group.main(list(arguments), prog_name="seolint")
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        os.chdir(before)
    return Completed(code, out.getvalue(), err.getvalue())


def git(folder: Path, *arguments: str) -> str:
    """The output of git, which must succeed."""
    result = subprocess.run(["git", *arguments], cwd=folder, env=GIT, check=True, capture_output=True)
    return os.fsdecode(result.stdout)


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository, with these files committed on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, files)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Edit")


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    """Write files as they are: their line ends, too. Those without a text are removed."""
    for name, text in files.items():
        if text is None:
            (folder / name).unlink()
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
