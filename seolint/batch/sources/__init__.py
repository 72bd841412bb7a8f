"""Files of pages -> the pages in them, one after the other: Parquet, JSON lines, WARC."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from seolint.batch.page import Page

SUFFIXES: Mapping[str, str] = {
    ".parquet": "parquet",
    ".jsonl": "json_lines",
    ".jsonl.gz": "json_lines",
    ".ndjson": "json_lines",
    ".ndjson.gz": "json_lines",
    ".warc": "warc",
    ".warc.gz": "warc",
}
"""What files are named that folders are searched for, and the modules that read them."""

GZIP = b"\x1f\x8b"
"""How what is compressed with gzip begins."""

_BEGINNINGS = {b"PAR1": "parquet", b"WARC/": "warc", b"{": "json_lines"}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4_096
_NO_NAMES: Mapping[str, str] = {}


class InputError(Exception):
    """Why a file can't be read, or not to its end, in one line."""


@dataclass
class Reading:
    """A file that is being read: what to take of it, and how far that is.

    `columns` are the names of those that have other names; `most` is how many bytes of a page are read, so that
    a larger one can be refused. `urls_only` leaves the content out where that saves time. `position` is the bytes of
    the file read so far, `skipped` how many records weren't pages.
    """

    path: str
    columns: Mapping[str, str] = field(default_factory=dict)
    most: int = 20_000_001
    urls_only: bool = False
    position: int = 0
    skipped: int = 0


def pages_in_file(reading: Reading) -> Iterator[Page]:
    """The pages of a file. Raises InputError, maybe after some of them."""
    kind = kind_of(reading.path)
    try:
        read: Callable[[Reading], Iterator[Page]] = import_module(f"seolint.batch.sources.{kind}").pages
        yield from read(reading)
    except ImportError as error:
        raise InputError("needs another package: pip install 'seolint-content[batch]'") from error
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror or error}") from error


def kind_of(path: str) -> str:
    """The name of the module that reads a file: by how it begins, else by its name. Raises InputError.

    The first line of JSON lines may be broken, as any other; then the name says what they are.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}") from error
    head = _unzipped(head) if head.startswith(GZIP) else head
    if head.startswith(_WIDE):
        raise InputError("is in UTF-16; convert it to UTF-8")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    known = SUFFIXES.get(suffix_of(path), "")
    kind = next((kind for begins, kind in _BEGINNINGS.items() if head.startswith(begins)), "")
    if kind or known == "json_lines" or (known == "warc" and not head):
        return kind or known
    raise InputError("is neither Parquet nor JSON lines nor WARC")


def suffix_of(name: str) -> str:
    """The known suffix that a name ends with; "" for none."""
    return max((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), key=len, default="")


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except (zlib.error, gzip.BadGzipFile):
        return b""
