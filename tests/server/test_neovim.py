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
NEOVIM = shutil.which("nvim")


def documented() -> str:
    """The set-up of the manual for this version."""
    manual = (ROOT / "seolint/server/README.md").read_text("utf-8")
    return manual.partition("<!-- example: init.lua -->\n```lua\n")[2].partition("```")[0]


pytestmark = pytest.mark.skipif(NEOVIM is None, reason="needs Neovim: apt-get install neovim")


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
    seen = shown_in_neovim(SCRIPT, file)
    assert "2:" in seen
    assert "h3 follows h1" in seen
    assert file.read_bytes() == after.encode()


def test_a_config_is_written(tmp_path: Path) -> None:
    file = tmp_path / "mill.md"
    file.write_text("# Mills\n\n### Wheels\n\n![](wheel.png)\n", "utf-8")
    seen = shown_in_neovim(SCRIPT.with_name("neovim_config.lua"), file)
    assert "1:2 there is no rule or family missing-alts; did you mean missing-alt?" in seen
    assert "missing-alt is among the completions" in seen
    assert (tmp_path / ".seolint.yml").read_text("utf-8") == "rules:\n  missing-alt: off\n"


def shown_in_neovim(script: Path, file: Path) -> str:
    """What a script prints in Neovim that is set up as documented."""
    tmp_path = file.parent
    # An error ends Neovim, which would wait for somebody to read it.
    guarded = f"local done, why = pcall(dofile, '{script}') if not done then print(why) vim.cmd('cquit 4') end"
    init, programs = tmp_path / "init.lua", tmp_path / "bin"
    init.write_text(documented(), "utf-8")
    programs.mkdir()
    (programs / "seolint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
    (programs / "seolint").chmod(0o755)
    variables = {**environment(), "SEOLINT_INIT": str(init), "SEOLINT_FILE": str(file)}
    variables["PATH"] = f"{programs}{os.pathsep}{variables['PATH']}"
    variables |= {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    command = [str(NEOVIM), "--clean", "--headless", "-n", "-c", f"lua {guarded}"]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.decode()
