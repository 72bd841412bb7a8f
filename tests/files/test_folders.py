"""Folders are listed in one place, so that a run can be about other files than those on disk."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import seolint
from seolint.files.folders import walk

PACKAGE = Path(seolint.__file__).parent
LISTING = frozenset({"scandir", "walk", "listdir", "iterdir", "rglob", "getsize"})
OWN = ("run/cache/", "config/chain.py", "files/")
"""What lists folders of seolint itself."""


@pytest.mark.parametrize("package", ["run", "site", "config", "checks", "vale"])
def test_nothing_else_lists_folders(package: str) -> None:
    for path in sorted((PACKAGE / package).rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        used = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
        assert name.startswith(OWN) or not used & LISTING, f"{name}: use seolint.files.folders"


def test_a_walk_goes_downwards_in_order_and_skips_what_is_taken_out(tmp_path: Path) -> None:
    for name in ("b/d/x", "b/c/y", "a/z", "e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "l").symlink_to("b")
    seen = []
    for folder, below, names in walk(tmp_path):
        seen.append((Path(folder).relative_to(tmp_path).as_posix(), [*below], names))
        below[:] = [name for name in below if name != "c"]
    assert seen == [(".", ["a", "b", "l"], ["e"]), ("a", [], ["z"]), ("b", ["c", "d"], []), ("b/d", [], ["x"])]
    assert list(walk(tmp_path / "nowhere")) == []
