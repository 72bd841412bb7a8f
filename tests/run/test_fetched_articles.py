"""Articles that a program brings when a site is made: git ignores them by name, so links to them aren't broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import seolint, write

SITE = {
    "hugo.toml": "",
    "content/guide/pegs.md": "# Pegs\n\nSee [poles](/guide/poles/).\n",
    "content/guide/ropes.md": "# Ropes\n\nThey hold.\n",
    "content/guide/tents.md": "# Tents\n\nThey stand.\n",
}


@pytest.mark.parametrize(
    ("name", "text", "broken"),
    [
        ("content/.gitignore", "# made by fetch.py\nguide/poles.md\n", 0),
        (".gitignore", "/content/guide/poles.md\n", 0),
        (".gitignore", "# content/guide/poles.md\n", 1),
        (".gitignore", "a" * 5_000 + ".md\n\0.md\n\udcff.md\n", 1),
        (".gitignore", "content/guide/other.md\n!content/guide/poles.md\n*.tmp\n", 1),
    ],
)
def test_links_to_what_git_ignores(tmp_path: Path, name: str, text: str, broken: int) -> None:
    write(tmp_path, SITE)
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    done = seolint(tmp_path, "check", ".", "--no-cache", "--select", "broken-internal-link")
    assert done.out.count("broken-internal-link") == broken
    assert not done.err
