"""A real Emacs with eglot, without a screen: it opens a file, sees its problems, applies a fix, and saves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.server.client import environment

SCRIPT = Path(__file__).with_name("emacs.el")
PACKAGES = "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"
EMACS = shutil.which("emacs")


def has_packages() -> bool:
    if not EMACS:
        return False
    command = [EMACS, "--batch", "--eval", PACKAGES]
    return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0


@pytest.mark.skipif(not has_packages(), reason="needs Emacs: apt-get install emacs-nox elpa-eglot elpa-markdown-mode")
@pytest.mark.parametrize("heading", ["### Wheels", "### Whéels 漢 😀"])
def test_a_problem_is_seen_fixed_and_saved(tmp_path: Path, heading: str) -> None:
    file, init, programs = tmp_path / "drafts/mill.md", tmp_path / "init.el", tmp_path / "bin"
    before = f"# Mills 😀\n\n{heading}\n\nThey turn.\n"
    file.parent.mkdir()
    file.write_text(before, "utf-8")
    manual = (ROOT / "seolint/server/README.md").read_text("utf-8")
    init.write_text(manual.partition("<!-- example: init.el -->\n```elisp\n")[2].partition("```")[0], "utf-8")
    programs.mkdir()
    (programs / "seolint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
    (programs / "seolint").chmod(0o755)
    variables = {**environment(), "SEOLINT_INIT": str(init), "SEOLINT_FILE": str(file), "HOME": str(tmp_path)}
    variables |= {"PATH": f"{programs}{os.pathsep}{variables['PATH']}", "LC_ALL": "C.UTF-8"}
    command = [str(EMACS), "--batch", "--load", str(SCRIPT)]
    done = subprocess.run(command, cwd=file.parent, env=variables, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"seolint [skipped-heading-level]: h3 follows h1" in done.stdout
    assert file.read_text("utf-8") == before.replace("###", "##")
