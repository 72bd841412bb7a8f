"""seolint as a user runs it, in a process of its own: forked from that of the tests, where it is loaded already.

Hundreds of tests run a command, and a Python of its own takes five times as long to start as the command takes to run.
A fresh one is for what depends on how a process starts: `test_streams.py` runs each command in one.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import IO, Any

from seolint import lint
from seolint.cli import main as command
from seolint.rules import rules_root

FORKS = multiprocessing.get_start_method() == "fork"
"""Whether processes here inherit what is loaded."""

STREAMS: Mapping[str, Mapping[str, Any]] = {
    "stdin": {},
    "stdout": {"mode": "w"},
    "stderr": {"mode": "w", "buffering": 1, "errors": "backslashreplace"},
}
"""How Python opens the standard streams."""

LIMIT = 60
"""Seconds that a command may take."""


def seolint(folder: Path, *arguments: str, stdin: bytes = b"") -> CompletedProcess[bytes]:
    """The outcome of `seolint <arguments>` in `folder`."""
    return run(command, "seolint", folder, arguments, stdin)


def run(
    main: Callable[[], None], module: str, folder: Path, arguments: Sequence[str], stdin: bytes
) -> CompletedProcess[bytes]:
    """The outcome of `main`, which is what `python -m module` calls, for these arguments in `folder`."""
    if FORKS:
        return _forked(main, folder, arguments, stdin)
    env = {**os.environ, "PYTHONPATH": str(rules_root().parent), "PYTHONUTF8": "1"}
    fresh = [sys.executable, "-m", module, *arguments]
    return subprocess.run(fresh, cwd=folder, input=stdin, env=env, capture_output=True, timeout=LIMIT, check=False)


@cache
def _load() -> None:
    """Load what commands use, once for all processes that are forked after."""
    from seolint.cli import _checking, _group  # noqa: F401

    lint("# Shoes\n\nTake half a size more.\n")


def _forked(main: Callable[[], None], folder: Path, arguments: Sequence[str], stdin: bytes) -> CompletedProcess[bytes]:
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        code = forked(main, folder, arguments, (given, out, err))
        out.seek(0)
        err.seek(0)
        return CompletedProcess([*arguments], code, out.read(), err.read())


def forked(main: Callable[[], None], folder: Path, arguments: Sequence[str], streams: Sequence[IO[bytes]]) -> int:
    """The exit code of `main` in a process of its own, with these for its standard streams; minus a signal's number."""
    _load()
    process = multiprocessing.Process(
        target=_begin, args=(main, folder, arguments, [file.fileno() for file in streams])
    )
    process.start()
    process.join(LIMIT)
    if process.exitcode is None:
        process.kill()
        raise subprocess.TimeoutExpired([*arguments], LIMIT)
    return process.exitcode


def _begin(main: Callable[[], None], folder: Path, arguments: Sequence[str], streams: Sequence[int]) -> None:
    """Go on as a process that was started in `folder` with these streams and arguments."""
    os.chdir(folder)
    for number, (name, how) in enumerate(STREAMS.items()):
        os.dup2(streams[number], number)
        # Named twice, as in a Python that starts: one that seolint wraps must not be closed as nobody else holds it.
        vars(sys)[name] = vars(sys)[f"__{name}__"] = os.fdopen(number, closefd=False, **how)
    sys.argv = ["seolint", *arguments]
    main()
