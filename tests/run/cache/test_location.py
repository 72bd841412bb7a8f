"""Where results are kept: with the user, never in a checkout unless that is asked for, and safe from other users."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from seolint.run.cache import location
from seolint.run.cache.location import LEGACY, TAG, is_cache, locate, make, refusal, user_folder
from seolint.run.cache.packs import SUFFIX
from tests.cli.run import seolint

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")

ARTICLE = "# Tents\n\n### Poles\n\nPoles, poles, poles.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The top level of a repository with an article; the user's caches are in `home` beside it."""
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / "a.md").write_text(ARTICLE, "utf-8")
    return tmp_path / "site"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))


def kept(project: Path) -> list[Path]:
    """The packs in the user's cache folder."""
    return sorted((project.parent / "home" / "seolint").glob(f"*/*{SUFFIX}"))


FOLDERS = [
    ("linux", {"XDG_CACHE_HOME": "/x/caches", "HOME": "/h"}, "/x/caches/seolint"),
    ("linux", {"XDG_CACHE_HOME": "caches", "HOME": "/h"}, "/h/.cache/seolint"),
    ("linux", {"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/seolint"),
    ("linux", {"HOME": "/h"}, "/h/.cache/seolint"),
    ("linux", {"HOME": "/"}, None),
    ("linux", {"HOME": ""}, None),
    ("darwin", {"HOME": "/h"}, "/h/Library/Caches/seolint"),
    ("win32", {"LOCALAPPDATA": "/h/AppData/Local", "HOME": "/h"}, "/h/AppData/Local/seolint"),
    ("win32", {"HOME": "/h"}, "/h/AppData/Local/seolint"),
]


@posix
@pytest.mark.parametrize(("platform", "variables", "folder"), FOLDERS)
def test_the_cache_folder_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: str | None
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert user_folder() == (folder and Path(folder))


@posix
def test_without_a_home_folder_there_is_no_cache(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/")
    quiet, verbose = seolint(project, "check"), seolint(project, "check", "--verbose")
    assert (quiet.returncode, quiet.stderr) == (0, b"")
    assert b"results aren't cached: there is no home folder" in verbose.stderr
    assert verbose.stdout == quiet.stdout
    assert sorted(path.name for path in project.iterdir()) == [".git", "a.md"]


def test_runs_in_any_folder_of_a_repository_share_a_cache_and_leave_nothing_in_it(project: Path) -> None:
    (project / "posts").mkdir()
    (project / "posts" / "b.md").write_text(ARTICLE, "utf-8")
    for folder in (project, project / "posts"):
        seolint(folder, "check")
    packs = kept(project)
    assert len(packs) == 2
    assert len({pack.parent for pack in packs}) == 1
    assert not list(project.rglob("*cache*"))
    other = project.parent / "other"
    other.mkdir()
    (other / "a.md").write_text(ARTICLE, "utf-8")
    seolint(other, "check")
    assert len({pack.parent for pack in kept(project)}) == 2


def test_a_home_folder_inside_the_repository_keeps_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "caches"))
    monkeypatch.setenv("LOCALAPPDATA", str(project / "caches"))
    done = seolint(project, "check", "--verbose")
    assert b"results aren't cached: " in done.stderr
    assert b"is inside" in done.stderr
    assert not (project / "caches").exists()


def test_a_folder_that_is_asked_for_may_be_inside(project: Path) -> None:
    first = seolint(project, "check", "--cache-dir", "kept")
    (pack,) = (project / "kept").glob(f"*/*{SUFFIX}")
    assert (pack.parent / ".gitignore").read_text("utf-8") == "*\n"
    assert seolint(project, "check", "--cache-dir=kept").stdout == first.stdout
    assert [*(project / "kept").glob(f"*/*{SUFFIX}")] == [pack]
    assert not kept(project)
    done = seolint(project, "clean", "--cache-dir", "kept")
    assert done.stdout.startswith(b"Removed kept")
    assert not [*(project / "kept").iterdir()]


@posix
def test_folders_are_for_the_user_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        assert make(tmp_path / "caches" / "seolint" / "root")
        assert not make(tmp_path / "caches" / "seolint" / "root")
    finally:
        os.umask(old)
    for folder in (tmp_path / "caches" / "seolint", tmp_path / "caches" / "seolint" / "root"):
        assert folder.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("place", ["top", "root"])
@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("file", "it is not a folder"),
        ("link", "it is not a folder"),
        ("pipe", "it is not a folder"),
        ("group", "others can write to it"),
        ("all", "others can write to it"),
        ("owner", "it belongs to another user"),
    ],
)
def test_a_folder_that_others_could_change_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str, reason: str
) -> None:
    top = tmp_path / "caches"
    folder = locate("/root", str(top)).folder
    assert folder
    make(folder)
    changed = top if place == "top" else folder
    if kind in ("group", "all"):
        changed.chmod(0o770 if kind == "group" else 0o707)
    elif kind == "owner":
        monkeypatch.setattr(os, "geteuid", lambda: changed.stat().st_uid + 1)
    else:
        changed.rename(tmp_path / "moved")
        if kind == "file":
            changed.write_text("mine", "utf-8")
        elif kind == "link":
            changed.symlink_to(tmp_path / "moved")
        else:
            os.mkfifo(changed)
    found = locate("/root", str(top))
    assert found.folder is None
    assert reason in found.reason
    with pytest.raises(OSError):
        make(folder)


@posix
def test_a_run_says_why_the_folder_that_was_named_is_not_used(project: Path) -> None:
    (project.parent / "open").mkdir()
    (project.parent / "open").chmod(0o777)
    done = seolint(project, "check", "--cache-dir", "../open")
    assert done.returncode == 0
    assert done.stderr.startswith(b"results aren't cached: ")
    assert done.stderr.endswith(b"isn't used: others can write to it; chmod 700 prevents that\n")
    assert not [*(project.parent / "open").iterdir()]


def test_what_a_repository_brings_along_is_not_read(project: Path) -> None:
    """A pack with an empty report under the right key, as an earlier version had it in the checkout."""
    first = seolint(project, "check", "--cache-dir", "../elsewhere")
    (pack,) = (project.parent / "elsewhere").glob(f"*/*{SUFFIX}")
    legacy = project / LEGACY
    legacy.mkdir()
    (legacy / TAG).write_bytes((pack.parent / TAG).read_bytes())
    (legacy / pack.name).write_bytes(_emptied(pack))
    done = seolint(project, "check")
    assert done.stdout == first.stdout
    assert b"skipped-heading-level" in done.stdout


def _emptied(pack: Path) -> bytes:
    from seolint.run.cache.packs import Writer, packs_in

    (found,) = packs_in(pack.parent)
    writer = Writer(pack.parent.parent)
    for key in found.entries:
        value = found.get(key) or b""
        head, _, report = value.partition(b"\n")
        empty = b'[[],[],["markdown","en",9,[],[],[],[],null,""]]'
        writer.put(key, head + b"\n" + empty if report else value)
    return writer.finish().read_bytes()


def test_a_folder_of_an_earlier_version_is_named_once_and_cleaned(project: Path) -> None:
    legacy = project / LEGACY
    make(legacy)
    (legacy / f"1{SUFFIX}").write_bytes(b"old")
    (legacy / "draft.md").write_text(ARTICLE, "utf-8")
    first, second = seolint(project, "check"), seolint(project, "check")
    assert first.stderr == b".seolint_cache: it is no longer used; seolint clean removes it\n"
    assert (second.stderr, second.stdout) == (b"", first.stdout)
    assert b"1 file," in first.stdout
    done = seolint(project, "clean")
    assert (done.returncode, done.stderr.split(b":")[0]) == (2, b".seolint_cache")
    assert b"can't be removed: draft.md in it wasn't created by seolint" in done.stderr
    assert (legacy / "draft.md").exists(), "that is the user's own"
    (legacy / "draft.md").unlink()
    assert seolint(project, "clean").stdout == b"Removed .seolint_cache\n"
    assert not legacy.exists()


def test_clean_removes_what_is_kept_for_the_project_and_nothing_else(project: Path) -> None:
    assert seolint(project, "clean").stdout == b"There are no cached results here\n"
    other = project.parent / "other"
    other.mkdir()
    (other / "b.md").write_text(ARTICLE, "utf-8")
    for folder in (project, other):
        seolint(folder, "check")
    mine = project / LEGACY
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", "utf-8")
    assert seolint(project, "clean", "../other").stdout.startswith(b"Removed ")
    assert len(kept(project)) == 1
    assert seolint(other, "check").returncode == 0
    assert seolint(project / "..", "clean", "--all").stdout.count(b"Removed ") == 2
    assert not kept(project)
    assert (mine / "notes.txt").exists()


def test_caches_of_other_roots_go_when_all_together_are_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "TOTAL", 5_000)
    for number in range(8):
        folder = tmp_path / f"{number}"
        make(folder)
        (folder / f"1{SUFFIX}").write_bytes(bytes(1_000))
        os.utime(folder, (number, number))
    (tmp_path / "mine").mkdir()
    location.trim(tmp_path, "0")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "4", "5", "6", "7", "mine"]


def test_a_link_is_no_cache(tmp_path: Path) -> None:
    make(tmp_path / "there")
    (tmp_path / "here").symlink_to(tmp_path / "there")
    assert is_cache(tmp_path / "there")
    assert not is_cache(tmp_path / "here")
    assert refusal(tmp_path / "here")
    assert not refusal(tmp_path / "nowhere")
