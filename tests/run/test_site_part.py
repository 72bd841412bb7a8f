"""A folder of a site that is linted by itself: what depends on pages in other folders isn't known there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import seolint, write

MKDOCS: Mapping[str, str] = {
    "mkdocs.yml": "site_name: Camping\nnav:\n  - index.md\n  - guide/poles.md\n  - guide/ropes.md\n",
    "docs/index.md": "# Camping\n\nBring [pegs](guide/pegs.md).\n",
    "docs/guide/poles.md": "# Poles\n\nThey bend.\n",
    "docs/guide/ropes.md": "# Ropes\n\nThey hold.\n",
    "docs/guide/pegs.md": "# Pegs\n\nThey hold, too.\n",
    "docs/guide/nails.md": "# Nails\n\nThey rust.\n",
}
LISTED = "".join(f"<url><loc>https://example.com/guide/{name}/</loc></url>" for name in ("poles", "pegs", "gone"))
HUGO: Mapping[str, str] = {
    "hugo.toml": 'baseURL = "https://example.com/"\n',
    "content/_index.md": "# Camping\n\nBring pegs.\n",
    "content/guide/poles.md": "# Poles\n\nThey bend.\n",
    "content/guide/pegs.md": "# Pegs\n\nThey hold.\n",
    "static/sitemap.xml": f"<urlset>{LISTED}</urlset>",
}
NAILS = [("docs/guide/nails.md", "orphan-page", 1)]


def found(folder: Path, rule: str, *paths: str) -> list[tuple[str, str, int]]:
    return seolint(folder, "check", "--select", rule, "--no-cache", "--format", "json", *paths).problems


@pytest.mark.parametrize(
    ("paths", "expected"), [(["."], NAILS), (["docs"], NAILS), (["docs/guide"], []), (["docs/guide", "docs"], NAILS)]
)
def test_other_folders_may_link_to_a_page(
    tmp_path: Path, paths: list[str], expected: list[tuple[str, str, int]]
) -> None:
    write(tmp_path, MKDOCS)
    assert found(tmp_path, "orphan-page", *paths) == expected


@pytest.mark.parametrize("path", [".", "content"])
def test_a_sitemap_is_about_the_home_page(tmp_path: Path, path: str) -> None:
    write(tmp_path, HUGO)
    assert found(tmp_path, "sitemap-lists-missing", path) == [("content/_index.md", "sitemap-lists-missing", 1)]
    assert found(tmp_path, "sitemap-lists-missing", "content/guide") == []


def test_a_sitemap_with_a_further_address_is_a_new_problem(tmp_path: Path) -> None:
    write(tmp_path, {**HUGO, ".seolint.yml": "baseline: known\n"})
    seolint(tmp_path, "baseline", ".")
    assert found(tmp_path, "sitemap-lists-missing", ".") == []
    (tmp_path / "content/guide/pegs.md").unlink()
    listed = HUGO["static/sitemap.xml"].replace("<urlset>", "<urlset><url><loc>https://example.com/</loc></url>")
    write(tmp_path, {"static/sitemap.xml": listed})
    assert found(tmp_path, "sitemap-lists-missing", ".") == [("content/_index.md", "sitemap-lists-missing", 1)]


def test_a_site_that_is_asked_for_but_begins_nowhere(tmp_path: Path) -> None:
    page = "<html lang='en'><head><title>Tents</title></head><body><h1>Tents</h1><p>Pitch one.</p></body></html>"
    write(tmp_path, {"index.html": page, "guide/tents.html": page})
    asked = seolint(tmp_path, "check", "--select", "site", "--no-cache", "--site", "guide/tents.html")
    assert asked.code == 0
    assert "guide/tents.html: warning: nothing says where its site begins" in asked.err
    write(tmp_path, {".seolint.yml": "site: {generator: none}\n"})
    found = seolint(
        tmp_path,
        "check",
        "--select",
        "duplicate-title",
        "--min-severity",
        "info",
        "--no-cache",
        "--site",
        "guide/tents.html",
    )
    assert "this one and index.html" in found.out
    assert not found.err
