"""Problems of several pages in a baseline: recorded for each, so that a run may be about any of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import Completed, needs_git, repository, seolint, write

ONLY = ("--select", "duplicate-title,broken-internal-link,placeholder-text")
CONFIG = {".seolint.yml": "site: {url: 'https://tents.example'}\nbaseline: .seolint-baseline\n"}
PAGE = "---\ntitle: {}\n---\n\nText about {}.\n".format
SITE: Mapping[str, str] = {
    **CONFIG,
    **{f"{name}.md": PAGE("Tents", name) for name in "bcd"},
    "e.md": PAGE("Poles", "ash") + "\n[Gone](gone.md)\n",
}


def check(folder: Path, *arguments: str) -> Completed:
    return seolint(folder, "check", *ONLY, "--no-cache", "--format", "json", *arguments)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, SITE)
    seolint(tmp_path, "baseline", ".", *ONLY)
    return tmp_path


def test_it_is_recorded_for_each_page(site: Path) -> None:
    lines = (site / ".seolint-baseline").read_text("utf-8").splitlines()
    assert [line.split("\t")[:2] for line in lines if not line.startswith("#")] == [
        *(["duplicate-title", f"{name}.md"] for name in "bcd"),
        ["broken-internal-link", "e.md"],
    ]
    for paths in (["."], ["b.md"], ["c.md", "d.md"], ["e.md"]):
        result = check(site, *paths)
        assert (result.problems, result.err) == ([], "")


def test_another_page_makes_it_new(site: Path) -> None:
    write(site, {"a.md": PAGE("Tents", "sand")})
    assert check(site, ".").problems == [("d.md", "duplicate-title", 2)]
    assert check(site, "a.md").problems == [("a.md", "duplicate-title", 2)]


def test_fewer_pages_do_not(site: Path) -> None:
    write(site, {"d.md": PAGE("Pegs", "steel")})
    result = check(site, ".")
    assert (result.problems, "1 problem recorded here" in result.err) == ([], True)
    seolint(site, "baseline", ".", *ONLY, "--prune")
    assert "d.md" not in (site / ".seolint-baseline").read_text("utf-8")
    (site / "b.md").rename(site / "x.md")
    assert check(site, ".").problems == [], "a renamed page"


def test_a_run_that_does_not_look_across_pages_says_nothing_of_it(site: Path) -> None:
    for arguments in (["b.md", "--no-site"], ["e.md", "--no-site"]):
        result = check(site, *arguments)
        assert (result.problems, result.err) == ([], "")
    seolint(site, "baseline", "b.md", "e.md", *ONLY, "--no-site", "--prune")
    assert check(site, ".").problems == []


@needs_git
def test_with_changed_lines(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    seolint(tmp_path, "baseline", ".", *ONLY)
    write(tmp_path, {"b.md": PAGE("Tents ", "sand"), "e.md": SITE["e.md"] + "\nMore.\n"})
    result = check(tmp_path, ".", "--diff", "HEAD")
    assert (result.problems, result.err) == ([], "")
    write(tmp_path, {"a.md": PAGE("Tents", "snow")})
    assert check(tmp_path, ".", "--diff", "HEAD").problems == [("b.md", "duplicate-title", 2)]
