"""Keys of a cache: everything that a result depends on, as one number."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import seolint
from seolint.config import Config
from seolint.linter import NO_EXTRAS, Extras

if TYPE_CHECKING:
    from seolint.run.cache import Cache

SIZE = 16
"""Bytes of a key."""

_WITHOUT_EFFECT = frozenset(
    {
        "baseline",
        "custom_rules",
        "deprecated",
        "fail_on",
        "ignore",
        "keyphrases",
        "layers",
        "max_file_size",
        "max_warnings",
        "min_severity",
        "origins",
        "root",
        "rules",
    }
)
"""Fields of a config in force for a file that have no effect on its result. A new field counts until it is named here.

The rules that run follow from the states of all and from the command line; the keyphrases of the file are in `phrases`.
"""


_DOCUMENTATION = ("summary", "rationale", "source", "examples")
"""Fields of a rule that are for people who read about it, and have no effect on a result."""


class Keys:
    """Keys for files and their content; what they have in common is computed once.

    `cache` may remember the digest of seolint itself; `extras` is what a run reports besides problems.
    """

    def __init__(self, cache: Cache | None = None, extras: Extras = NO_EXTRAS) -> None:
        self._cache, self._extras = cache, extras
        self._digests: dict[tuple[object, ...], bytes] = {}

    @cached_property
    def _program(self) -> bytes:
        return program(self._cache)

    def base(self, path: str, config: Config, source: Path | None) -> bytes:
        """The key without the content: of the path, of seolint and its libraries, of the config in force for the path.

        `source` is the file that the config was loaded from: what is computed for one applies to all of its articles.
        """
        site = config.generator, repr(config.titles_shown)
        same = source, *site, tuple(config.overriding(path)), config.keyphrases_for(path)
        if same not in self._digests:
            parts = _described(config.for_path(path)), repr(self._extras.for_config(config))
            self._digests[same] = digest(*(part.encode("utf-8", "surrogatepass") for part in parts))
        return digest(self._program, self._digests[same], os.fsencode(path))


def config_digest(config: Config) -> bytes:
    """A digest of everything in a config that has an effect on any page, its overrides included."""
    overrides = [
        (layer.files, [patch._replace(origins={}) for patch in layer.rules], layer.values) for layer in config.overrides
    ]
    described = _described(config), repr((overrides, config.keyphrases, config.max_file_size))
    return digest(*(part.encode("utf-8", "surrogatepass") for part in described))


def key_of(base: bytes, content: bytes) -> bytes:
    """The key of a file's result."""
    return digest(base, content)


def program(cache: Cache | None = None) -> bytes:
    """A digest of seolint and everything that it builds on: its files, its libraries, Python.

    Reading 450 files takes 20 ms. So a cache remembers their digest by their names, sizes and times.
    """
    files = list(_files(str(Path(seolint.__file__).parent)))
    about = (sys.version, *_libraries(), *(f"{path} {_stamp(path)}" for path in files))
    seen = digest(*map(os.fsencode, about))
    known = cache.get(seen) if cache else None
    if cache and known and len(known) == SIZE:
        cache.use(seen)
        return known
    found = _content(seen, tuple(files))
    if cache:
        cache.put(seen, found)
    return found


@lru_cache(maxsize=1)
def _content(seen: bytes, files: tuple[str, ...]) -> bytes:
    """A digest of the content of the files; `seen` is that of their names, sizes and times."""
    parts = [sys.version.encode(), *map(os.fsencode, _libraries())]
    for path in files:
        parts += [os.fsencode(os.path.basename(path)), Path(path).read_bytes()]  # noqa: PTH119
    return digest(*parts)


def _stamp(path: str) -> tuple[int, int, int]:
    """What changes when a file does."""
    status = os.stat(path)  # noqa: PTH116
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _described(config: Config) -> str:
    """A config as text: equal for configs with the same effect, and different for others."""
    blank: Any = dict.fromkeys(_DOCUMENTATION)
    states = [state._replace(rule=state.rule._replace(**blank), origins={}) for state in config.states.values()]
    rules = [active.rule.id for active in config.rules]
    apart = {*_WITHOUT_EFFECT, "states"}
    values = [value for name, value in zip(config._fields, config, strict=True) if name not in apart]
    return repr((states, rules, values))


def _libraries() -> Iterator[str]:
    """The names of what is installed, which include versions."""
    for place in sys.path:
        if place and os.path.isdir(place):  # noqa: PTH112
            yield from sorted(name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 - twice as fast


def _files(folder: str) -> Iterator[str]:
    """The files of a package, without hidden ones and what Python compiles them to."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if not entry.name.startswith((".", "__")):
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path


def digest(*parts: bytes) -> bytes:
    """A digest of SIZE bytes over parts, and over where each ends."""
    found = blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()
