"""`check --watch` and the score with problems across pages."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.run import seolint
from tests.cli.test_watch import rewrite, watch, while_stopped

POLES, TENTS = "# Poles\n\n## Ash\n\nIt bends.\n", "# Tents\n\nThey need [poles](poles.md#ash).\n"
ONLY = ("--select", "broken-fragment,duplicate-title")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_a_save_shows_what_it_breaks_on_other_pages(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    poles = tmp_path / "docs/poles.md"
    poles.parent.mkdir()
    rewrite(poles, POLES)
    rewrite(tmp_path / "docs/tents.md", TENTS)
    rewrite(tmp_path / "mkdocs.yml", "site_name: Tents\n")
    rewrite(tmp_path / ".seolint.yml", "site: {url: 'https://tents.example'}\n")
    for paths in (["."], ["docs/poles.md"]):
        with watch(tmp_path, *paths, *ONLY) as watched:
            assert watched.line.startswith("watching ")
            while_stopped(watched, lambda: rewrite(poles, POLES.replace("Ash", "Of ash")))
            assert watched.line == "1 new: docs/tents.md:3 broken-fragment"
            while_stopped(watched, lambda: rewrite(poles, POLES))
            assert watched.line == "1 gone: docs/tents.md:3 broken-fragment"
            assert watched.end() == 0


def test_the_score_knows_them(tmp_path: Path) -> None:
    for name, text in (("poles.md", POLES), ("tents.md", TENTS.replace("#ash", "#elm"))):
        rewrite(tmp_path / name, text)
    run = ("check", ".", "--no-cache", *ONLY, "--summary", "--format", "json")
    poles, tents = json.loads(seolint(tmp_path, *run).stdout)["files"]
    assert poles["score"]["total"] == 100 > tents["score"]["total"]
    rewrite(tmp_path / "tents.md", "# Poles\n\nThey need [poles](poles.md).\n")
    result = seolint(tmp_path, *run, "--fail-under", "100")
    assert (result.returncode, b"tents.md" in result.stderr) == (1, True)
    assert seolint(tmp_path, *run, "--fail-under", "100", "--no-site").returncode == 0
