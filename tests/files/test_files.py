"""What a repository names is read only where it is a regular file, inside the root, and not too large."""

from __future__ import annotations

import ast
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

import seolint
from seolint.files import MB, SETTINGS, Limit, RefusedError, is_inside, read_file, root_of, unreadable

SMALL = Limit(2 * MB, "write less")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither pipes in folders nor links for all")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a file, beside one that isn't to be read."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "a.md").write_text("inside")
    (tmp_path / "secret.txt").write_text("secret")
    return root


def refusal(path: Path, limit: Limit = SETTINGS, roots: list[Path] | None = None) -> str:
    with pytest.raises(RefusedError) as refused:
        read_file(path, limit, None if roots is None else list(map(str, roots)))
    return unreadable(refused.value)


def test_a_file_inside_is_read(root: Path) -> None:
    assert read_file(root / "a.md", SETTINGS, [str(root)]) == b"inside"


def test_a_file_that_the_user_names_is_read_anywhere(root: Path) -> None:
    assert read_file(root.parent / "secret.txt", SETTINGS) == b"secret"


@pytest.mark.parametrize(("size", "fits"), [(0, True), (1, True), (2 * MB, True), (2 * MB + 1, False)])
def test_no_more_is_read_than_allowed(tmp_path: Path, size: int, fits: bool) -> None:
    (tmp_path / "a").write_bytes(data := os.urandom(size))
    if fits:
        assert read_file(tmp_path / "a", SMALL) == data
    else:
        assert refusal(tmp_path / "a", SMALL) == "can't be read: it has more than 2 MB; write less"


def test_files_that_hold_more_than_they_say_are_not_read_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3 * MB)
    empty = os.stat_result((stat.S_IFREG, *(0,) * 9))
    monkeypatch.setattr("os.fstat", lambda descriptor: empty)
    assert "more than 2 MB" in refusal(tmp_path / "a", SMALL)


@needs_posix
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_pipes_and_devices_are_refused_at_once(root: Path, make: Callable[[Path], None]) -> None:
    make(root / "odd")
    assert refusal(root / "odd") == "can't be read: it is a pipe or a device, not a file"


@needs_posix
@pytest.mark.parametrize(
    ("link", "target"),
    [("b.md", "../secret.txt"), ("b.md", "{}/../secret.txt"), ("out", "..")],
    ids=["relative", "absolute", "folder"],
)
def test_links_out_of_the_root_are_refused(root: Path, link: str, target: str) -> None:
    (root / link).symlink_to(target.format(root))
    path = root / link / "secret.txt" if link == "out" else root / link
    assert refusal(path, roots=[root]) == (
        f"can't be read: it lies outside {root}, where seolint reads nothing; put a copy inside"
    )


@needs_posix
def test_links_inside_the_root_are_followed(root: Path) -> None:
    (root / "b.md").symlink_to("a.md")
    assert read_file(root / "b.md", SETTINGS, [str(root)]) == b"inside"


@needs_posix
def test_a_link_that_changes_while_it_is_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "b.md").symlink_to("../secret.txt")
    monkeypatch.setattr("os.path.realpath", lambda path: str(root / "a.md"))
    assert "outside" in refusal(root / "b.md", roots=[root])


@needs_posix
@pytest.mark.parametrize("back", [True, False])
def test_a_file_that_becomes_a_link_while_it_is_read_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    def turning(path: Path, flags: int) -> int:
        (root / "a.md").unlink()
        (root / "a.md").symlink_to("../secret.txt")
        descriptor = opened(path, flags)
        if back:
            (root / "a.md").unlink()
            (root / "a.md").write_text("inside")
        return descriptor

    opened = os.open
    monkeypatch.setattr("os.open", turning)
    assert "outside" in refusal(root / "a.md", roots=[root])


@needs_posix
def test_a_folder_that_becomes_a_link_between_two_files_is_noticed(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs/secret.txt").write_text("inside")
    assert read_file(root / "docs/secret.txt", SETTINGS, [str(root)]) == b"inside"
    (root / "docs/secret.txt").rename(root / "old.txt")
    (root / "docs").rmdir()
    (root / "docs").symlink_to("..")
    assert "outside" in refusal(root / "docs/secret.txt", roots=[root])


@pytest.mark.parametrize("name", [".git", ".GIT"])
def test_what_git_keeps_is_not_read(root: Path, name: str) -> None:
    (root / name).mkdir()
    (root / name / "config").write_text("token")
    assert "outside" in refusal(root / name / "config", roots=[root])


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("{root}", True),
        ("{root}/none/a.md", True),
        ("{root}/.gitignore", True),
        ("{root}/../secret.txt", False),
        ("{root}s/a.md", False),
        ("{root}/a\0b", False),
    ],
)
def test_what_is_inside(root: Path, path: str, inside: bool) -> None:
    assert is_inside(path.format(root=root), [str(root)]) is inside


@needs_posix
def test_the_folders_of_the_system_are_never_inside() -> None:
    assert not is_inside("/dev/zero", ["/"])
    assert is_inside("/etc/a.md", ["/"])


@pytest.mark.parametrize("path", ["a\0b", "none"])
def test_paths_that_lead_nowhere_are_told_as_the_system_does(tmp_path: Path, path: str) -> None:
    with pytest.raises(OSError, match=r"argument|No such") as error:
        read_file(tmp_path / path, SETTINGS, [str(tmp_path)])
    assert not isinstance(error.value, RefusedError)
    assert unreadable(error.value).endswith("; check the path and its permissions")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_file(tmp_path, SETTINGS, [str(tmp_path)])


@pytest.mark.parametrize(
    ("here", "folder", "root"),
    [
        ("repo", "repo/docs", "repo"),
        ("repo/docs", "repo/docs/de", "repo"),
        ("repo", "repo/vendor", "repo"),
        ("repo", "other/docs", "other"),
        ("repo", "plain/docs", "plain/docs"),
        ("plain", "plain/docs", "plain"),
        ("plain/docs", "plain", "plain"),
        ("plain", "repo/docs", "repo"),
    ],
)
def test_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, folder: str, root: str) -> None:
    for name in ("repo/.git", "repo/docs/de", "repo/vendor/.git", "other/.git", "other/docs", "plain/docs"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    assert root_of(tmp_path / folder) == str(tmp_path / root)


PACKAGE = Path(seolint.__file__).parent
DIRECT = {
    "analysis/pixels.py": "a table of seolint, and the table that it builds",
    "batch/memory.py": "what Linux says of a process",
    "batch/spool.py": "a temporary file of pages that it writes",
    "cli/_rules_new.py": "skeletons of rules",
    "files/atomic.py": "files that are written",
    "fixes/insecure_link.py": "a table of seolint",
    "language/__main__.py": "the table that it builds",
    "language/_data.py": "tables of seolint",
    "language/_syllables.py": "tables of seolint",
    "language/detection/tables.py": "tables of seolint",
    "language/build_syllables.py": "the tables that it builds, and a table of textstat",
    "report/formats/html.py": "the style sheet and the script of the report",
    "rules/compiled.py": "compiled rules of seolint",
    "rules/wheel.py": "the file that it builds",
    "server/application.py": "an empty file in place of standard input",
    "site/generators/__init__.py": "a table of seolint",
    "site/generators/compiling.py": "the data files that it is made of",
    "site/generators/__main__.py": "the table that it builds",
}
"""Modules that open files themselves, and which."""

OPENING = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}


def opens(path: Path) -> bool:
    """Whether a module opens files: by `open`, or by a method of a path."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)} - {"open"}
    return bool(OPENING & methods) or "open" in names


def test_all_other_files_are_read_through_the_guarded_function() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if opens(path)}
    assert {name for name in found if not name.startswith("run/cache/")} == set(DIRECT)
