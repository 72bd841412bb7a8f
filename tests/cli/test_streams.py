"""Standard streams that are closed, full or unread: one line, if any, and the exit code that the rest earns."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pytest

from seolint.cli import main as command
from tests.cli.run import FORKS, forked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell is that of POSIX")

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that is always full: /dev/full")
FULL = "standard output: can't be written: No space left on device; free some space, or send it elsewhere\n"
CLOSED = "standard output: can't be written: it is closed; send it to a file or a pipe\n"
NO_INPUT = "<stdin>: standard input can't be read: it is closed; pipe text into it, or name a file\n"
COMMANDS: Sequence[Sequence[str]] = [
    ("check", "bad.md"),
    ("check", "--no-cache", "--jobs", "2", "bad.md", "good.md"),
    ("check", "--no-cache", "--fix", "--dry-run", "bad.md"),
    ("stats", "bad.md"),
    ("text", "bad.md"),
    ("rules",),
    ("explain", "thin-page"),
    ("config", "bad.md"),
    ("schema",),
    ("--version",),
    ("--help",),
]
BAD = "# Shoes\n\n### Sizes\n\nTake half a size more.\n"
GOOD = "# Shoes\n\nTake half a size more.\n"


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text(BAD, "utf-8")
    (tmp_path / "good.md").write_text(GOOD, "utf-8")


def run(folder: Path, redirection: str, *arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `seolint <arguments> <redirection>`, as a shell runs it.

    What begins with a stream closed is for a shell and a Python of its own; the rest is forked.
    """
    if FORKS and "-" not in redirection:
        return redirected(folder, redirection, arguments)
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "seolint", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def redirected(folder: Path, redirection: str, arguments: Sequence[str]) -> tuple[int, str, str]:
    """The same where one stream, named as a shell does, is that of a device."""
    with ExitStack() as opened:
        streams: list[IO[bytes]] = [opened.enter_context(TemporaryFile()) for _ in range(3)]
        out, err = streams[1:]
        name, _, device = redirection.partition("/dev")
        if name:
            file = opened.enter_context(Path(f"/dev{device}").open("rb" if name == "<" else "wb"))
            streams[{"<": 0, ">": 1, "2>": 2}[name]] = file
        code = forked(command, folder, arguments, streams)
        out.seek(0)
        err.seek(0)
        return code, out.read().decode(), err.read().decode()


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("redirection", "error"), [(">&-", CLOSED), pytest.param(">/dev/full", FULL, marks=needs_full)]
)
def test_output_that_goes_nowhere(tmp_path: Path, arguments: Sequence[str], redirection: str, error: str) -> None:
    code, report, messages = run(tmp_path, redirection, *arguments)
    assert (code, report, messages.removeprefix("Would fix 1 problem in 1 file.\n")) == (2, "", error)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_output_that_nobody_reads_changes_no_exit_code(tmp_path: Path, arguments: Sequence[str]) -> None:
    code, _, error = run(tmp_path, ">/dev/null", *arguments)
    reader, writer = os.pipe()
    os.close(reader)
    fresh = [sys.executable, "-m", "seolint", *arguments]
    done = subprocess.run(
        fresh, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, error)


@pytest.mark.parametrize("redirection", ["2>&-", pytest.param("2>/dev/full", marks=needs_full)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_errors_that_can_not_be_told_change_neither_report_nor_exit_code(
    tmp_path: Path, redirection: str, jobs: str
) -> None:
    arguments = ("check", "--no-cache", "--jobs", jobs, "bad.md", "good.md", "none.md")
    code, report, _ = run(tmp_path, "", *arguments)
    assert (code, "bad.md" in report) == (2, True)
    assert run(tmp_path, redirection, *arguments) == (code, report, "")


def test_a_report_in_a_file_needs_no_standard_output(tmp_path: Path) -> None:
    assert run(tmp_path, ">&-", "check", "bad.md", "--fail-on", "info", "--format", "json=report.json") == (1, "", "")
    assert (tmp_path / "report.json").read_text("utf-8").startswith("{")


@pytest.mark.parametrize(
    "command",
    [("check",), ("check", "--fix", "--min-severity", "info"), ("check", "--fix", "--dry-run"), ("stats",), ("text",)],
)
def test_input_that_is_closed_costs_the_files_nothing(tmp_path: Path, command: Sequence[str]) -> None:
    code, report, error = run(tmp_path, "<&-", *command, "-", "bad.md")
    messages = [line for line in error.splitlines(keepends=True) if not line.startswith(("Fixed ", "Would fix "))]
    assert (code, messages) == (2, [NO_INPUT])
    assert "bad.md" in report or "in 1 file" in report
    assert run(tmp_path, "<&-", *command, "-")[::2] == (2, NO_INPUT)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file that has no end: /dev/zero")
def test_input_without_an_end(tmp_path: Path) -> None:
    code, _, error = run(tmp_path, "</dev/zero", "check", "-")
    assert (code, error.partition(";")[0]) == (2, "<stdin>: can't be linted: it has more than 20 MB")
