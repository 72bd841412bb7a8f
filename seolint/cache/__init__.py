"""Results of earlier runs, in a folder `.seolint_cache`: what hasn't changed isn't linted again.

Whatever is wrong with the folder, a run goes on without it: a cache may be lost, but it must never be wrong.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from seolint import config as configs
from seolint.cache.packs import UNFINISHED, Entry, Pack, Writer, entries_of, packs_in
from seolint.files import SETTINGS, read_file

NAME = ".seolint_cache"
TAG = "CACHEDIR.TAG"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
"""Source: https://bford.info/cachedir/"""

MADE_BY = "This folder was made by seolint"

LIMIT = 64 * 1024 * 1024
"""Bytes that a cache may take, those of some ten thousand articles. Beyond, what was written first is dropped."""

LEFT = 0.75
"""The part of the limit that is left then, so that it isn't reached again at once."""

MOST_PACKS = 8
"""Packs that are opened one after the other before they are made into one."""

_DAY = 86400
"""Seconds after which a pack that nobody finished is none that somebody is still writing."""


class Cache:
    """What was kept in a folder under keys of 16 bytes. Several runs may share it: each adds a pack of its own."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder, self.limit = folder, limit
        self._packs: list[Pack] = packs_in(folder) if is_own(folder) else []
        self._entries: Mapping[bytes, Entry] = entries_of(self._packs)
        self._used: dict[bytes, Entry] = {}
        self._writer: Writer | None = None
        self._writable = True

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key; None for nothing, or nothing whole."""
        entry = self._entries.get(key)
        return entry.value if entry else None

    def use(self, key: bytes) -> None:
        """Say that what is kept under a key was of use: it is dropped last."""
        self._used[key] = self._entries[key]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value. Where it can't be, nothing happens."""
        if self._writable:
            try:
                self._writer = self._writer or self._begun()
                self._writer.put(key, value)
            except OSError:
                self._give_up()

    def close(self) -> None:
        """Keep what was put. What is too much, or in too many files, is put together."""
        try:
            if self._writer:
                total = sum(pack.size for pack in self._packs) + self._writer.size
                if len(self._packs) >= MOST_PACKS or total > self.limit:
                    self._merge(self._writer, total)
                self._writer.finish()
        except OSError:
            self._give_up()
        finally:
            self._writer = None
            for pack in self._packs:
                pack.file.close()

    def _begun(self) -> Writer:
        make(self.folder)
        return Writer(self.folder)

    def _give_up(self) -> None:
        self._writable = False
        if self._writer:
            self._writer.give_up()
            self._writer = None

    def _merge(self, writer: Writer, total: int) -> None:
        """Write what other packs hold behind what is new: what was used first, then what was written last."""
        room = int(self.limit * LEFT) if total > self.limit else self.limit
        for key, entry in self._by_worth():
            if writer.size + entry.length > room:
                break
            value = entry.value
            if value is not None and key not in writer:
                writer.put(key, value)
        for pack in self._packs:
            with suppress(OSError):  # on Windows, while another run reads it
                pack.path.unlink()
        _sweep(self.folder)

    def _by_worth(self) -> Iterator[tuple[bytes, Entry]]:
        yield from self._used.items()
        yield from ((key, self._entries[key]) for key in reversed([*self._entries]) if key not in self._used)


def folder_for(place: Path) -> Path:
    """The folder (absolute) that keeps the results of runs in a folder: beside the config for it, else in it."""
    try:
        config = configs.find(place)
    except OSError:
        config = None
    return (config.parent if config else place.absolute()) / NAME


def is_own(folder: Path) -> bool:
    """Whether a folder is a cache that seolint made, and no link to elsewhere."""
    with suppress(OSError, ValueError):
        told = read_file(folder / TAG, SETTINGS).decode("utf-8")
        return told.startswith(SIGNATURE) and MADE_BY in told and not folder.is_symlink()
    return False


def make(folder: Path) -> None:
    """Make the folder of a cache, so that git, backups and search pass over it. Raises OSError where it can't."""
    if is_own(folder):
        return
    begun = folder.with_name(f"{folder.name}-{os.urandom(4).hex()}")
    begun.mkdir()
    (begun / ".gitignore").write_text("*\n", "utf-8")
    (begun / TAG).write_text(f"{SIGNATURE}\n# {MADE_BY}, to find again what it found before.\n", "utf-8")
    try:
        begun.rename(folder)
    except OSError:
        remove(begun)
        if not is_own(folder):  # nor has another run made it meanwhile
            raise


def remove(folder: Path) -> None:
    """Remove a folder and all in it. Raises OSError."""
    from shutil import rmtree

    rmtree(folder)


def _sweep(folder: Path) -> None:
    """Remove packs that a run left unfinished."""
    for path in folder.glob(f"*{UNFINISHED}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                path.unlink()
