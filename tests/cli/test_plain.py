"""Command lines that are understood without click: as click understands them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from seolint.cli import _plain
from seolint.cli._checking import Wishes
from seolint.cli.check import command
from tests.cli.run import seolint

PLAIN: tuple[list[str], ...] = (
    [],
    ["a.md"],
    ["a.md", "-", "b.md"],
    [*_plain.FLAGS, _plain.NO_CACHE, "a.md"],
    ["a.md", "--quiet", "--quiet", ""],
)

FOR_CLICK = (
    ["--help"],
    ["--", "-a.md"],
    ["--quite", "a.md"],
    ["--format", "json", "a.md"],
    ["--format=json", "a.md"],
    ["--watch"],
    ["--fix"],
    ["-h"],
)


@pytest.mark.parametrize("args", PLAIN, ids=" ".join)
def test_plain_command_line_means_what_it_means_to_click(args: list[str]) -> None:
    context = command.make_context("check", [*args])
    given = {name: value for name, value in context.params.items() if name in Wishes._fields}
    others = {name: value for name, value in context.params.items() if name not in given}
    assert _plain.understood(args) == Wishes(**given)
    assert others.pop("no_cache") == (_plain.NO_CACHE in args)
    assert not any(others.values())


@pytest.mark.parametrize("args", FOR_CLICK, ids=" ".join)
def test_all_else_is_for_click(args: list[str]) -> None:
    assert _plain.understood(args) is None


@pytest.mark.parametrize("flags", [(), ("--quiet",), ("--statistics",), ("--summary",), ("--verbose",)], ids=" ".join)
def test_both_ways_say_the_same(tmp_path: Path, flags: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("# Shoes\n\n### Sizes\n", "utf-8")
    (tmp_path / ".seolint.yml").write_text("ignore: drafts/\nrules:\n  thin-page: off\n", "utf-8")
    plain = seolint(tmp_path, "check", "--no-cache", *flags, ".", "missing.md")
    click = seolint(tmp_path, "check", "--no-cache", *flags, "--color=auto", ".", "missing.md")
    assert plain.returncode == click.returncode == 2
    assert plain.stdout == click.stdout
    assert plain.stderr == click.stderr
    assert (b"no article here matches" in plain.stderr) == ("--quiet" not in flags)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes that close like this")
def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Shoes\n\n### Sizes\n" * 3000, "utf-8")
    command = f"{sys.executable} -m seolint check a.md | true"
    told = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert told.stderr == b""
