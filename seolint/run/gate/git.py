"""git, called so that nothing from a repository is run: its config can name programs, and so can its attributes.

A repository that was unpacked, not cloned, brings its config along. What git would run because of it to compare files
(a file system monitor, filters, diff drivers, hooks, helpers that fetch what is missing) is switched off on the command
line, which has the last word.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import IO, NamedTuple, Self

PATIENCE = 120.0
"""Seconds after which git is stopped."""

SETTINGS_PATIENCE = 10.0
"""Seconds for a list of git's settings, which takes milliseconds unless a config includes a pipe."""

MOST_OUTPUT = 200_000_000
"""Bytes of output that are read."""

_SETTINGS: Mapping[str, str] = {
    "core.fsmonitor": "",
    "core.hooksPath": os.devnull,
    "core.quotePath": "true",
    "diff.orderFile": os.devnull,
    "diff.relative": "false",
    "safe.bareRepository": "explicit",
}
_ENVIRONMENT: Mapping[str, str] = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_CONTEXT = "GIT_DIFF_OPTS"
"""A variable that takes precedence over the options of git diff."""

_FILES = ("core.attributesfile", "core.excludesfile")
"""Settings that name a file, which git reads to its end, even if it is a device."""

_REPOSITORY = ("local", "worktree")
_OUTSIDE = "this is not a git repository; run seolint in one, or leave the option out"


class ChangesError(Exception):
    """Why the changes can't be determined, and what to do, in one line."""


class GitResult(NamedTuple):
    """The result of a git command: its exit code, standard output and standard error."""

    code: int
    out: bytes
    errors: bytes

    def __bool__(self) -> bool:
        return not self.code

    def __str__(self) -> str:
        """What git complains about, in one line; of several lines, how to allow what it refuses."""
        lines = self.errors.decode("utf-8", "replace").strip().splitlines()
        if not lines:
            return f"git failed with exit code {self.code}"
        way_out = next((f"; allow it with: {line.strip()}" for line in lines if "safe.directory" in line), "")
        return f"git says: {lines[0].removeprefix('fatal: ')}{way_out}"


class Git:
    """git in a folder, with the programs that the config there names switched off. Raises ChangesError."""

    def __init__(self, folder: str) -> None:
        self._command = [_program(), "--no-pager"]
        for key, value in _SETTINGS.items():
            self._command += ["-c", f"{key}={value}"]
        self.folder = folder
        for key, value in _overrides(self._settings()):
            self._command += ["-c", f"{key}={value}"]

    @classmethod
    def at_top(cls, folder: str = ".") -> Self:
        """git at the top of the repository that a folder belongs to. Raises ChangesError."""
        git = cls(folder)
        result = git.run("rev-parse", "--show-toplevel")
        if not result:
            outside = b"not a git repository" in result.errors
            raise ChangesError(_OUTSIDE if outside else str(result))
        git.folder = os.path.realpath(os.fsdecode(result.out.removesuffix(b"\n")))
        return git

    def _settings(self) -> Iterator[tuple[str, str, str]]:
        """The scope, key and value of each setting; before git 2.26, which doesn't show the scope, all may be local."""
        result = self.run("config", "--list", "--show-scope", "-z", patience=SETTINGS_PATIENCE)
        listed = result or self.run("config", "--list", "-z", patience=SETTINGS_PATIENCE)
        entries = [os.fsdecode(entry) for entry in listed.out.split(b"\0")[:-1]]
        scopes, entries = (entries[::2], entries[1::2]) if result else (["local"] * len(entries), entries)
        for scope, entry in zip(scopes, entries, strict=True):
            key, _, value = entry.partition("\n")
            yield scope, key, value

    def run(self, *arguments: str, patience: float | None = None) -> GitResult:
        """The result of a git command. Raises ChangesError if it can't be run, or doesn't end in time (PATIENCE)."""
        with TemporaryFile() as errors:
            process = self.start(*arguments, stdin=subprocess.DEVNULL, stderr=errors)
            out = _output(process, PATIENCE if patience is None else patience)
            errors.seek(0)
            return GitResult(process.returncode, out, errors.read(MOST_OUTPUT))

    def output(self, *arguments: str) -> bytes:
        """What a git command prints. Raises ChangesError if it fails."""
        result = self.run(*arguments)
        if not result:
            raise ChangesError(str(result))
        return result.out

    def start(self, *arguments: str, stdin: int, stderr: int | IO[bytes]) -> subprocess.Popen[bytes]:
        """A git command that runs. Raises ChangesError if it can't."""
        environment = {key: value for key, value in os.environ.items() if key != _CONTEXT}
        environment.update(_ENVIRONMENT)
        command, pipe = [*self._command, *arguments], subprocess.PIPE
        try:
            return subprocess.Popen(command, cwd=self.folder, env=environment, stdin=stdin, stdout=pipe, stderr=stderr)
        except OSError as error:
            raise _missing(str(error.strerror)) from error


def _output(process: subprocess.Popen[bytes], patience: float) -> bytes:
    """What a process writes until it ends. Raises ChangesError if it doesn't end, or writes too much."""
    late = Event()

    def end() -> None:
        late.set()
        process.kill()

    watch = Timer(patience, end)
    watch.start()
    try:
        with process:
            assert process.stdout
            out = process.stdout.read(MOST_OUTPUT + 1)
            if len(out) > MOST_OUTPUT:
                process.kill()
                raise ChangesError(f"there are more than {MOST_OUTPUT // 1_000_000} MB of changes; name a later commit")
    finally:
        watch.cancel()
    if late.is_set():
        raise ChangesError(f"git didn't answer within {patience:.0f} seconds; run git status to see why")
    return out


def _program() -> str:
    """The path of git, never one in the current folder, where Windows would look first."""
    for folder in os.get_exec_path():
        path = os.path.join(folder, "git.exe" if os.name == "nt" else "git")  # noqa: PTH118
        if os.path.isabs(folder) and not _is_current(folder) and os.access(path, os.X_OK):  # noqa: PTH117
            return path
    raise _missing(os.strerror(2))


def _is_current(folder: str) -> bool:
    return os.path.realpath(folder) == os.path.realpath(os.curdir)


def _missing(why: str) -> ChangesError:
    return ChangesError(f"git can't be run: {why}; install it, or leave the option out")


def _overrides(settings: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """What to set instead of the values in configs: for filters, and for files that the repository's config names."""
    files: dict[str, str] = {}
    for scope, key, value in settings:
        if key.startswith("filter."):
            if "=" in key:
                raise ChangesError(f"git has {key.rpartition('.')[0]}, which can't be switched off; rename it")
            yield key, "false" if key.endswith(".required") else ""
        elif key in _FILES:
            files[key] = files.get(key, "") if scope in _REPOSITORY else value
    yield from files.items()
