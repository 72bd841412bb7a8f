"""`seolint server` as a program: what it needs, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.run import seolint
from tests.server.client import environment

HIDDEN = """
import sys
from importlib.machinery import PathFinder
from seolint.cli import main

find = PathFinder.find_spec
PathFinder.find_spec = lambda name, *rest: None if name.split(".")[0] == "pygls" else find(name, *rest)
sys.argv = ["seolint", "server"]
main()
"""


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HIDDEN]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 2
    assert 'pip install "seolint-content[lsp]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_it_ends_when_its_client_is_gone(tmp_path: Path) -> None:
    done = seolint(tmp_path, "server", stdin=b"")
    assert (done.returncode, done.stdout) == (0, b"")


def test_streams_are_needed(tmp_path: Path) -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "seolint", "server"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
