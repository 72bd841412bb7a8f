"""With --diff, a run warns of those entries of a navigation that the changes concern: new ones, and of pages gone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import git, needs_git, repository, seolint, write

pytestmark = needs_git

NAV = "site_name: Tents\nnav:\n  - index.md\n  - nails.md\n  - Guide:\n      - guide/poles.md\n"
SITE: Mapping[str, str] = {
    "mkdocs.yml": NAV,
    "docs/index.md": "# Camping\n\nTents stand.\n",
    "docs/guide/poles.md": "# Poles\n\nThey bend.\n",
    "docs/guide/pegs.md": "# Pegs\n\nThey hold.\n",
}
POLES, PEGS = "docs/guide/poles.md", "docs/guide/pegs.md"
RODS = "mkdocs.yml:{line}:1: warning: the navigation names guide/{name}.md, which doesn't exist\n"


def warned(folder: Path, ref: str, *paths: str) -> str:
    result = seolint(folder, "check", "--select", "alias-clash", "--no-cache", "--diff", ref, *paths)
    assert result.code == 0
    return result.err


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({PEGS: "# Pegs\n\nThey hold well.\n"}, ""),
        ({"mkdocs.yml": f"{NAV}      - guide/rods.md\n"}, RODS.format(line=7, name="rods")),
        ({"mkdocs.yml": NAV.replace("Tents", "Poles")}, ""),
        ({POLES: None}, RODS.format(line=6, name="poles")),
        ({POLES: None, "docs/guide/rods.md": SITE[POLES]}, RODS.format(line=6, name="poles")),
        ({POLES: None, "mkdocs.yml": NAV.replace("poles", "pegs")}, ""),
        ({PEGS: None}, ""),
    ],
)
@pytest.mark.parametrize("paths", [(), (".",), ("docs",)])
def test_entries_that_changes_concern(
    tmp_path: Path, change: Mapping[str, str | None], expected: str, paths: tuple[str, ...]
) -> None:
    repository(tmp_path, SITE)
    write(tmp_path, change)
    assert warned(tmp_path, "HEAD", *paths) == expected
    assert warned(tmp_path, "staged", *paths) == ""
    git(tmp_path, "add", "--all")
    assert warned(tmp_path, "staged", *paths) == expected


def test_a_page_that_is_not_added(tmp_path: Path) -> None:
    repository(tmp_path, SITE)
    write(tmp_path, {"mkdocs.yml": f"{NAV}      - guide/rods.md\n"})
    git(tmp_path, "add", "--all")
    write(tmp_path, {"docs/guide/rods.md": "# Rods\n"})
    assert warned(tmp_path, "HEAD") == ""
    assert warned(tmp_path, "staged") == RODS.format(line=7, name="rods")
    write(tmp_path, {"mkdocs.yml": NAV})
    assert warned(tmp_path, "staged") == RODS.format(line=7, name="rods")
    git(tmp_path, "add", "docs")
    assert warned(tmp_path, "staged") == ""


def test_a_navigation_that_is_new(tmp_path: Path) -> None:
    repository(tmp_path, {name: text for name, text in SITE.items() if name != "mkdocs.yml"})
    write(tmp_path, {"mkdocs.yml": NAV})
    nails = "mkdocs.yml:4:1: warning: the navigation names nails.md, which doesn't exist\n"
    assert warned(tmp_path, "HEAD") == nails
    assert warned(tmp_path, "staged") == ""
    git(tmp_path, "add", "--all")
    assert warned(tmp_path, "staged", "docs/index.md", "--site") == nails


def test_a_table_of_contents_in_a_page(tmp_path: Path) -> None:
    toctree = "# Camping\n\n```{toctree}\nguide/poles\nguide/pegs.md\n```\n"
    files = {name.removeprefix("docs/"): text for name, text in SITE.items() if name.startswith("docs/")}
    config = "extensions = ['myst_parser']\n"
    repository(tmp_path, {**files, "conf.py": config, "index.md": toctree, "guide/knots.md": "# Knots\n\nThey hold.\n"})
    (tmp_path / "guide/poles.md").unlink()
    assert warned(tmp_path, "HEAD") == (
        "index.md:4:1: warning: the navigation names guide/poles, which doesn't exist\n"
    )
    assert warned(tmp_path, "staged") == ""
    write(tmp_path, {"guide/poles.md": SITE[POLES], "index.md": toctree.replace("pegs.md", "nails")})
    assert warned(tmp_path, "HEAD") == "index.md:5:1: warning: the navigation names guide/nails, which doesn't exist\n"
    write(tmp_path, {"index.md": toctree + "\nSee above.\n"})
    assert warned(tmp_path, "HEAD") == ""
