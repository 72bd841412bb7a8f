"""The built-in rules and presets as plain data in one file: parsing their YAML takes 60 ms, reading this file 3 ms.

A wheel holds the file (`wheel.py` makes it). In a checkout it is kept where Python keeps its compiled modules. It
begins with everything that it was made from, and is ignored if that has changed: the YAML always has the last word.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from seolint.rules.habit import Habit, SiteHabit
from seolint.rules.rule import Example, Option, Rule
from seolint.yaml import Source, read

SHIPPED = "compiled.bin"
"""The file's name in a wheel, in the folder of the rules."""

PRESETS = "presets"
_CODE = ("checks", "site/checks", "rules", "yaml")
"""The packages whose modules read rules, or define what a rule may pass to its check."""

_MARSHAL = 2
"""A marshal format that every Python can read, and that is the same for the same data in every build."""


class Compiled(NamedTuple):
    """The fields of each rule by name; presets by file name, as text, data and the places of values and keys."""

    made_of: bytes
    rules: tuple[Mapping[str, Any], ...]
    presets: Mapping[str, tuple[Any, ...]]


@cache
def stored(root: Path) -> Compiled | None:
    """The compiled rules of the folder `root`; None if there are none, or the rules have changed since."""
    shipped = (root / SHIPPED).exists()
    here = inputs(root, shipped=shipped)
    path = root / SHIPPED if shipped else _kept()
    try:
        found = load(path.read_bytes()) if path else None
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found if found and found.made_of == here else None


def rules_in(found: Compiled) -> Iterator[Rule]:
    """The rules, in the order of their files."""
    for fields in found.rules:
        options = {name: Option(*values) for name, values in fields["options"].items()}
        examples = tuple(Example(*values) for values in fields["examples"])
        habit = fields["habit"] and Habit(*fields["habit"])
        site_habit = SiteHabit(*fields["site_habit"])
        yield Rule(**{**fields, "options": options, "examples": examples, "habit": habit, "site_habit": site_habit})


def preset(path: Path, root: Path) -> Source | None:
    """A preset of the folder `root` as it was compiled; None for any other file."""
    found = stored(root) if path.parent == (root / PRESETS).resolve() else None
    return source_in(found, path) if found else None


def source_in(found: Compiled, path: Path) -> Source | None:
    """A preset as it was compiled; None if it wasn't."""
    text, data, values, keys = found.presets.get(path.name, (None,) * 4)
    return None if text is None else Source(str(path), text, data, values, keys)


def keep(root: Path, rules: Iterable[Rule]) -> None:
    """Keep the rules of the folder `root` for the next start, if Python may keep compiled modules.

    They must have been read after `stored` was called: they are stored with the inputs that existed then.
    """
    place = _kept()
    if not place or sys.dont_write_bytecode or (root / SHIPPED).exists():
        return
    new = place.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(dump(root, rules))
        new.replace(place)
    except (OSError, ValueError):  # the next start parses again
        with suppress(OSError):
            new.unlink()


def dump(root: Path, rules: Iterable[Rule], *, shipped: bool = False) -> bytes:
    """The content of the file for these rules and the presets in `root`; `shipped` for the file in a wheel."""
    presets = {path.name: read(path) for path in sorted((root / PRESETS).glob("*.yml"))}
    sound = {name: (s.text, s.data, s.values, s.keys) for name, s in presets.items() if not s.diagnostics}
    return marshal.dumps((inputs(root, shipped=shipped), tuple(_plain(rule) for rule in rules), sound), _MARSHAL)


def load(data: bytes) -> Compiled:
    """What `dump` made. Raises ValueError, EOFError or TypeError for anything else."""
    return Compiled(*marshal.loads(data))


@cache
def inputs(root: Path, *, shipped: bool) -> bytes:
    """Everything that is compiled and, unless it is `shipped`, the times of the modules that read rules.

    The times of rule files don't count: installers set their own.
    """
    parts = []
    for path in (path for folder in _folders(root) for path in _names(folder, ".yml")):
        with open(path, "rb") as file:  # noqa: PTH123 - a Path for each takes longer than reading it
            parts += [path[len(str(root)) :].encode("utf-8", "surrogateescape"), file.read()]
    if not shipped:
        package = Path(__file__).parent.parent
        modules = [*(m for name in _CODE for m in _names(str(package / name), ".py"))]
        parts += [f"{path} {os.stat(path).st_mtime_ns}".encode() for path in modules]  # noqa: PTH116
    return b"\0".join(parts)


def _folders(root: Path) -> list[str]:
    with os.scandir(root) as entries:
        return sorted(entry.path for entry in entries if entry.is_dir())


def _names(folder: str, suffix: str) -> list[str]:
    """The paths of the files in a folder with this ending, in order."""
    return [f"{folder}/{name}" for name in sorted(os.listdir(folder)) if name.endswith(suffix)]  # noqa: PTH208


def _kept() -> Path | None:
    """Where a checkout keeps the file: beside this module as Python compiled it."""
    bytecode = __spec__.cached if __spec__ else None
    return Path(bytecode).with_suffix(".bin") if bytecode else None


def _plain(rule: Rule) -> dict[str, Any]:
    options = {name: tuple(option) for name, option in rule.options.items()}
    habit = rule.habit and tuple(rule.habit)
    plain = {"options": options, "habit": habit, "site_habit": tuple(rule.site_habit)}
    return {**rule._asdict(), **plain, "examples": tuple(map(tuple, rule.examples))}
