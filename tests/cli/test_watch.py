"""`check --watch`: an article saved in one way or another in, what went away and what came out; with a real process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from click.testing import CliRunner

from seolint.cli import _watching
from seolint.cli._group import main_group
from seolint.cli._watching import Memory, news
from seolint.rules import rules_root
from tests.cli.run import seolint

pytest.importorskip("watchfiles")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")

BAD, GOOD = "# Shoes\n\n### Sizes\n\nTake half a size more.\n", "# Shoes\n\n## Sizes\n\nTake half a size more.\n"
WORSE = BAD + "\nLorem ipsum dolor sit amet.\n"
JUMP, FILLER = "skipped-heading-level", "placeholder-text"
ONLY = ("--select", f"{JUMP},{FILLER}")
Save = Callable[[Path, str], None]

LONG = 30
"""Seconds until a test gives up waiting."""


class Watched:
    """A run that goes on: what it says on standard error, line by line."""

    def __init__(self, process: subprocess.Popen[str], out: Path) -> None:
        self.process, self._out, self._lines = process, out, Queue[str]()
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._lines.put(line.rstrip("\n"))

    @property
    def line(self) -> str:
        """The next line, without the time of day."""
        return re.sub(r"^\d\d:\d\d:\d\d  ", "", self._lines.get(timeout=LONG))

    @property
    def report(self) -> str:
        """All that was reported so far."""
        return self._out.read_text("utf-8")

    def end(self) -> int:
        """Press Ctrl-C; the exit code. Nothing more is said."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(LONG)
        assert self._lines.empty()
        return code


@contextmanager
def watch(folder: Path, *arguments: str, module: str = "seolint") -> Iterator[Watched]:
    """`seolint check --watch <arguments>` in a folder, ended in any case; `module` runs in its place."""
    command = [sys.executable, "-m", module, "check", "--watch", *arguments]
    out = folder.parent / f"{folder.name}.out"
    env = {**os.environ, "PYTHONPATH": str(rules_root().parent)}
    with out.open("w") as told:
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=subprocess.PIPE, encoding="utf-8", env=env)
    try:
        yield Watched(process, out)
    finally:
        process.kill()
        process.wait()


def rewrite(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def rename(file: Path, text: str) -> None:
    """As Vim and many others save: the old file becomes a copy, a new one takes its name."""
    copy, new = file.with_name(f"{file.name}~"), file.with_name(f".{file.name}.new")
    new.write_text(text, "utf-8")
    file.rename(copy)
    new.rename(file)
    copy.unlink()


def recreate(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("save", [rewrite, rename, recreate], ids=lambda save: save.__name__)
@pytest.mark.parametrize("paths", [["a.md"], ["."], []], ids=" ".join)
def test_a_save_shows_what_went_away_and_what_came(tmp_path: Path, save: Save, paths: list[str]) -> None:
    file = tmp_path / "a.md"
    rewrite(file, BAD)
    with watch(tmp_path, *paths, *ONLY) as watched:
        assert watched.line == "watching 1 file; Ctrl-C ends"
        while_stopped(watched, lambda: save(file, WORSE))
        assert watched.line == f"1 new: a.md:7 {FILLER}"
        while_stopped(watched, lambda: save(file, GOOD))
        assert watched.line == f"2 gone: a.md:3 {JUMP}, a.md:7 {FILLER}"
        assert watched.report.count("h3 follows h1") == 2
        assert "\x1b" not in watched.report
        assert watched.end() == 0


def while_stopped(watched: Watched, change: Callable[[], None]) -> None:
    """Make a change that is over when the run hears of it, as fast as the machine may be."""
    watched.process.send_signal(signal.SIGSTOP)
    change()
    watched.process.send_signal(signal.SIGCONT)


def save_often(file: Path) -> None:
    for text in [WORSE, BAD, GOOD] * 5:
        rename(file, text)


def test_a_burst_of_saves_is_one_run(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    with watch(tmp_path, "a.md", *ONLY) as watched:
        assert watched.line.startswith("watching")
        while_stopped(watched, lambda: save_often(tmp_path / "a.md"))
        assert watched.line == f"1 gone: a.md:3 {JUMP}"
        rewrite(tmp_path / "a.md", BAD)
        assert watched.line == f"1 new: a.md:3 {JUMP}"
        assert watched.report.count("in 1 file") == 3
        assert watched.end() == 0


def test_exit_code_is_that_of_the_last_run(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", GOOD)
    with watch(tmp_path, *ONLY, "--fail-on", "warning") as watched:
        assert watched.line.startswith("watching")
        rewrite(tmp_path / "a.md", BAD)
        assert watched.line.startswith("1 new")
        assert watched.end() == 1


def test_a_file_that_is_away_for_a_while(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    with watch(tmp_path, "a.md", *ONLY) as watched:
        assert watched.line.startswith("watching")
        (tmp_path / "a.md").unlink()
        assert watched.line == "a.md: there is no such file or folder"
        assert watched.line == f"1 gone: a.md:3 {JUMP}"
        while_stopped(watched, lambda: rewrite(tmp_path / "a.md", BAD))
        assert watched.line == f"1 new: a.md:3 {JUMP}"


def test_a_file_in_which_something_goes_wrong(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    rewrite(tmp_path / "b.md", f"{GOOD}\nFAULT reader panic\n")
    with watch(tmp_path, *ONLY, "--no-cache", module="tests.cli.faulty") as watched:
        assert watched.line.startswith("b.md: internal error: Panic: ")
        assert watched.line == "watching 1 file; Ctrl-C ends"
        while_stopped(watched, lambda: rewrite(tmp_path / "b.md", BAD))
        assert watched.line == f"1 new: b.md:3 {JUMP}"
        assert watched.end() == 0


def test_files_and_folders_that_come_and_go(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    with watch(tmp_path, *ONLY) as watched:
        assert watched.line.startswith("watching 1 file")
        (tmp_path / "new").mkdir()
        assert watched.line == "no change"
        while_stopped(watched, lambda: rewrite(tmp_path / "new/b.md", BAD))
        assert watched.line == f"1 new: new/b.md:3 {JUMP}"
        (tmp_path / "new").rename(tmp_path / "old")
        assert watched.line == f"1 gone: new/b.md:3 {JUMP}; 1 new: old/b.md:3 {JUMP}"


def test_a_change_of_config_is_for_all_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # a config may name files of its repository only
    site = tmp_path / "site"
    site.mkdir()
    for name in ("a.md", "b.md"):
        rewrite(site / name, BAD)
    rewrite(tmp_path / "house.yml", "rules:\n  placeholder-text: error\n")
    rewrite(site / ".seolint.yml", "extends: [recommended, ../house.yml]\n")
    with watch(site, "a.md", "b.md") as watched:
        assert watched.line == "watching 2 files; Ctrl-C ends"
        while_stopped(watched, lambda: rewrite(tmp_path / "house.yml", f"rules:\n  {JUMP}: off\n"))
        assert watched.line == f"2 gone: a.md:3 {JUMP}, b.md:3 {JUMP}"
        while_stopped(watched, lambda: rewrite(site / ".seolint.yml", "rules: {no-such-rule: off}\n"))
        assert watched.line.startswith(".seolint.yml:1:9: there is no rule")
        assert [watched.line for _ in range(3)][-1] == f"2 new: a.md:3 {JUMP}, b.md:3 {JUMP}"
        assert watched.end() == 2


def test_a_baseline_that_is_recorded_meanwhile(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    rewrite(tmp_path / ".seolint.yml", "baseline: kept/known.json\n")
    (tmp_path / "kept").mkdir()
    assert seolint(tmp_path, "baseline", "--select", FILLER, "--output", "kept/known.json").returncode == 0
    with watch(tmp_path, "a.md", *ONLY) as watched:
        assert watched.line.startswith("watching 1 file")
        assert seolint(tmp_path, "baseline", *ONLY, "--output", "kept/known.json").returncode == 0
        assert watched.line == f"1 gone: a.md:3 {JUMP}"


def test_screen_is_cleared_on_a_terminal_only(tmp_path: Path) -> None:
    rewrite(tmp_path / "a.md", BAD)
    command = [sys.executable, "-m", "seolint", "check", "--watch", *ONLY, "a.md"]
    reader, terminal = os.openpty()
    process = subprocess.Popen(command, cwd=tmp_path, stdout=terminal, stderr=subprocess.PIPE)
    try:
        assert process.stderr
        assert process.stderr.readline()
        assert os.read(reader, 10_000).startswith(b"\x1b[2J")
    finally:
        process.kill()
        process.communicate()
        os.close(reader)
        os.close(terminal)


REFUSED = {
    ("-",): "--watch: standard input can't be watched; save it as a file and name the file",
    (".", "--format", "json=a.json"): "--watch: the report goes to the screen; leave out the file after --format",
    (".", "--select", "no-such-rule"): "--select: there is no rule or family no-such-rule",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_can_not_be_watched(arguments: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main_group, ["check", "--watch", *arguments])
    assert (told.exit_code, REFUSED[arguments] in told.stderr) == (2, True)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_watching, "find_spec", lambda name: None)
    told = CliRunner().invoke(main_group, ["check", "--watch"])
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        2,
        "Error: --watch needs the package watchfiles: pip install 'seolint-content[watch]'",
    )


def test_many_problems_are_not_all_named() -> None:
    before = {("a.md", str(i)): f"a.md:{i} thin-section" for i in range(1, 1_201)}
    assert news(before, {}) == (
        "1,200 gone: a.md:1 thin-section, a.md:2 thin-section, a.md:3 thin-section, a.md:4 thin-section, "
        "a.md:5 thin-section and 1,195 more"
    )


def test_results_are_kept_as_long_as_they_are_of_use() -> None:
    memory = Memory(None)
    memory.put(b"a", b"1")
    memory.put(b"b", b"2")
    memory.close()
    assert memory.get(b"a") == b"1"
    memory.use(b"a")
    memory.close()
    assert (memory.get(b"a"), memory.get(b"b")) == (b"1", None)
