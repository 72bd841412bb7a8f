"""Pages in a file of JSON lines, plain or compressed: an object a line."""

from __future__ import annotations

import gzip
import json
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from seolint.batch.page import Page
from seolint.batch.sources import GZIP, InputError, Reading

LONGEST = 5
"""How many times the bytes of the largest page a line may have. JSON may take three times those of a text, six for each
of the two of an é, and there are other keys."""

MEGABYTE = _CHUNK = 1_000_000

JUDGED = 1_000
"""Objects after which a key that none of them has is taken for a mistake in its name."""

_NEEDED = ("url", "content")
_SHOWN = 10
"""Keys that a message names."""


def pages(reading: Reading) -> Iterator[Page]:
    """The pages in the lines of a file; one that isn't a page has no url. Raises InputError and OSError."""
    with Path(reading.path).open("rb") as file:
        zipped = file.read(len(GZIP)) == GZIP
        file.seek(0)
        lines: IO[bytes] = gzip.GzipFile(fileobj=file) if zipped else file  # type: ignore[assignment]
        number, longest = 0, LONGEST * reading.most
        keys = _Keys(reading)
        try:
            while line := lines.readline(longest + 1):
                number += 1
                if len(line) > longest:
                    _skip_line(lines, line)
                    yield Page(None, None, fault=f"line {number} is longer than {longest // MEGABYTE} MB")
                elif line.strip():
                    yield _page(line.removeprefix(BOM_UTF8), number, reading, keys)
                if keys.objects == JUDGED:
                    keys.judge()
                reading.position = file.tell()
            keys.judge()
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"can't be decompressed after line {number}: {error}") from error


def _skip_line(lines: IO[bytes], begun: bytes) -> None:
    """Read to the end of a line of which so much was read."""
    while begun and not begun.endswith(b"\n"):
        begun = lines.readline(_CHUNK)


class _Keys:
    """Which of the keys of pages no object of a file has had so far."""

    def __init__(self, reading: Reading) -> None:
        self.objects = 0
        self._missing = [reading.columns.get(name, name) for name in _NEEDED]
        self._found: tuple[str, ...] = ()

    def add(self, value: dict[str, object]) -> None:
        self.objects += 1
        if self._missing:
            self._missing = [key for key in self._missing if key not in value]
            self._found = self._found or tuple(value)[:_SHOWN]

    def judge(self) -> None:
        """Raises InputError if no object had a key that pages need."""
        if self.objects and self._missing:
            named = ", ".join(map(_text, self._found)) or "none"
            raise InputError(f"no object has {' or '.join(self._missing)}; the keys are {named} (see --columns)")


def _page(line: bytes, number: int, reading: Reading, keys: _Keys) -> Page:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Page(None, None, fault=f"line {number} is not JSON")
    if not isinstance(value, dict):
        return Page(None, None, fault=f"line {number} is not a JSON object")
    keys.add(value)
    url, content, kind = (value.get(reading.columns.get(name, name)) for name in ("url", "content", "content_type"))
    address = _text(url) if isinstance(url, str) else None
    if not (content is None or isinstance(content, str)):
        return Page(address, None, fault=f"the content on line {number} is not a string")
    text = None if content is None else content.encode("utf-8", "replace")
    return Page(address, text, kind if isinstance(kind, str) else "", is_text=True)


def _text(value: str) -> str:
    """A text without lone surrogates, which JSON can name and UTF-8 can't."""
    return value.encode("utf-8", "replace").decode("utf-8")
