"""What is staged, where files of the top folder aren't added to git, or a folder is there on disk alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seolint.run.folder_listing import FolderListings
from seolint.run.gate.git import Git
from seolint.run.gate.index import as_committed
from tests.repository import git, needs_git, repository, seolint, write

pytestmark = needs_git

RUN = ("check", "--diff=staged", "--no-cache", "--format=concise", "--select=broken-internal-link,missing-image-file")


def test_files_of_the_top_folder_that_are_not_added(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", {"a.md": "# Tents\n\nThey are dry.\n"})
    write(site, {"a.md": "# Tents\n\nSee [poles](poles.md).\n\n![A tent](tent.png)\n"})
    git(site, "add", "a.md")
    write(site, {"poles.md": "# Poles\n\nThey bend.\n", "tent.png": ""})
    result = seolint(site, *RUN)
    assert [line.split()[:3] for line in result.out.splitlines()] == [
        ["a.md:3:6", "error", "broken-internal-link"],
        ["a.md:5:1", "warning", "missing-image-file"],
    ]
    git(site, "add", ".")
    assert seolint(site, *RUN).out == ""


def test_a_folder_that_git_forgot(tmp_path: Path) -> None:
    """What its pages linked to isn't new: the folder counts as gone, though it is there on disk."""
    old = "# Poles\n\nSee [more](more.md).\n"
    site = repository(
        tmp_path / "site", {"a.md": "# Tents\n\nSee [poles](old/poles.md).\n", "old/poles.md": old, "old/b.md": old}
    )
    git(site, "rm", "--quiet", "--cached", "-r", "old")
    (site / "old" / "b.md").unlink()
    result = seolint(site, *RUN)
    assert (result.code, result.err) == (1, "")
    assert [line.split()[0] for line in result.out.splitlines()] == ["a.md:3:6"]
    assert names_below(site, "old") is None
    named = seolint(site, *RUN, "old")
    assert (named.code, named.out, named.err) == (0, "", "")


def names_below(site: Path, name: str) -> frozenset[str] | None:
    with as_committed(Git.at_top(str(site))):
        listing = FolderListings().of(str(site / name))
        return listing and listing.whole


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_to_a_page_that_is_missing_on_disk(tmp_path: Path) -> None:
    site = repository(tmp_path / "site", {"a.md": "# Tents\n\nThey are dry.\n"})
    write(site, {"guide/poles.md": "# Poles\n\nSee [more](more.md).\n"})
    (site / "poles.md").symlink_to("guide/poles.md")
    git(site, "add", ".")
    before = seolint(site, *RUN)
    assert [line.split()[0] for line in before.out.splitlines()] == ["guide/poles.md:3:6", "poles.md:3:6"]
    (site / "guide" / "poles.md").unlink()
    assert seolint(site, *RUN).out == before.out
