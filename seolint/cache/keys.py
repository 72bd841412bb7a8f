"""Keys of a cache: everything that a result depends on, as one number."""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b  # as hashlib has it, which loads all of OpenSSL before
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import seolint
from seolint.config import Config
from seolint.config_file.matching import matches

SIZE = 16
"""Bytes of a key."""

_APART = frozenset(
    {
        "baseline",
        "custom_rules",
        "fail_on",
        "ignore",
        "keyphrases",
        "layers",
        "max_warnings",
        "origins",
        "root",
        "rules",
    }
)
"""What of a config in force for a file has no part in its result. A new field counts until it is named here.

The rules that run follow from the states of all and from what was forced; the keyphrases of the file are in `phrases`.
"""


class Keys:
    """Keys for files and their content; what they have in common is worked out once."""

    def __init__(self) -> None:
        self._digests: dict[tuple[int, tuple[bool, ...], tuple[str, ...]], bytes] = {}

    def base(self, path: str, config: Config) -> bytes:
        """All but the content: path, seolint and what it builds on, and the config in force for the path."""
        which = tuple(matches(override.files, override.root, Path(path)) for override in config.overrides)
        same = id(config), which, config.keyphrases_for(Path(path))
        if same not in self._digests:
            self._digests[same] = _digest(_told(config.for_path(path)).encode("utf-8", "surrogatepass"))
        return _digest(program(), self._digests[same], os.fsencode(path))


def key_of(base: bytes, content: bytes) -> bytes:
    """The key of a file's result."""
    return _digest(base, content)


@cache
def program() -> bytes:
    """What stands for seolint and everything that it builds on: its files, its libraries, Python."""
    parts = [sys.version.encode(), *_libraries()]
    for path in _files(Path(seolint.__file__).parent):
        parts += [path.name.encode(), path.read_bytes()]
    return _digest(*parts)


def _told(config: Config) -> str:
    """A config in words: equal ones have the same, and what else they are, different ones."""
    states = [state._replace(origins={}) for state in config.states.values()]
    rules = [active.rule.id for active in config.rules]
    values = [value for name, value in zip(config._fields, config, strict=True) if name not in {*_APART, "states"}]
    return repr((states, rules, values))


def _libraries() -> Iterator[bytes]:
    """The names of what is installed; they hold the versions."""
    for place in sys.path:
        if place and Path(place).is_dir():
            yield from sorted(name.encode() for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 - twice as fast


def _files(folder: Path) -> Iterator[Path]:
    """The files of a package, without hidden ones and what Python makes of them."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.name.startswith((".", "__")):
                yield from _files(path)
        elif not path.name.startswith("."):
            yield path


def _digest(*parts: bytes) -> bytes:
    found = blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()
