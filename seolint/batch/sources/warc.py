"""Pages in a WARC file: the responses that are HTML, Markdown or plain text, as a server sent them with status 200."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecordType

from seolint.batch.page import FORMATS, Page
from seolint.batch.sources import GZIP, InputError, Reading
from seolint.batch.sources.codings import CodingError, decoded
from seolint.readers import HEAD, detect_format

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_BEGINNING = b"WARC/"
_LONGEST_LINE = 1_000_000
"""Bytes of a line in the header of a record; longer ones are none."""

_CHUNK = 1_000_000

_COUNTED = (
    WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.conversion
)  # fmt: skip


def pages(reading: Reading) -> Iterator[Page]:
    """The pages among the records of a file. Raises OSError, and InputError at the end of a file that is cut off.

    Other records are counted as skipped, without those that are about the crawl, and not what a server sent.
    """
    records = ArchiveIterator(
        reading.path, record_types=_COUNTED, parse_http=True, auto_decode="none", quirks_mode=True
    )
    for record in records:
        reading.position = record.stream_pos
        page = _page(record, reading)
        if page:
            yield page
        else:
            reading.skipped += 1
    if not _is_whole(reading):
        raise InputError("ends in the middle of a record")


def _is_whole(reading: Reading) -> bool:
    """Whether the file ends where a record ends, seen from the last record that was read: FastWARC doesn't say."""
    with Path(reading.path).open("rb") as file:
        records = _records_from(file, reading.position) or _records_from(file, 0)  # a file may be zipped as a whole
        with suppress(EOFError, zlib.error, gzip.BadGzipFile):
            while records and (line := records.readline(_LONGEST_LINE)):
                if line.strip() and not _is_record_whole(records):
                    return False
            return True
    return False


def _records_from(file: IO[bytes], position: int) -> IO[bytes] | None:
    """The records from a position on, decompressed; None if no record begins there."""
    file.seek(position)
    head = file.read(len(_BEGINNING))
    file.seek(position)
    if head.startswith(GZIP):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    return file if head == _BEGINNING else None


def _is_record_whole(records: IO[bytes]) -> bool:
    """Whether a record goes on to its end after its first line."""
    left = None
    while (line := records.readline(_LONGEST_LINE)).strip():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            left = int(value)
    while left and (data := records.read(min(left, _CHUNK))):
        left -= len(data)
    return left == 0


def _page(record: WarcRecord, reading: Reading) -> Page | None:
    """The page in a response; None if there is none."""
    http = record.http_headers
    if record.record_type != WarcRecordType.response or http is None or http.status_code != 200:
        return None
    content_type = http.get("Content-Type") or ""
    kind = content_type.partition(";")[0].strip().lower()
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if kind and kind not in FORMATS:
        return None
    length = record.content_length
    data = record.reader.read(reading.most)
    page = Page(url, data, content_type)
    if len(data) < min(length, reading.most) or record.headers.get("WARC-Truncated"):
        return page._replace(fault="the crawler, or the end of the file, cut the page off")
    if len(data) == reading.most:  # too large already, and maybe not whole
        return page
    try:
        content, transfer = (http.get(name) or "" for name in ("Content-Encoding", "Transfer-Encoding"))
        page = page._replace(content=decoded(data, content, transfer, reading.most))
    except CodingError as error:
        return page._replace(fault=f"its content can't be decoded: {error}")
    if not kind and detect_format((page.content or b"")[:HEAD].decode("latin-1")) != "html":
        return None
    return page
