"""The words of pages whose records are alike: read again, or cached since an earlier run compared them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from zlib import compress, decompressobj, error

from seolint.linter import parse
from seolint.readers import format_for
from seolint.run.cache import Cache
from seolint.run.cache.keys import Keys, key_of
from seolint.run.config_loader import ConfigLoader
from seolint.site.compared_text import ComparedText, compared_text
from seolint.site.record import PageRecord

KEPT = 256
"""Pages whose words are kept for the next comparison."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a page's words as JSON, uncompressed."""

_SPEED = 1


class PageTexts:
    """The words of pages, each read once while it is needed. What `cache` lacks is put there until it is closed."""

    def __init__(self, configs: ConfigLoader, text_of: Callable[[str], str], cache: Cache | None) -> None:
        self._configs, self._text_of = configs, text_of
        self._cache, self._keys = cache, Keys(cache) if cache else None
        self._find = lru_cache(KEPT)(self._read)

    def of(self, record: PageRecord) -> ComparedText:
        """The words of the page with a record."""
        return self._find(record.path)

    def close(self) -> None:
        """Close the cache. Words that are asked for later are read again."""
        if self._cache:
            self._cache.close()
            self._cache = None

    def _read(self, path: str) -> ComparedText:
        text, config = self._text_of(path), self._configs.of_file(path)
        key = b""
        if self._cache and self._keys:
            base = self._keys.base(path, config, self._configs.source_of_file(path))
            key = key_of(base, b"compared\0" + text.encode("utf-8", "surrogatepass"))
            if (kept := self._cache.get(key)) and (known := _unpacked(kept)):
                self._cache.use(key)
                return known
        made = compared_text(parse(text, path, config.for_path(path), format_for(path, text, config.formats)))
        if self._cache:
            self._cache.put(key, compress(json.dumps(made, separators=(",", ":")).encode(), _SPEED))
        return made


def _unpacked(kept: bytes) -> ComparedText | None:
    """The words that a cache keeps; None if that is broken."""
    try:
        stream = decompressobj()
        values = json.loads(stream.decompress(kept, LARGEST).decode())
    except (error, ValueError, RecursionError):
        return None
    return ComparedText(*values) if stream.eof and _is_text(values) else None


def _is_text(values: Any) -> bool:
    """Whether a JSON value is a `ComparedText`."""
    if type(values) is not list or [*map(type, values)] != [list, list, list]:
        return False
    parts = [part for rows in values for part in rows]
    if not all(type(part) is list and {*map(type, part)} <= {str} for part in parts):
        return False
    return [*map(len, values[0])] == [*map(len, values[1])]
