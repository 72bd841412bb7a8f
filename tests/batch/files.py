"""Files of pages for tests: a few pages in each of the forms that `seolint batch` reads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

MARKDOWN = "# Shoes\n\n### Sizes\n\nTake half a size more. [Click here](sizes).\n"
HTML = "<!doctype html><title>Shoes</title><h1>Shoes</h1><h3>Sizes</h3><p>Take half a size more.</p>"

Row = tuple[str, str, str]


def rows(count: int, name: str = "shoes") -> Iterator[Row]:
    """Urls, contents and content types: every page has its number in it."""
    for number in range(count):
        url = f"https://example.com/{name}/{number}"
        yield (url, f"{HTML}<p>{number}</p>", "text/html") if number % 2 else (url, f"{MARKDOWN}{number}\n", "")


def write_parquet(path: Path, pages: Sequence[Row], group: int = 10) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = dict(zip(("url", "content", "content_type"), map(list, zip(*pages, strict=True)), strict=True))
    pq.write_table(pa.table(columns), path, row_group_size=group)


def write_lines(path: Path, pages: Sequence[Row], *more: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"url": url, "content": text, "content_type": kind}) for url, text, kind in pages]
    data = "".join(f"{line}\n" for line in [*lines, *more]).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def record(
    url: str, body: bytes, *headers: str, kind: str = "response", status: str = "200 OK", warc: str = ""
) -> bytes:
    """A record of a WARC file."""
    head = "".join(f"{each}\r\n" for each in (f"HTTP/1.1 {status}", *headers)).encode() + b"\r\n"
    block = head + body if kind in ("response", "request") else body
    about = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{len(url)}>\r\n{warc}"
    )
    mime = f"application/http; msgtype={kind}" if head and kind == "response" else "text/plain"
    return f"{about}Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def write_warc(path: Path, *records: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(map(gzip.compress, records) if path.suffix == ".gz" else records))


def table(folder: Path) -> list[dict[str, Any]]:
    """The rows of all tables in a folder, without what differs from run to run."""
    found = [row for file in sorted(folder.rglob("*.parquet")) for row in pq.read_table(file).to_pylist()]
    return [{name: value for name, value in row.items() if name != "milliseconds"} for row in found]
