"""What is known of a folder is the same whether the walk for articles listed it or it is listed when asked for."""

from __future__ import annotations

from pathlib import Path

from seolint.run.discovery import Discovery
from seolint.run.folder_contents import FolderContent, FolderContents
from tests.repository import write

FILES = dict.fromkeys(["a.md", "b/c.md", "b/e/f.md", "other/base.txt"], "# Tents\n")


def test_of_folders_that_a_walk_has_listed(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "b" / "link").symlink_to(tmp_path / "other")
    (tmp_path / "b" / "nowhere").symlink_to(tmp_path / "none")
    (tmp_path / "b" / "d.md").symlink_to(tmp_path / "a.md")
    walked, listed = FolderContents(), FolderContents()
    discovery = Discovery()
    discovery.contents = walked
    assert len(discovery.files([str(tmp_path)])) == 5
    assert walked.of(str(tmp_path / "b")) == FolderContent(["c.md", "d.md", "nowhere"], ["e"])
    for contents in (walked, listed):
        assert [path for path, _ in contents.below(tmp_path, (), lambda path: path != ("b", "e"))] == [
            (),
            ("b",),
            ("other",),
        ]
    assert walked.of(str(tmp_path / "b")) == listed.of(str(tmp_path / "b"))


def test_of_folders_that_cannot_be_listed(tmp_path: Path) -> None:
    assert FolderContents().of(str(tmp_path / "none")) == FolderContent()
    assert list(FolderContents().below(tmp_path, ("none",), lambda path: True)) == [(("none",), ())]
