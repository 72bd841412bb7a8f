"""One file in which something goes wrong is one line; all others are reported, and the exit code is 2."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.faulty import RULE, main
from tests.cli.run import FORKS, run

BAD = "# Shoes\n\n### Sizes\n\nTake half a size more.\n"
FIXABLE = "# Shoes\n\n###  Sizes\n\nTake half a size more.\n"
FAULT = f"{BAD}\nFAULT "
LIMIT = ("--timeout", "2")
"""Long enough for the other articles, on any machine: each takes milliseconds."""

KINDS = {
    "fail": "internal error: ValueError: no such level; please report it with the file",
    "panic": "internal error: Panic: not a character boundary; please report it with the file",
    "recurse": "internal error: RecursionError: maximum recursion depth exceeded",
    "exhaust": "there is not enough memory to lint it; split it, or leave it out",
    "loop": "takes longer than 2 s; leave it out, or allow more with --timeout",
}
DEADLY = {
    "hang": "takes longer than 2 s; leave it out, or allow more with --timeout",
    "leave": "linting it crashed the process; please report it with the file",
    "kill": "linting it crashed the process; please report it with the file",
}
COMMANDS = {
    "one process": ("check", "--no-cache", "--jobs", "1"),
    "four": ("check", "--no-cache", "--jobs", "4"),
    "with a cache": ("check",),
    "statistics": ("stats",),
    "text": ("text",),
    "baseline": ("baseline",),
    "fixed": ("check", "--no-cache", "--fix"),
    "what would be fixed": ("check", "--no-cache", "--fix", "--dry-run"),
}

needs_alarm = pytest.mark.skipif(sys.platform == "win32", reason="this system has no timer for a process")
inherits = pytest.mark.skipif(not FORKS, reason="processes here don't inherit the fault")


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    for name in ("a.md", "c.md", "d.md", "e.md"):
        (tmp_path / name).write_text(FIXABLE, "utf-8")


def faulty(folder: Path, *arguments: str, stdin: str = "") -> CompletedProcess[str]:
    """The outcome of `seolint <arguments>` in `folder`, with faults where articles ask for them."""
    done = run(main, "tests.cli.faulty", folder, arguments, stdin.encode())
    return CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def errors(done: CompletedProcess[str]) -> Sequence[str]:
    """The errors on standard error, without what was fixed and recorded."""
    return [
        line
        for line in done.stderr.splitlines()
        if not line.startswith(("Fixed ", "Would fix ", "infos are ", "next: "))
    ]


def reported(command: Sequence[str], done: CompletedProcess[str]) -> bool:
    """Whether the four articles without a fault are in the report."""
    if command[0] == "baseline":
        return "in 4 files recorded" in done.stdout
    if "--fix" in command:
        return done.stderr.splitlines()[0].endswith(" in 4 files.")
    return all(name in done.stdout for name in ("a.md", "c.md", "d.md", "e.md"))


CASES = [
    pytest.param(command, kind, id=f"{name}-{kind}")
    for name, command in COMMANDS.items()
    for kind in KINDS
    if kind != "loop" or name in ("one process", "four", "statistics")
]


@needs_alarm
@inherits
@pytest.mark.parametrize(("command", "kind"), CASES)
def test_a_reader_that_fails_costs_one_file(tmp_path: Path, command: Sequence[str], kind: str) -> None:
    (tmp_path / "b.md").write_text(f"{FAULT}reader {kind}\n", "utf-8")
    done = faulty(tmp_path, *command, *(LIMIT if kind == "loop" else ()))
    (error,) = errors(done)
    assert error.startswith(f"b.md: {KINDS[kind]}")
    assert (done.returncode, reported(command, done)) == (2, True)


@inherits
@pytest.mark.parametrize("place", ["reader", "rule"])
@pytest.mark.parametrize("kind", DEADLY)
def test_a_file_that_takes_its_process_along_costs_one_file(tmp_path: Path, kind: str, place: str) -> None:
    (tmp_path / "b.md").write_text(f"{FAULT}{place} {kind}\n", "utf-8")
    done = faulty(tmp_path, *COMMANDS["four"], *(LIMIT if kind == "hang" else ()))
    assert errors(done) == [f"b.md: {DEADLY[kind]}"]
    assert (done.returncode, reported(COMMANDS["four"], done)) == (2, True)


@needs_alarm
@inherits
@pytest.mark.parametrize("jobs", ["1", "4"])
@pytest.mark.parametrize("kind", ["fail", "panic", "loop"])
def test_a_rule_that_fails_costs_the_rule_and_one_that_does_not_end_the_file(
    tmp_path: Path, kind: str, jobs: str
) -> None:
    (tmp_path / "b.md").write_text(f"{FAULT}rule {kind}\n", "utf-8")
    done = faulty(tmp_path, "check", "--no-cache", "--jobs", jobs, *(LIMIT if kind == "loop" else ()))
    (error,) = errors(done)
    fault = KINDS[kind].partition("; please")[0].replace("error:", f"error in rule {RULE}:")
    assert (done.returncode, error) == (2, f"b.md: {fault}")
    assert ("b.md:3:5" in done.stdout, reported(COMMANDS["four"], done)) == (kind != "loop", True)


@needs_alarm
@pytest.mark.parametrize("command", [("check",), ("stats",), ("text",), ("check", "--fix")], ids=" ".join)
@pytest.mark.parametrize("kind", ["panic", "loop"])
def test_standard_input_that_fails_costs_the_files_nothing(tmp_path: Path, command: Sequence[str], kind: str) -> None:
    limit = LIMIT if kind == "loop" else ()
    done = faulty(tmp_path, *command, *limit, "-", "a.md", "c.md", "d.md", "e.md", stdin=f"{FAULT}reader {kind}\n")
    assert [error for error in errors(done) if error.startswith("<stdin>")] == [f"<stdin>: {KINDS[kind]}"]
    assert (done.returncode, reported(command, done)) == (2, True)


def test_a_fault_outside_of_files_is_one_line(tmp_path: Path) -> None:
    code = "from seolint.cli import main, _checking; _checking.perform = None; main()"
    command = [sys.executable, "-c", code, "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "internal error: TypeError: 'NoneType' object is not callable; please report it\n"


@pytest.mark.parametrize("seconds", ["-1", "nan", "inf", "1e300", "soon"])
def test_time_limit_is_a_number(tmp_path: Path, seconds: str) -> None:
    done = faulty(tmp_path, "check", "--timeout", seconds)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "--timeout" in done.stderr
