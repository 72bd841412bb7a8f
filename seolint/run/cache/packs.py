"""The files of a cache: many values in one, so that for a thousand articles one file is opened, not a thousand.

A file holds the values one after the other, then an index (key, offset, length and CRC of each), then where to find
that. It gets its final name when it is complete, and never changes: readers and writers of other packs need no lock.
"""

from __future__ import annotations

import os
import struct
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

SUFFIX, UNFINISHED = ".pack", ".new"

BUFFER = 1 << 16
"""Bytes that are read at once: values are usually read in the order in which they were written."""

LARGEST = 8 * 1024 * 1024
"""Maximum bytes of a value; the result of an article of 100,000 words takes a tenth of that."""

MOST_READ = 64
"""Packs of a folder that are read. Runs merge them when there are more than a few."""

_MAGIC = b"seolint1"
_ENTRY = struct.Struct("<16sQII")
_END = struct.Struct("<QII8s")
"""Where the index begins, how many entries it has, its CRC, and what kind of file this is."""


class Pack(NamedTuple):
    """A file of values, open; `entries` has the key, offset, length and CRC of each."""

    path: Path
    file: BinaryIO
    size: int
    entries: dict[bytes, tuple[bytes, int, int, int]]

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None if there is none, or it isn't what was written."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        _, offset, length, crc = entry
        if length <= LARGEST and offset + length <= self.size:
            with suppress(OSError):
                self.file.seek(offset)
                value = self.file.read(length)
                if len(value) == length and crc32(value) == crc:
                    return value
        return None


class Writer:
    """Writes a pack into a folder, value by value. Raises OSError if it can't."""

    def __init__(self, folder: Path) -> None:
        # By name, what was written first comes first.
        self._path = folder / f"{time.time_ns():020d}-{os.urandom(4).hex()}{UNFINISHED}"
        self._file = self._path.open("xb")
        self._index: dict[bytes, bytes] = {}
        self.size = 0

    def __contains__(self, key: bytes) -> bool:
        return key in self._index

    def put(self, key: bytes, value: bytes) -> None:
        self._file.write(value)
        self._index[key] = _ENTRY.pack(key, self.size, len(value), crc32(value))
        self.size += len(value)

    def finish(self) -> Path:
        """Close the file and give it its final name."""
        index = b"".join(self._index.values())
        self._file.write(index + _END.pack(self.size, len(self._index), crc32(index), _MAGIC))
        self._file.close()
        return self._path.replace(self._path.with_suffix(SUFFIX))

    def give_up(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink()


def packs_in(folder: Path) -> list[Pack]:
    """The packs in a folder, the oldest first; none if it can't be read."""
    packs = []
    with suppress(OSError), os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False)]
        for entry in sorted(found, key=lambda entry: entry.name)[-MOST_READ:]:
            with suppress(OSError):
                path = Path(entry.path)
                file, size = path.open("rb", BUFFER), entry.stat().st_size
                packs.append(Pack(path, file, size, _entries_of(file, size)))
    return packs


def _entries_of(file: BinaryIO, size: int) -> dict[bytes, tuple[bytes, int, int, int]]:
    """The index of a pack; nothing if it is broken, or of another kind."""
    with suppress(OSError, struct.error):
        file.seek(-_END.size, os.SEEK_END)
        start, count, crc, magic = _END.unpack(file.read(_END.size))
        if magic == _MAGIC and start + count * _ENTRY.size + _END.size == size:
            file.seek(start)
            index = file.read(count * _ENTRY.size)
            if crc32(index) == crc:
                return {entry[0]: entry for entry in _ENTRY.iter_unpack(index)}
    return {}
