"""Pages from Parquet, JSON lines and WARC: each as a browser would get it, and what is none left out."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seolint.batch.page import Page
from seolint.batch.sources import InputError, Reading, pages_in_file, parquet
from tests.batch.files import HTML, record, rows, write_lines, write_parquet, write_warc

pa = pytest.importorskip("pyarrow")
pytest.importorskip("fastwarc")

TYPE = "Content-Type: text/html; charset=utf-8"


def read(path: Path, **options: object) -> list[Page]:
    return list(pages_in_file(Reading(str(path), **options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("group", [1, 7, 100])
def test_parquet(tmp_path: Path, group: int) -> None:
    write_parquet(tmp_path / "a.parquet", list(rows(30)), group)
    found = read(tmp_path / "a.parquet")
    assert [(page.url, (page.content or b"").decode(), page.content_type) for page in found] == list(rows(30))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "whatever"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    write_lines(tmp_path / name, list(rows(30)))
    found = read(tmp_path / name)
    assert [(page.url, (page.content or b"").decode(), page.content_type) for page in found] == list(rows(30))


def test_lines_that_are_not_pages(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", list(rows(1)), "nonsense", "", "[1]", '{"url": "a", "content": 3}', '{"url": 1}')
    faults = [(page.url, page.fault) for page in read(tmp_path / "a.jsonl")[1:]]
    assert faults == [
        (None, "line 2 is not JSON"),
        (None, "line 4 is not a JSON object"),
        ("a", "the content on line 5 is not a string"),
        (None, ""),
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_long_lines_are_not_read_to_the_end(tmp_path: Path, name: str) -> None:
    long = f'{{"url": "a", "content": "{"x" * 6_000_000}"}}'
    longest = f'{{"url": "b", "content": "{"x" * (5_000_000 - 28)}"}}'
    write_lines(tmp_path / name, [], long, longest, '{"url": "c", "content": "C"}', long)
    found = read(tmp_path / name, most=1_000_000)
    fault = "line {} is longer than 5 MB"
    assert [(page.url, page.fault) for page in found] == [
        (None, fault.format(1)), ("b", ""), ("c", ""), (None, fault.format(4)),
    ]  # fmt: skip


def test_surrogates_in_json(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"url": "a\\ud800", "content": "b\\ud800"}', "utf-8")
    assert read(tmp_path / "a.jsonl") == [Page("a?", b"b?", is_text=True)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_responses_of_a_warc_file(tmp_path: Path, name: str) -> None:
    body = HTML.encode()
    others = [
        record("https://example.com/i.png", b"\x89PNG", "Content-Type: image/png"),
        record("https://example.com/gone", body, TYPE, status="404 Not Found"),
        record("https://example.com/moved", body, TYPE, "Location: /", status="302 Found"),
        record("https://example.com/data", b'{"a": 1}', "Server: x"),
        record("dns:example.com", b"20250101000000\n", kind="resource"),
        record("https://example.com/", b"", kind="request"),
    ]
    pages = [
        record("https://example.com/", body, TYPE),
        record("<https://example.com/wget>", body, TYPE),
        record("https://example.com/no-type", body),
        record("https://example.com/a.md", b"# A\n", "content-type: text/markdown"),
    ]
    write_warc(tmp_path / name, *others[:2], *pages, *others[2:])
    reading = Reading(str(tmp_path / name))
    found = list(pages_in_file(reading))
    assert [(page.url, page.content, page.fault) for page in found] == [
        ("https://example.com/", body, ""),
        ("https://example.com/wget", body, ""),
        ("https://example.com/no-type", body, ""),
        ("https://example.com/a.md", b"# A\n", ""),
    ]
    assert found[0].content_type == "text/html; charset=utf-8"
    assert reading.skipped == 5  # without the request


def chunked(data: bytes) -> bytes:
    halves = data[:20], data[20:]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(half), half) for half in halves) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (chunked(HTML.encode()), "Transfer-Encoding: chunked"),
        (HTML.encode(), "Transfer-Encoding: chunked"),
        (gzip.compress(HTML.encode()), "Content-Encoding: gzip"),
        (HTML.encode(), "Content-Encoding: gzip"),
        (zlib.compress(HTML.encode()), "Content-Encoding: deflate"),
        (zlib.compress(HTML.encode())[2:-4], "Content-Encoding: deflate"),
        (HTML.encode(), "Content-Encoding: br"),
        (chunked(gzip.compress(HTML.encode())), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_response_was_sent_in(tmp_path: Path, body: bytes, header: str) -> None:
    write_warc(tmp_path / "a.warc.gz", record("https://example.com/", body, TYPE, header))
    (page,) = read(tmp_path / "a.warc.gz")
    assert (page.content, page.fault) == (HTML.encode(), "")


def packed(codec: str, data: bytes = HTML.encode()) -> bytes:
    """Data as Arrow compresses a stream of it."""
    stream = pa.BufferOutputStream()
    with pa.CompressedOutputStream(stream, codec) as file:
        file.write(data)
    return bytes(stream.getvalue().to_pybytes())


BROTLI, ZSTANDARD = "Content-Encoding: br", "Content-Encoding: zstd"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (packed("brotli"), BROTLI),
        (packed("zstd"), ZSTANDARD),
        (HTML.encode(), ZSTANDARD),
        (chunked(packed("zstd")), f"{ZSTANDARD}\r\nTransfer-Encoding: chunked"),
        (packed("brotli", gzip.compress(HTML.encode())), "Content-Encoding: gzip, br"),
        (chunked(gzip.compress(HTML.encode())), "Transfer-Encoding: gzip, chunked"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_response_was_compressed_in(tmp_path: Path, body: bytes, header: str) -> None:
    write_warc(tmp_path / "a.warc", record("https://example.com/", body, TYPE, header))
    (page,) = read(tmp_path / "a.warc")
    assert (page.content, page.fault) == (HTML.encode(), "")


@pytest.mark.parametrize(
    ("body", "header", "fault"),
    [
        (packed("brotli")[:-9], BROTLI, "Truncated"),
        (packed("zstd")[:-9], ZSTANDARD, "Truncated"),
        (gzip.compress(HTML.encode())[:-9], "Content-Encoding: gzip", "it is cut off"),
        (zlib.compress(HTML.encode())[:-9], "Content-Encoding: deflate", "it is cut off"),
        (chunked(HTML.encode())[:-9], "Transfer-Encoding: chunked", "the last chunk is missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_responses_that_were_cut_off_on_their_way(tmp_path: Path, body: bytes, header: str, fault: str) -> None:
    write_warc(tmp_path / "a.warc", record("https://example.com/", body, TYPE, header))
    (page,) = read(tmp_path / "a.warc")
    assert f"its content can't be decoded: {fault}" in page.fault


def test_large_pages_in_chunks_are_refused_as_large(tmp_path: Path) -> None:
    large = record("https://example.com/", chunked(b"<p>" + b" " * 3_000), TYPE, "Transfer-Encoding: chunked")
    write_warc(tmp_path / "a.warc", large)
    assert [(len(page.content or b""), page.fault) for page in read(tmp_path / "a.warc", most=1_001)] == [(1_001, "")]


def test_records_of_other_kinds_are_counted(tmp_path: Path) -> None:
    kinds = ("resource", "conversion", "revisit", "response")
    write_warc(tmp_path / "a.warc", *(record("https://example.com/", b"<p>A", TYPE, kind=kind) for kind in kinds))
    reading = Reading(str(tmp_path / "a.warc"))
    assert (len(list(pages_in_file(reading))), reading.skipped) == (1, 3)


def test_bombs_and_large_pages_are_not_read_to_the_end(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b" " * 3_000_000)
    plain = b"<p>" + b" " * 3_000_000
    write_warc(
        tmp_path / "a.warc.gz",
        record("https://example.com/bomb", bomb, TYPE, "Content-Encoding: gzip"),
        record("https://example.com/plain", plain, TYPE),
        record("https://example.com/next", HTML.encode(), TYPE),
    )
    found = read(tmp_path / "a.warc.gz", most=1_001)
    assert [len(page.content or b"") for page in found] == [1_001, 1_001, len(HTML)]


def test_pages_that_are_cut_off(tmp_path: Path) -> None:
    whole = record("https://example.com/", HTML.encode(), TYPE)
    (tmp_path / "a.warc").write_bytes(whole + whole[:-40])
    write_warc(tmp_path / "b.warc", record("https://example.com/", b"<p>", TYPE, warc="WARC-Truncated: length\r\n"))
    found: list[Page] = []
    with pytest.raises(InputError, match="ends in the middle of a record"):
        found.extend(pages_in_file(Reading(str(tmp_path / "a.warc"))))
    assert ["cut the page off" in page.fault for page in found] == [False, True]
    assert ["cut the page off" in page.fault for page in read(tmp_path / "b.warc")] == [True]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.parquet", b"PAR1 and then something else", "can't be read as Parquet"),
        ("a.parquet", b"", "neither Parquet nor JSON lines nor WARC"),
        ("a.csv", b"url,content\n", "neither Parquet nor JSON lines nor WARC"),
        ("a.jsonl.gz", gzip.compress(b'{"url": "a", "content": ""}\n' * 9_000)[:-20], "can't be decompressed"),
        ("a.jsonl", b'[]\n{"url": "a", "text": "A"}\n', "no object has content; the keys are url, text"),
        ("a.jsonl", b'{"adress": "a", "content": null}\n' * 2_000, "no object has url; the keys are adress, content"),
        ("missing", None, "can't be read: No such file"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        read(tmp_path / name)


def test_parquet_without_the_columns(tmp_path: Path) -> None:
    write_parquet(tmp_path / "a.parquet", list(rows(3)))
    with pytest.raises(InputError, match="there is no column address; the columns are url, content, content_type"):
        read(tmp_path / "a.parquet", columns={"url": "address"})


def test_empty_files_have_no_pages(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.warc"):
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path / name) == []


def test_few_rows_of_a_table_are_read_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def pages_in(batch: Any, columns: object) -> Iterator[Page]:
        sizes.append(batch.num_rows)
        return iter(())

    monkeypatch.setattr(parquet, "pages_in", pages_in)
    write_parquet(tmp_path / "a.parquet", list(rows(100)), 100)
    read(tmp_path / "a.parquet")
    assert (sum(sizes), max(sizes)) == (100, parquet.MOST_ROWS)
