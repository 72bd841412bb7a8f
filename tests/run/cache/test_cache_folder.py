"""Where results are kept: broken, foreign, full, shared or read-only, the folder never stops a run."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from seolint import config
from seolint.run import cache as caches
from seolint.run.cache import Cache
from seolint.run.cache.packs import SUFFIX, UNFINISHED, Writer, packs_in
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.runner import lint_paths
from tests.run.cache.test_cache import ARTICLE, BASE, CACHE_FOLDER, EXTRAS, cache_in, linted, outcomes, seolint, write

__all__ = ["linted"]


def damaged(data: bytes) -> dict[str, bytes]:
    middle = len(data) // 3
    return {
        "empty": b"",
        "cut": data[:-20],
        "half": data[: len(data) // 2],
        "a value": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "the index": data[:-40] + bytes([data[-40] ^ 1]) + data[-39:],
        "no pack": b"PK\x03\x04" * 40,
        "longer": data + b"\0",
    }


@pytest.mark.parametrize("kind", damaged(bytes(99)))
def test_a_broken_file_is_a_miss_and_written_anew(tmp_path: Path, linted: list[str], kind: str) -> None:
    write(tmp_path, BASE)
    first = outcomes(tmp_path, cache_in(tmp_path))
    (pack,) = (tmp_path / CACHE_FOLDER).glob(f"*{SUFFIX}")
    pack.write_bytes(damaged(pack.read_bytes())[kind])
    assert outcomes(tmp_path, cache_in(tmp_path)) == first
    assert len(linted) > 2
    linted.clear()
    assert outcomes(tmp_path, cache_in(tmp_path)) == first
    assert linted == []


NO_REPORTS = [
    b"",
    b"\n",
    b"[true,{}]\n",
    b"[true,{}]\n[1,2]",
    b"[true,{}]\n" + b"[" * 9999,
    b"[1,2]\n[]",
    b"\xff\n\xff",
]


@pytest.mark.parametrize("value", NO_REPORTS)
def test_what_is_no_report_is_a_miss_and_written_anew(tmp_path: Path, linted: list[str], value: bytes) -> None:
    write(tmp_path, BASE)
    first = outcomes(tmp_path, cache_in(tmp_path))
    (pack,) = packs_in(tmp_path / CACHE_FOLDER)
    writer = Writer(tmp_path / CACHE_FOLDER)
    for key in pack.entries:
        writer.put(key, value)
    writer.finish()
    assert outcomes(tmp_path, cache_in(tmp_path)) == first
    assert linted == ["x.md", "y.md"] * 2
    assert outcomes(tmp_path, cache_in(tmp_path)) == first
    assert len(linted) == 4


def test_runs_at_the_same_time_keep_what_both_found(tmp_path: Path) -> None:
    one, other = Cache(tmp_path / CACHE_FOLDER), Cache(tmp_path / CACHE_FOLDER)
    for cache, key in ((one, b"1" * 16), (other, b"2" * 16)):
        cache.put(key, key)
    one.close()
    other.close()
    both = Cache(tmp_path / CACHE_FOLDER)
    assert [both.get(bytes([key]) * 16) for key in b"123"] == [b"1" * 16, b"2" * 16, None]


def test_of_too_much_the_oldest_is_dropped_unless_it_was_of_use(tmp_path: Path) -> None:
    for number in range(12):
        cache = Cache(tmp_path / CACHE_FOLDER, limit=5000)
        if cache.get(bytes(16)):
            cache.use(bytes(16))
        cache.put(bytes([number]) * 16, bytes(1000))
        cache.close()
    left = Cache(tmp_path / CACHE_FOLDER, limit=5000)
    assert sum(path.stat().st_size for path in (tmp_path / CACHE_FOLDER).iterdir()) < 6000
    assert [number for number in range(12) if left.get(bytes([number]) * 16)][:1] == [0]
    assert left.get(bytes([11]) * 16)
    assert not left.get(bytes([3]) * 16)


def test_many_files_become_one(tmp_path: Path) -> None:
    for number in range(20):
        cache = Cache(tmp_path / CACHE_FOLDER)
        cache.put(bytes([number]) * 16, b"value")
        cache.close()
    assert len(list((tmp_path / CACHE_FOLDER).glob(f"*{SUFFIX}"))) <= caches.MOST_PACKS
    left = Cache(tmp_path / CACHE_FOLDER)
    assert all(left.get(bytes([number]) * 16) for number in range(20))


def test_a_run_that_is_broken_off_keeps_what_it_found(tmp_path: Path, linted: list[str]) -> None:
    write(tmp_path, BASE)
    configs, cache = ConfigLoader(config.load), cache_in(tmp_path)
    begun = lint_paths([str(tmp_path / "a")], Discovery(), configs, processes=1, cache=cache, extras=EXTRAS)
    next(iter(begun))
    begun.close()  # type: ignore[attr-defined]
    outcomes(tmp_path, cache_in(tmp_path))
    assert linted == ["x.md", "y.md"]
    assert not list((tmp_path / CACHE_FOLDER).glob(f"*{UNFINISHED}"))


@pytest.mark.parametrize("stage", ["make", "__init__", "put", "finish"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_where_nothing_can_be_kept_a_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, number: int
) -> None:
    """On a full or read-only disk, from whichever moment on; what was kept before stays."""
    write(tmp_path, BASE)
    outcomes(tmp_path, cache_in(tmp_path))
    write(tmp_path, {"a/x.md": f"{ARTICLE}\nMore.\n"})
    before = {path: path.read_bytes() for path in (tmp_path / CACHE_FOLDER).iterdir()}

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(caches if stage == "make" else Writer, stage, fail)
    assert outcomes(tmp_path, cache_in(tmp_path)) == outcomes(tmp_path)
    monkeypatch.undo()
    left = {path: path.read_bytes() for path in (tmp_path / CACHE_FOLDER).iterdir() if path.suffix != UNFINISHED}
    assert left == before
    assert stage == "__init__" or len(left) == len([*(tmp_path / CACHE_FOLDER).iterdir()])


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, CACHE_FOLDER: "mine"})
    assert outcomes(tmp_path, cache_in(tmp_path)) == outcomes(tmp_path)
    assert (tmp_path / CACHE_FOLDER).read_text("utf-8") == "mine"


def test_a_cache_never_outgrows_its_limit(tmp_path: Path) -> None:
    for number in range(40):
        cache = Cache(tmp_path / CACHE_FOLDER, limit=5000)
        for part in range(number % 7 + 1):
            cache.put(bytes([number, part]) * 8, bytes(900))
        cache.put(bytes([number, 99]) * 8, bytes(6000))
        cache.close()
        assert sum(path.stat().st_size for path in (tmp_path / CACHE_FOLDER).glob(f"*{SUFFIX}")) < 6000


def test_a_merge_that_fails_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(number: int) -> None:
        cache = Cache(tmp_path / CACHE_FOLDER)
        cache.put(bytes([number]) * 16, b"value")
        cache.close()

    for number in range(caches.MOST_PACKS):
        kept(number)
    monkeypatch.setattr(Writer, "finish", lambda _: os.stat(tmp_path / "missing"))  # noqa: PTH116
    kept(99)
    monkeypatch.undo()
    left = Cache(tmp_path / CACHE_FOLDER)
    assert all(left.get(bytes([number]) * 16) for number in range(caches.MOST_PACKS))
    assert not left.get(bytes([99]) * 16)
    assert not [*(tmp_path / CACHE_FOLDER).glob(f"*{UNFINISHED}")]


def test_processes_at_the_same_time_disturb_each_other_in_nothing(tmp_path: Path) -> None:
    """They begin, merge and end a cache in turns that nobody plans; whatever is found is what was put there."""
    command = [sys.executable, "-c", _BUSY, str(tmp_path / CACHE_FOLDER)]
    running = [subprocess.Popen([*command, str(number)], stderr=subprocess.PIPE, text=True) for number in range(3)]
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * 3
    left = Cache(tmp_path / CACHE_FOLDER)
    assert any(left.get(bytes([number]) * 16) for number in range(99))


_BUSY = """
import sys
from pathlib import Path
from seolint.run.cache import Cache
for turn in range(60):
    cache = Cache(Path(sys.argv[1]), limit=4000)
    for key in range(99):
        value = cache.get(bytes([key]) * 16)
        assert value in (None, bytes([key]) * 50)
        if not value and (key + turn + int(sys.argv[2])) % 5 == 0:
            cache.put(bytes([key]) * 16, bytes([key]) * 50)
    cache.close()
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder; the current one is a project."""
    write(tmp_path / "site", BASE)
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "mine"))
    return tmp_path / "mine" / "seolint"


def test_no_cache_neither_reads_nor_writes(mine: Path, linted: list[str]) -> None:
    seolint("check", "--no-cache")
    assert not mine.exists()
    seolint("check")
    seolint("check", "--no-cache")
    assert len(linted) == 6
    assert len(list(mine.glob(f"*/*{SUFFIX}"))) == 1


def test_standard_input_is_not_kept(mine: Path) -> None:
    seolint("check", "-", text=ARTICLE)
    assert not mine.exists()


@pytest.mark.parametrize(("form", "found"), [("json", 13), ("text", 2)])
def test_the_same_bytes_with_one_process_or_four_with_a_cache_or_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, found: int
) -> None:
    write(tmp_path, {**BASE, **{f"a/{number}.md": f"{ARTICLE}{'Rain. ' * number}\n" for number in range(12)}})
    monkeypatch.chdir(tmp_path)
    runs = [("--jobs", "1", "--no-cache"), ("--jobs", "4", "--no-cache"), ("--jobs", "4"), ("--jobs", "1"), ()]
    outputs = [seolint("check", "--format", form, *more).stdout_bytes for more in runs]
    assert outputs == [outputs[0]] * len(runs)
    assert outputs[0].count(b"tent.jpg") >= found
