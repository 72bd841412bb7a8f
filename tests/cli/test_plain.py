"""Command lines that are read without click: as click reads them."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain, combinations
from pathlib import Path

import pytest

from seolint.cli import FLAGS, plain_options
from seolint.cli.check import command
from seolint.run.options import CheckOptions
from tests.cli.run import seolint

PATHS: tuple[list[str], ...] = ([], ["a.md"], ["a.md", "-", "b.md"], ["a.md", ""], ["a.md", "a.md"])

FOR_CLICK = (
    ["--help"],
    ["--", "-a.md"],
    ["--quite", "a.md"],
    ["--format", "json", "a.md"],
    ["--format=json", "a.md"],
    ["--quiet=1"],
    ["--quie", "a.md"],
    ["--watch"],
    ["--fix"],
    ["-h"],
)


def by_click(args: list[str]) -> CheckOptions:
    return CheckOptions(**command.make_context("check", [*args]).params)


def test_every_plain_command_line_gives_the_options_that_click_gives() -> None:
    some_flags = chain.from_iterable(combinations(FLAGS, count) for count in (0, 1, 2, len(FLAGS)))
    for flags in some_flags:
        for paths in PATHS:
            for args in ([*flags, *paths], [*paths, *flags], [*paths[:1], *flags, *flags, *paths[1:]]):
                assert plain_options(args) == by_click(args), args


def test_an_empty_command_line_gives_the_defaults() -> None:
    assert plain_options([]) == by_click([]) == CheckOptions()


@pytest.mark.parametrize("args", FOR_CLICK, ids=" ".join)
def test_all_else_is_for_click(args: list[str]) -> None:
    assert plain_options(args) is None


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
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b""
