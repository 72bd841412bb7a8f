"""What the tests of CI share: the repository as a server has it, expressions of workflows, and a runner's shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT, copy_of_checkout
from tests.repository import GIT, commit, git

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_FOREIGN = ("GIT_", "PYTHON", "GITHUB_", "RUNNER_", "VIRTUAL_ENV", "CI")


class Ran(NamedTuple):
    """What a script left behind: its exit code, what it printed, and the outputs of its step."""

    code: int
    out: str
    err: str
    outputs: Mapping[str, str]


def served(folder: Path) -> Path:
    """A bare repository of seolint as it is now."""
    work = copy_of_checkout(folder / "work")
    shutil.copy(ROOT / "action.yml", work)
    git(work, "init", "--quiet", "--initial-branch=main")
    commit(work)
    git(folder, "clone", "--quiet", "--bare", "work", "seolint.git")
    return folder / "seolint.git"


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text of a workflow with the values of its expressions in their place."""
    return _EXPRESSION.sub(lambda match: known.get(match[1], ""), text)


def run(script: str, folder: Path, variables: Mapping[str, str], shell: tuple[str, ...] = ("bash", "-e")) -> Ran:
    """Run a script in `folder`, with these variables beside those of the system, as a runner does."""
    files = folder.parent / "runner"
    files.mkdir(exist_ok=True)
    (files / "script").write_text(script, "utf-8")
    (files / "outputs").write_text("", "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    told = subprocess.run(
        [*shell, str(files / "script")],
        cwd=folder,
        env={**kept, **{key: value for key, value in GIT.items() if key.startswith("GIT_")}}
        | {"CI": "true", "GITHUB_OUTPUT": str(files / "outputs"), **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    lines = (files / "outputs").read_text("utf-8").splitlines()
    return Ran(told.returncode, told.stdout, told.stderr, dict(line.split("=", 1) for line in lines))
