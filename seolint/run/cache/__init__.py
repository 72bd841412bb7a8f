"""Results of earlier runs: what hasn't changed isn't linted again.

If anything is wrong with the folder, a run goes on without it: a cache may be lost, but it must never be wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from seolint.run.cache.location import make, trim
from seolint.run.cache.packs import LARGEST, UNFINISHED, Pack, Writer, packs_in

LIMIT = 64 * 1024 * 1024
"""Bytes that the cache of a root may take, enough for some ten thousand articles. Beyond that, the oldest entries are
dropped."""

LEFT = 0.75
"""The part of the limit that is kept then, so that it isn't reached again at once."""

MOST_PACKS = 8
"""Packs that are opened one by one before they are merged."""

_DAY = 86400
"""Seconds after which an unfinished pack can't be one that is still being written."""


class Cache:
    """The values stored in a folder under keys of 16 bytes. Several runs may share it: each adds a pack.

    `on_created` is called when the folder is created, which is when the first value is stored.
    """

    def __init__(self, folder: Path, limit: int = LIMIT, on_created: Callable[[], object] | None = None) -> None:
        self.folder, self.limit = folder, limit
        self._on_created = on_created
        self._packs: list[Pack] = packs_in(folder)
        self._used: dict[bytes, None] = {}
        self._writer: Writer | None = None
        self._writable = True

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None if there is none, or only a broken one."""
        values = (pack.get(key) for pack in reversed(self._packs))
        return next((value for value in values if value is not None), None)

    def use(self, key: bytes) -> None:
        """Note that the value of a key was used: it is dropped last."""
        self._used[key] = None

    def put(self, key: bytes, value: bytes) -> None:
        """Store a value. If that isn't possible, nothing happens."""
        if self._writable and len(value) <= LARGEST:
            try:
                self._writer = self._writer or self._begun()
                if self._writer.size + len(value) <= self.limit:
                    self._writer.put(key, value)
            except OSError:
                self._give_up()

    def reopened(self) -> Cache:
        """The same cache for what a run stores after this one is closed."""
        return Cache(self.folder, self.limit)

    def close(self) -> None:
        """Write what was stored. If packs are too large together, or too many, they are merged."""
        try:
            if self._writer:
                total = sum(pack.size for pack in self._packs) + self._writer.size
                merging = len(self._packs) >= MOST_PACKS or total > self.limit
                if merging:
                    self._merge(self._writer, total)
                self._writer.finish()
                if merging:
                    self._clear()
        except OSError:
            self._give_up()
        finally:
            self._writer = None
            for pack in self._packs:
                pack.file.close()

    def _begun(self) -> Writer:
        if make(self.folder):
            trim(self.folder.parent, self.folder.name)
            if self._on_created:
                self._on_created()
        return Writer(self.folder)

    def _give_up(self) -> None:
        self._writable = False
        if self._writer:
            self._writer.give_up()
            self._writer = None

    def _merge(self, writer: Writer, total: int) -> None:
        """Add the content of the other packs to the new one: what was used first, then what was written last."""
        room = int(self.limit * LEFT) if total > self.limit else self.limit
        for key in self._by_worth():
            value = None if key in writer else self.get(key)
            if value is not None:
                if writer.size + len(value) > room:
                    break
                writer.put(key, value)

    def _by_worth(self) -> Iterator[bytes]:
        yield from self._used
        for pack in reversed(self._packs):
            yield from (key for key in reversed(pack.entries) if key not in self._used)

    def _clear(self) -> None:
        """Remove packs that were merged, what other runs left unfinished, and caches that nobody needs."""
        for pack in self._packs:
            pack.file.close()
            with suppress(OSError):  # on Windows, while another run reads it
                pack.path.unlink()
        for path in self.folder.glob(f"*{UNFINISHED}"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _DAY:
                    path.unlink()
        trim(self.folder.parent, self.folder.name)
