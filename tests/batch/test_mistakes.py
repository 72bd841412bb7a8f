"""`seolint batch` on files and folders as they come: each mistake is one clear line, and nothing is lost."""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from seolint.batch.inputs import find_inputs
from seolint.batch.spool import Spool
from tests.batch.files import HTML, MARKDOWN, record, rows, table, write_lines, write_parquet, write_warc
from tests.cli.run import FORKS, seolint

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fastwarc")

TYPE = "Content-Type: text/html"


def lines(folder: Path, *arguments: str, code: int = 2, stdin: bytes = b"") -> list[str]:
    """What is printed on standard error."""
    done = seolint(folder, "batch", *arguments, stdin=stdin)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert "internal error" not in said
    return said.splitlines()


def urls(out: Path) -> list[str]:
    return [row["url"] for row in table(out / "pages")]


def records(count: int) -> list[bytes]:
    return [record(f"https://example.com/{number}", f"{HTML}{number}".encode(), TYPE) for number in range(count)]


@pytest.mark.parametrize("share", [0.1, 0.9])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_that_is_cut_off_has_the_pages_before(tmp_path: Path, name: str, share: float) -> None:
    *first, last = records(4)
    write_warc(tmp_path / name, *first)
    packed = gzip.compress(last) if name.endswith(".gz") else last
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + packed[: int(share * len(packed))])
    for _ in range(2):
        (said,) = lines(tmp_path, name, "-o", "out")
        assert said.startswith(f"{name}: ends in the middle of a record; ")
        assert urls(tmp_path / "out")[:3] == [f"https://example.com/{number}" for number in range(3)]
    write_warc(tmp_path / name, *first, last)
    assert lines(tmp_path, name, "-o", "out", code=0) == []
    assert len(urls(tmp_path / "out")) == 4


def test_an_archive_that_is_compressed_as_a_whole(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(records(3)))
    (tmp_path / "a.warc.gz").write_bytes(data)
    assert lines(tmp_path, "a.warc.gz", "-o", "out", code=0) == []
    (tmp_path / "a.warc.gz").write_bytes(data[:-30])
    (said,) = lines(tmp_path, "a.warc.gz", "-o", "out")
    assert "ends in the middle of a record; " in said


def test_lines_that_are_cut_off_or_broken(tmp_path: Path) -> None:
    whole = "".join(f'{{"url": "a{number}", "content": "{os.urandom(99).hex()}"}}\n' for number in range(2_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(whole.encode())[:-9_000])
    (said,) = lines(tmp_path, "a.jsonl.gz", "-o", "out", "--no-site", "--select", "missing-h1")
    count = len(urls(tmp_path / "out"))
    assert 1_500 < count < 2_000
    assert said.endswith(f"; {count:,} pages before that have their rows")
    broken = ["nonsense", f'{{"url": {"[" * 200_000}', '{"url": "a", "content": "# A"}', ""]
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + "\n".join(broken).encode() + b'\xff\n{"url": "b"')
    assert lines(tmp_path, "b.jsonl", "-o", "out2", code=0) == []
    errors = [(row["url"], row["error"]) for row in table(tmp_path / "out2/pages")]
    numbers = (1, 2, 4, 5)
    assert errors == [
        *((None, f"line {number} is not JSON") for number in numbers[:2]),
        ("a", None),
        *((None, f"line {number} is not JSON") for number in numbers[2:]),
    ]


def test_lines_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"url": "a", "content": "# A"}\n', "utf-16")
    assert lines(tmp_path, "a.jsonl", "-o", "out") == ["a.jsonl: is in UTF-16; convert it to UTF-8"]
    (tmp_path / "a.jsonl").write_text('{"url": "a", "content": "# A"}\n', "utf-8-sig")
    assert lines(tmp_path, "a.jsonl", "-o", "out", code=0) == []
    assert urls(tmp_path / "out") == ["a"]


def not_utf8(*values: bytes) -> Any:
    """A column of strings with bytes that no string has, as some programs write it."""
    data = pa.array(values, pa.binary())
    return pa.StringArray.from_buffers(len(data), *data.buffers()[1:])


def test_strings_that_are_not_utf8(tmp_path: Path) -> None:
    columns = {
        "url": not_utf8(b"https://example.com/caf\xe9", b"https://example.com/b"),
        "content": not_utf8(MARKDOWN.encode(), b"caf\xe9"),
        "content_type": not_utf8(b"text/markdown", b"text/markdown; x=\xe9"),
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    for options in ((), ("--sample", "2")):
        assert lines(tmp_path, "a.parquet", "-o", "out", *options, code=0) == []
        found = [(row["url"], row["error"]) for row in table(tmp_path / "out/pages")]
        assert found == [
            ("https://example.com/caf\ufffd", None),
            ("https://example.com/b", "byte 3: not UTF-8: 0xe9"),
        ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"link": ["a"], "content": ["b"]}, "there is no column url; the columns are link, content (see --columns)"),
        ({"url": [{"a": "b"}], "content": ["b"]}, "the column url is struct<a: string>, not string"),
        ({"url": ["a"], "content": [["b"]]}, "not string or binary"),
        ({"url": ["a"], "content": pa.array([0], pa.timestamp("s"))}, "timestamp[ms], not string or binary"),
        ({}, "there is no column url or content; the columns are none (see --columns)"),
    ],
)
def test_tables_of_something_else(tmp_path: Path, columns: dict[str, Any], message: str) -> None:
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    write_lines(tmp_path / "b.jsonl", list(rows(2)))
    (said,) = lines(tmp_path, "a.parquet", "b.jsonl", "-o", "out")
    assert said.startswith("a.parquet: ")
    assert message in said
    assert len(urls(tmp_path / "out")) == 2


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"]), pa.array(["c"])], ["url", "url", "content"])
    pq.write_table(twice, tmp_path / "a.parquet")
    (said,) = lines(tmp_path, "a.parquet", "-o", "out")
    assert said == "a.parquet: there are 2 columns url; give one of them another name"


def test_tables_as_programs_write_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    types = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary(), pa.large_binary()]
    for number, kind in enumerate(types):
        content = pa.array([None, MARKDOWN.encode() if "binary" in str(kind) else MARKDOWN], kind)
        columns = {"url": ["a", "a"], "content": content, "when": pa.array([0, 1], pa.timestamp("us"))}
        pq.write_table(pa.table(columns), tmp_path / f"in/{number}.parquet")
    pq.write_table(pa.table({"url": pa.nulls(2), "content": pa.nulls(2)}), tmp_path / "in/nulls.parquet")
    write_parquet(tmp_path / "in/none.parquet", [("a", "b", "c")])
    empty = pq.read_table(tmp_path / "in/none.parquet").slice(0, 0)
    pq.write_table(empty, tmp_path / "in/none.parquet")
    assert lines(tmp_path, "in", "-o", "out", code=0) == []
    found = table(tmp_path / "out/pages")
    assert [row["error"] for row in found] == [*["the page has no content", None] * 5, *["the page has no url"] * 2]


def test_a_file_that_breaks_off_inside(tmp_path: Path) -> None:
    pages = [(f"https://example.com/{number}", MARKDOWN + os.urandom(500).hex(), "") for number in range(4_000)]
    write_parquet(tmp_path / "a.parquet", pages, group=500)
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 30_000] = bytes(30_000)
    (tmp_path / "a.parquet").write_bytes(data)
    (said,) = lines(tmp_path, "a.parquet", "-o", "out", "--no-site", "--select", "missing-h1")
    assert said.startswith("a.parquet: can't be read")
    assert urls(tmp_path / "out") == [url for url, _, _ in pages][: len(urls(tmp_path / "out"))]
    assert said.endswith(" pages before that have their rows")


def test_nobodys_file_is_replaced(tmp_path: Path) -> None:
    write_parquet(tmp_path / "crawl/pages/a.parquet", list(rows(3)))
    before = (tmp_path / "crawl/pages/a.parquet").read_bytes()
    (said,) = lines(tmp_path, "crawl/pages", "-o", "crawl")
    assert said == (
        "Error: --output: crawl/pages/a.parquet can't be written: it is there, and is none of seolint's tables"
    )
    assert (tmp_path / "crawl/pages/a.parquet").read_bytes() == before
    (tmp_path / "out/site.parquet").mkdir(parents=True)
    (said,) = lines(tmp_path, "crawl/pages", "-o", "out")
    assert said.startswith("Error: --output: out/site.parquet can't be written: ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site.parquet"]


def test_output_among_the_inputs(tmp_path: Path) -> None:
    write_parquet(tmp_path / "crawl/part.parquet", list(rows(3)))
    for _ in range(2):
        assert lines(tmp_path, "crawl", "-o", "crawl", code=0) == []
        assert len(urls(tmp_path / "crawl")) == 3


def test_globs_that_match_more_than_pages(tmp_path: Path) -> None:
    write_parquet(tmp_path / "crawl/b/part.parquet", list(rows(3)))
    (tmp_path / "crawl/a").mkdir()
    for _ in range(2):
        said = lines(tmp_path, "crawl/*", "-o", "crawl/out")
        assert said == ["crawl/a: has no Parquet, JSON lines or WARC files"]
        assert len(urls(tmp_path / "crawl/out")) == 3


def test_names_that_meet_in_another_way(tmp_path: Path) -> None:
    for name in ("crawl/a/part.parquet", "crawl/b/part.parquet", "more/a/part.parquet"):
        write_parquet(tmp_path / name, list(rows(1, name)))
    named = [str(tmp_path / each) for each in ("crawl/a/part.parquet", "crawl/b/part.parquet", "more")]
    found = [each.name for each in find_inputs(named, tmp_path / "out", [])]
    assert found == ["crawl/a/part.parquet", "crawl/b/part.parquet", "more/a/part.parquet"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("-", "-o", "out"), b"a\0b\nc" + b"x" * 5_000 + b"\n\xff\xfe.parquet\n", "doesn't exist"),
        (("x" * 300, "-o", "out"), b"", "doesn't exist"),
        (("none/*.parquet", "-o", "out"), b"", "matches no file"),
        (("empty", "-o", "out"), b"", "has no Parquet, JSON lines or WARC files"),
        (("a.parquet", "-o", ""), b"", "--output: the name of the folder is empty"),
        (("a.parquet", "-o", "x" * 300), b"", "can't be written: File name too long"),
        (("a.parquet", "-o", "a.parquet/out"), b"", "can't be written: Not a directory"),
        (("a.parquet", "-o", "out", "--sample", "0"), b"", "Invalid value for '--sample'"),
        (("a.parquet", "-o", "out", "--jobs", "0"), b"", "Invalid value for '--jobs'"),
        (("a.parquet", "-o", "out", "--columns", "url"), b"", "--columns: url is not NAME=YOURS"),
    ],
)
def test_mistakes(tmp_path: Path, arguments: tuple[str, ...], stdin: bytes, message: str) -> None:
    (tmp_path / "empty").mkdir()
    write_parquet(tmp_path / "a.parquet", list(rows(3)))
    assert all(message in said or "'seolint batch --help'" in said for said in lines(tmp_path, *arguments, stdin=stdin))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_are_no_inputs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert lines(tmp_path, "pipe", "-o", "out") == ["pipe: is neither a file nor a folder"]


@pytest.mark.skipif(not Path("/dev/full").exists() or not FORKS, reason="needs a disk that is always full")
def test_a_full_disk_for_temporary_files_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spool, "_path", lambda self: "/dev/full")
    write_parquet(tmp_path / "a.parquet", list(rows(3)))
    (said,) = lines(tmp_path, "a.parquet", "-o", "out")
    assert said == "Error: /dev/full can't be written: No space left on device"
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []
