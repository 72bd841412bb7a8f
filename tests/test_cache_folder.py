"""Where results are kept: broken, foreign, full, shared or read-only, the folder never stops a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seolint import cache as caches
from seolint import config, one_file
from seolint.cache import NAME, TAG, Cache, folder_for
from seolint.cache.packs import SUFFIX, UNFINISHED
from seolint.discovery import Discovery
from seolint.runner import Configs, run
from tests.test_cache import ARTICLE, BASE, kept_in, linted, seolint, told, write

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
    first = told(tmp_path, kept_in(tmp_path))
    (pack,) = (tmp_path / NAME).glob(f"*{SUFFIX}")
    pack.write_bytes(damaged(pack.read_bytes())[kind])
    assert told(tmp_path, kept_in(tmp_path)) == first
    assert len(linted) > 2
    linted.clear()
    assert told(tmp_path, kept_in(tmp_path)) == first
    assert linted == []


@pytest.mark.parametrize(
    "value", [b"", b"[true,{}]\n", b"[true,{}]\n[1,2]", b"[true,{}]\n" + b"[" * 9999, b"[1,2]\n[]"]
)
def test_what_is_no_report_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: bytes) -> None:
    write(tmp_path, BASE)
    first = told(tmp_path, kept_in(tmp_path))
    monkeypatch.setattr(one_file, "as_bytes", lambda *_: value)
    write(tmp_path, {"a/x.md": ARTICLE + "\n"})
    told(tmp_path, kept_in(tmp_path))
    monkeypatch.undo()
    assert told(tmp_path, kept_in(tmp_path))[1] == first[1]
    assert told(tmp_path, kept_in(tmp_path)) == told(tmp_path)


def test_runs_at_the_same_time_keep_what_both_found(tmp_path: Path) -> None:
    one, other = Cache(tmp_path / NAME), Cache(tmp_path / NAME)
    for cache, key in ((one, b"1" * 16), (other, b"2" * 16)):
        cache.put(key, key)
    one.close()
    other.close()
    both = Cache(tmp_path / NAME)
    assert [both.get(bytes([key]) * 16) for key in b"123"] == [b"1" * 16, b"2" * 16, None]


def test_of_too_much_the_oldest_is_dropped_unless_it_was_of_use(tmp_path: Path) -> None:
    for number in range(12):
        cache = Cache(tmp_path / NAME, limit=5000)
        if cache.get(bytes(16)):
            cache.use(bytes(16))
        cache.put(bytes([number]) * 16, bytes(1000))
        cache.close()
    left = Cache(tmp_path / NAME, limit=5000)
    assert sum(path.stat().st_size for path in (tmp_path / NAME).iterdir()) < 6000
    assert [number for number in range(12) if left.get(bytes([number]) * 16)][:1] == [0]
    assert left.get(bytes([11]) * 16)
    assert not left.get(bytes([3]) * 16)


def test_many_files_become_one(tmp_path: Path) -> None:
    for number in range(20):
        cache = Cache(tmp_path / NAME)
        cache.put(bytes([number]) * 16, b"value")
        cache.close()
    assert len(list((tmp_path / NAME).glob(f"*{SUFFIX}"))) <= caches.MOST_PACKS
    left = Cache(tmp_path / NAME)
    assert all(left.get(bytes([number]) * 16) for number in range(20))


def test_a_run_that_is_broken_off_keeps_what_it_found(tmp_path: Path, linted: list[str]) -> None:
    write(tmp_path, BASE)
    followed = Configs(config.load)
    begun = run(Discovery(), followed, [str(tmp_path / "a")], 1, kept_in(tmp_path))
    next(iter(begun))
    begun.close()  # type: ignore[attr-defined]
    told(tmp_path, kept_in(tmp_path))
    assert linted == ["x.md", "y.md"]
    assert not list((tmp_path / NAME).glob(f"*{UNFINISHED}"))


@pytest.mark.parametrize("kind", ["file", "own folder", "link", "read-only"])
def test_where_nothing_can_be_kept_a_run_goes_on(tmp_path: Path, kind: str) -> None:
    write(tmp_path, BASE)
    (tmp_path / "elsewhere").mkdir()
    place = tmp_path / NAME
    if kind == "file":
        place.write_text("mine", "utf-8")
    elif kind == "own folder":
        write(place, {"mine.txt": "mine"})
    elif kind == "link":
        place.symlink_to("elsewhere")
        write(tmp_path, {f"elsewhere/{TAG}": f"{caches.SIGNATURE}\n# {caches.MADE_BY}\n"})
    else:
        caches.make(place)
        place.chmod(0o500)
    before = sorted(tmp_path.rglob("*"))
    assert told(tmp_path, kept_in(tmp_path)) == told(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before or (kind == "read-only" and os.geteuid() == 0)


def test_no_cache_neither_reads_nor_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linted: list[str]) -> None:
    write(tmp_path, BASE)
    monkeypatch.chdir(tmp_path)
    seolint("check", "--no-cache")
    assert not (tmp_path / NAME).exists()
    seolint("check")
    seolint("check", "--no-cache")
    assert len(linted) == 6
    assert len(list((tmp_path / NAME).glob(f"*{SUFFIX}"))) == 1


def test_standard_input_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seolint("check", "-", text=ARTICLE)
    assert not (tmp_path / NAME).exists()


def test_results_are_kept_beside_the_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, BASE)
    monkeypatch.chdir(tmp_path / "a")
    seolint("check")
    assert (tmp_path / NAME / ".gitignore").read_text("utf-8") == "*\n"
    assert folder_for(Path.cwd()) == tmp_path.resolve() / NAME
    assert (tmp_path / NAME / TAG).read_text("utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_clean_removes_what_seolint_made_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, BASE)
    monkeypatch.chdir(tmp_path)
    assert seolint("clean").output == "Nothing is kept here\n"
    seolint("check")
    done = seolint("clean")
    assert (done.exit_code, done.output) == (0, f"Removed {NAME}\n")
    assert not (tmp_path / NAME).exists()
    write(tmp_path, {f"{NAME}/mine.txt": "mine"})
    done = seolint("clean")
    assert (done.exit_code, done.output.split(";")[0]) == (2, f"{NAME}: seolint didn't make this")
    assert (tmp_path / NAME / "mine.txt").exists()


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_same_bytes_with_one_process_or_four_with_a_cache_or_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    write(tmp_path, {**BASE, **{f"a/{number}.md": f"{ARTICLE}{'Rain. ' * number}\n" for number in range(12)}})
    monkeypatch.chdir(tmp_path)
    runs = [("--jobs", "1", "--no-cache"), ("--jobs", "4", "--no-cache"), ("--jobs", "4"), ("--jobs", "1"), ()]
    said = [seolint("check", "--format", form, *more).stdout_bytes for more in runs]
    assert said == [said[0]] * len(runs)
    assert said[0].count(b"tent.jpg") >= 13
