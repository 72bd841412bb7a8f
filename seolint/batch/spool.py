"""Pages on their way to the workers: their content waits in files, as a pipe holds too little of it.

A file holds the content of some hundred pages, one after the other, and is removed when the last of them is done.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from seolint.batch.page import Page

SIZE = 8_000_000
"""Bytes after which a file is full."""

MOST_PAGES = 1_000
"""Pages after which it is full, too: of those without content, any number would fit."""


class SpooledPage(NamedTuple):
    """A page whose content is so many bytes of a file from an offset on; it has none if `size` is negative."""

    url: str | None
    content_type: str
    is_text: bool
    file: str
    offset: int
    size: int
    fault: str = ""


class _File(NamedTuple):
    path: str
    size: int
    """In bytes."""
    end: int
    """How many pages of the run are in it and in those before it."""


class Spool:
    """The files of a run, in a folder of its own."""

    def __init__(self, folder: str) -> None:
        self._folder, self._number = folder, 0
        self._files: deque[_File] = deque()
        """The files that exist, in their order."""
        self._done = 0
        self.size = 0
        """Bytes of the files that exist."""

    def pages(self, pages: Iterable[Page]) -> Iterator[SpooledPage]:
        """The pages, after their content is written; a file's worth of pages is taken at a time."""
        written: list[SpooledPage] = []
        parts: list[bytes] = []
        size = taken = 0
        path = self._path()
        for page in pages:
            taken += 1
            content = page.content
            length = -1 if content is None else len(content)
            written.append(SpooledPage(page.url, page.content_type, page.is_text, path, size, length, page.fault))
            if content:
                parts.append(content)
                size += len(content)
            if size >= SIZE or len(written) == MOST_PAGES:
                self._write(path, parts, taken)
                yield from written
                written, parts, size, path = [], [], 0, self._path()
        if written:
            self._write(path, parts, taken)
            yield from written

    def done(self) -> None:
        """Note that the next page is done: called for each, in their order."""
        self._done += 1
        while self._files and self._files[0].end <= self._done:
            file = self._files.popleft()
            self.size -= file.size
            with suppress(OSError):
                os.unlink(file.path)  # noqa: PTH108

    def _path(self) -> str:
        self._number += 1
        return f"{self._folder}{os.sep}{self._number}"

    def _write(self, path: str, parts: list[bytes], taken: int) -> None:
        try:
            with Path(path).open("wb") as file:
                file.writelines(parts)
        except OSError as error:  # which doesn't name the file if its disk is full
            raise OSError(error.errno, error.strerror, path) from error
        size = sum(map(len, parts))
        self._files.append(_File(path, size, taken))
        self.size += size


def read_page(spooled: SpooledPage) -> Page:
    """A page with its content. Raises OSError."""
    content = None
    if spooled.size >= 0:
        content = _read(spooled) if spooled.size else b""
    return Page(spooled.url, content, spooled.content_type, spooled.is_text, spooled.fault)


def _read(spooled: SpooledPage) -> bytes:
    with open(spooled.file, "rb", buffering=0) as file:  # noqa: PTH123 - for each of many pages
        file.seek(spooled.offset)
        data = file.read(spooled.size)
    while len(data) < spooled.size:  # more than one read gives
        with open(spooled.file, "rb") as rest:  # noqa: PTH123
            rest.seek(spooled.offset)
            return rest.read(spooled.size)
    return data
