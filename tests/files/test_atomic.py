"""Reports, baselines and fixed articles are written wholly or not at all, and never through a link of a repository."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from seolint.files.atomic import create, replace, replacing
from seolint.run.gate.baseline import NAME
from tests.repository import seolint, write

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither pipes in folders nor links for all")
ARTICLE = "# Snow.\n\nThe garden lay under snow until March.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an article, beside files that nothing in the folder may change."""
    write(tmp_path, {"site/a.md": ARTICLE, "precious.txt": "precious", "away/b.md": ARTICLE})
    return tmp_path / "site"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_takes_the_place_of_the_file(site: Path) -> None:
    (site / "a.md").chmod(0o640)
    with replacing(str(site / "a.md")) as file:
        file.write(b"new")
        assert (site / "a.md").read_text("utf-8") == ARTICLE
    assert (site / "a.md").read_bytes() == b"new"
    assert (site / "a.md").stat().st_mode & 0o777 == 0o640
    assert names(site) == ["a.md"]


@posix
def test_new_files_have_the_usual_permissions(site: Path) -> None:
    before = os.umask(0o027)
    try:
        with replacing(str(site / "new")):
            pass
    finally:
        os.umask(before)
    assert (site / "new").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
@pytest.mark.parametrize("name", ["a.md", "new"])
def test_nothing_is_left_of_what_was_not_finished(site: Path, name: str, error: BaseException) -> None:
    with pytest.raises(type(error)), replacing(str(site / name)) as file:
        file.write(b"half of")
        raise error
    assert [(path.name, path.read_text("utf-8")) for path in site.iterdir()] == [("a.md", ARTICLE)]


def test_what_can_not_be_written_leaves_no_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.replace", raiser(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    with pytest.raises(OSError, match="No space"):
        create(str(site / "house/style/rule.yml"), "summary: x\n")
    assert names(site) == ["a.md"]


@posix
@pytest.mark.parametrize("target", ["../precious.txt", "../new.txt"])
@pytest.mark.parametrize(
    ("command", "name"), [("init", ".seolint.yml"), ("rules new weak-word", "house/weak-word.yml")]
)
def test_what_is_new_is_written_through_no_link(site: Path, command: str, name: str, target: str) -> None:
    (site / "house").mkdir()
    (site / name).symlink_to(site / target)
    assert seolint(site, *command.split()).code == 2
    assert (names(site.parent), (site.parent / "precious.txt").read_text("utf-8")) == (
        ["away", "precious.txt", "site"],
        "precious",
    )


def test_a_report_that_fails_leaves_the_one_before(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, {"report.json": "before"})
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr("os.replace", raiser(full))
    result = seolint(site, "check", "--no-cache", "--format", "json=report.json")
    message = "report.json: --format: can't be written: No space left on device; name a file in a folder that you may"
    assert (result.code, result.err) == (2, f"{message} write to\n")
    assert (names(site), (site / "report.json").read_text("utf-8")) == (["a.md", "report.json"], "before")


def raiser(error: BaseException) -> Callable[..., None]:
    def raising(*_: Any) -> None:
        raise error

    return raising


@posix
@pytest.mark.parametrize("target", ["../precious.txt", "../new.txt", "a.md", "/dev/full"])
def test_a_link_in_the_repository_is_replaced_by_the_report(site: Path, target: str) -> None:
    (site / "report.json").symlink_to(target)
    result = seolint(site, "check", "--no-cache", "--format", "json=report.json")
    assert (result.code, result.err) == (0, "")
    assert not (site / "report.json").is_symlink()
    assert json.loads((site / "report.json").read_text("utf-8"))["files"]
    assert (names(site.parent), (site.parent / "precious.txt").read_text("utf-8")) == (
        ["away", "precious.txt", "site"],
        "precious",
    )


@posix
@pytest.mark.parametrize(
    "arguments", [["check", "--format", "json=out/r.json"], ["baseline", "--output", "out/r.json"]]
)
def test_nothing_is_written_where_a_folder_of_the_repository_leads_outside(
    site: Path, arguments: Sequence[str]
) -> None:
    (site / "out").symlink_to("../away")
    result = seolint(site, *arguments)
    assert (
        f"can't be written: {site}/out is a link to a place outside the repository; name the folder that it leads to"
        in result.err
    )
    assert (result.code, names(site.parent / "away")) == (2, ["b.md"])


def test_reports_may_be_written_elsewhere(site: Path) -> None:
    seolint(site, "check", "--no-cache", "--format", "json=../away/r.json")
    assert json.loads((site.parent / "away/r.json").read_text("utf-8"))["files"]


@posix
@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1"])
@pytest.mark.parametrize("to", ["pipe", "file"])
def test_standard_output_by_its_path_is_written_to(site: Path, target: str, to: str) -> None:
    command = [sys.executable, "-m", "seolint", "check", "--no-cache", "--format", f"json={target}"]
    with (site / "out").open("wb") as out:
        done = subprocess.run(command, cwd=site, stdout=subprocess.PIPE if to == "pipe" else out, check=False)
    text = done.stdout if to == "pipe" else (site / "out").read_bytes()
    assert (done.returncode, len(json.loads(text)["files"]), Path("/dev/stdout").is_symlink()) == (0, 1, True)


@posix
def test_devices_and_pipes_that_the_user_names_are_written_to(site: Path) -> None:
    os.mkfifo(site / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((site / "pipe").read_text("utf-8")))
    reader.start()
    result = seolint(site, "check", "--no-cache", "--format", "json=pipe", "--format", "html=/dev/null")
    reader.join()
    assert (result.code, result.err, len(json.loads(read[0])["files"])) == (0, "", 1)
    assert Path("/dev/null").is_char_device()


@posix
@pytest.mark.parametrize("name", [NAME, "known"])
def test_a_baseline_does_not_follow_a_link_out_of_the_repository(site: Path, name: str) -> None:
    write(site, {".seolint.yml": f"baseline: {name}\n"} if name != NAME else {})
    (site / name).symlink_to("../precious.txt")
    result = seolint(site, "baseline")
    assert (result.code, (site.parent / "precious.txt").read_text("utf-8")) == (2, "precious")
    assert f"it lies outside {site}" in result.err


@posix
@pytest.mark.parametrize("name", ["../precious.txt", "../new.txt", "/dev/zero"])
def test_a_config_can_not_have_a_baseline_written_elsewhere(site: Path, name: str) -> None:
    write(site, {".seolint.yml": f"baseline: {name}\n"})
    result = seolint(site, "baseline")
    assert f"1:11: {name} can't be used: it lies outside {site}" in result.err
    assert (result.code, names(site.parent)) == (2, ["away", "precious.txt", "site"])
    assert (site.parent / "precious.txt").read_text("utf-8") == "precious"


def pipe(path: Path) -> str:
    os.mkfifo(path)
    return "it is a pipe or a device, not a file"


def device(path: Path) -> str:
    path.symlink_to("/dev/zero")
    return "it is a pipe or a device, not a file"


def large(path: Path) -> str:
    with path.open("wb") as file:
        file.truncate(50_000_001)
    return "it has more than 50 MB; write it again with: seolint baseline"


@posix
@pytest.mark.parametrize("make", [pipe, device, large])
@pytest.mark.parametrize("command", ["check --baseline", "baseline --output", "baseline --prune --output"])
def test_a_baseline_is_a_file_and_not_too_large(site: Path, make: Callable[[Path], str], command: str) -> None:
    why = make(site / "known")
    result = seolint(site, *command.split(), "known")
    assert (result.code, f"known: can't be read: {why}" in result.err) == (2, True)


@posix
def test_fixes_are_not_written_through_links_out_of_the_repository(site: Path) -> None:
    (site / "b.md").symlink_to("../away/b.md")
    result = seolint(site, "check", "--fix", "--no-cache", "--select", "headings", "b.md")
    message = "b.md: can't be written: it is a link to a file outside the repository; name that file\n"
    assert (result.code, result.err) == (2, message)
    assert (site.parent / "away/b.md").read_text("utf-8") == ARTICLE


@posix
def test_fixes_are_not_written_through_links_of_folders_either(site: Path) -> None:
    (site / "sub").symlink_to("../away")
    result = seolint(site, "check", "--fix", "--no-cache", "--select", "headings", "sub/b.md")
    assert (
        result.code,
        "is a link to a place outside the repository; name the folder that it leads to" in result.err,
    ) == (2, True)
    assert (site.parent / "away/b.md").read_text("utf-8") == ARTICLE


def test_fixes_of_files_that_the_user_names_are_written_anywhere(site: Path) -> None:
    seolint(site, "check", "--fix", "--no-cache", "--select", "headings", "../away/b.md")
    assert (site.parent / "away/b.md").read_text("utf-8") == ARTICLE.replace("Snow.", "Snow")


def test_a_file_of_two_names_is_as_before_where_there_is_no_room(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(site / "a.md", site / "b.md")
    real = io.open

    def opened(*arguments: Any, **options: Any) -> Any:
        file = real(*arguments, **options)
        return Full(file) if arguments[1:] == ("r+b",) else file

    monkeypatch.setattr("builtins.open", opened)
    with pytest.raises(OSError, match="No space"):
        replace(str(site / "a.md"), ARTICLE.encode(), b"much longer " * 9)
    monkeypatch.undo()
    assert [(path.name, path.read_text("utf-8")) for path in sorted(site.iterdir())] == [
        ("a.md", ARTICLE),
        ("b.md", ARTICLE),
    ]


class Full:
    """A file on a disk that has no room for more bytes than the file had."""

    def __init__(self, file: Any) -> None:
        self.file, self.size = file, os.fstat(file.fileno()).st_size

    def __enter__(self) -> Full:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def write(self, data: bytes) -> int:
        room = self.size - self.file.tell()
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(self.file.write(bytes(data)[:room]))
