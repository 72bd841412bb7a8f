"""A real Neovim, without a screen: it opens a file, sees the problem, applies the fix, and saves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.server.client import environment

SCRIPT = Path(__file__).with_name("neovim.lua")
GUARDED = f"local done, why = pcall(dofile, '{SCRIPT}') if not done then print(why) vim.cmd('cquit 4') end"
"""The script; an error in it ends Neovim, which would wait for somebody to read it."""

NEOVIM = shutil.which("nvim")


def documented() -> str:
    """The set-up of the manual for this version."""
    manual = (ROOT / "seolint/server/README.md").read_text("utf-8")
    return manual.partition("<!-- example: init.lua -->\n```lua\n")[2].partition("```")[0]


@pytest.mark.skipif(NEOVIM is None, reason="needs Neovim: apt-get install neovim")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Mills 😀\n\n### Wheels\n\nThey turn.\n", "# Mills 😀\n\n## Wheels\n\nThey turn.\n"),
        ("# Mills\r\n\r\n### Whéels 漢 😀\r\n\r\n#### Cogs\r\n", "# Mills\r\n\r\n## Whéels 漢 😀\r\n\r\n### Cogs\r\n"),
    ],
)
def test_a_problem_is_seen_fixed_and_saved(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "mill.md"
    file.write_bytes(before.encode())
    init, programs = tmp_path / "init.lua", tmp_path / "bin"
    init.write_text(documented(), "utf-8")
    programs.mkdir()
    (programs / "seolint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
    (programs / "seolint").chmod(0o755)
    variables = {**environment(), "SEOLINT_INIT": str(init), "SEOLINT_FILE": str(file)}
    variables["PATH"] = f"{programs}{os.pathsep}{variables['PATH']}"
    variables |= {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    command = [str(NEOVIM), "--clean", "--headless", "-n", "-c", f"lua {GUARDED}"]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert b"2:" in done.stdout, done.stderr
    assert b"h3 follows h1" in done.stdout
    assert file.read_bytes() == after.encode()
