"""The files of a cache: many values in one, so that a thousand articles cost one file to open, not a thousand.

A file holds the values one after the other, then an index (key, offset, length and CRC of each), then how to find that.
It gets its name when it is whole, and never changes: who reads it, and who writes another beside it, need no lock.
"""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from seolint.named import NamedTuple

SUFFIX, UNFINISHED = ".pack", ".new"

BUFFER = 1 << 16
"""Bytes that are read at once: values are mostly asked for in the order in which they were written."""

_MAGIC = b"seolint1"
_ENTRY = struct.Struct("<16sQII")
_END = struct.Struct("<QII8s")
"""Where the index begins, how many entries it has, its CRC, and what kind of file this is."""


class Entry(NamedTuple):
    """Where a value stands."""

    pack: Pack
    offset: int
    length: int
    crc: int

    @property
    def value(self) -> bytes | None:
        """The value; None where it is not what was written."""
        with suppress(OSError):
            self.pack.file.seek(self.offset)
            found = self.pack.file.read(self.length)
            if len(found) == self.length and crc32(found) == self.crc:
                return found
        return None


class Pack(NamedTuple):
    """A file of values, open."""

    path: Path
    file: BinaryIO
    size: int


class Writer:
    """Writes a pack into a folder, value by value. Raises OSError where it can't."""

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
        """Close the file under its own name."""
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
    """The packs in a folder, those written first first; none where it can't be read."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            with suppress(OSError):
                if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    path = Path(entry.path)
                    found.append(Pack(path, path.open("rb", BUFFER), entry.stat().st_size))
    return found


def entries_of(packs: list[Pack]) -> Mapping[bytes, Entry]:
    """All values of packs by key; of those with the same key, the one written last. What is broken is left out."""
    return {key: entry for pack in packs for key, entry in _entries(pack)}


def _entries(pack: Pack) -> Iterator[tuple[bytes, Entry]]:
    with suppress(OSError, struct.error, ValueError):
        pack.file.seek(-_END.size, os.SEEK_END)
        start, count, crc, magic = _END.unpack(pack.file.read())
        if magic != _MAGIC or start + count * _ENTRY.size + _END.size != pack.size:
            return
        pack.file.seek(start)
        index = pack.file.read(count * _ENTRY.size)
        if crc32(index) == crc:
            for key, offset, length, its_crc in _ENTRY.iter_unpack(index):
                if offset + length <= start:
                    yield key, Entry(pack, offset, length, its_crc)
