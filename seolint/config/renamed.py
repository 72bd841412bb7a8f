"""Names of earlier versions that a config or a command line may still use; each is read as its current name.

An old name isn't an error, but gets a diagnostic that names the new one. Rule files list the former names of their rule
(`formerly`); keys of configs are listed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from seolint.rules import current_ids
from seolint.rules.rule import Rule
from seolint.yaml import ConfigDiagnostic, KeyPath, Source

if TYPE_CHECKING:
    from seolint.config.overrides import Overrides

KEYS: Mapping[KeyPath, str] = {("site", "base_url"): "url"}
"""The former path of a key of a config, and its current name."""

MOST = 100
"""Old names of a file that are reported, as many as errors."""


def old_name(old: str, new: str) -> str:
    """The message that something has a new name."""
    return f"{old} is now called {new}; the old name still works"


class _OldKey(NamedTuple):
    """A key with an old name: its path, its new name, and what a message puts before both names."""

    path: KeyPath
    new: str
    holder: Mapping[Any, Any]
    prefix: str = ""

    @property
    def message(self) -> str:
        return old_name(f"{self.prefix}{self.path[-1]}", f"{self.prefix}{self.new}")


def use_current_names(source: Source, rules: Mapping[str, Rule]) -> Sequence[ConfigDiagnostic]:
    """Give all keys of a parsed config their current names; a diagnostic for each that had an old one.

    An error is added to `source` for a key that appears under both names; the old one is ignored.
    """
    found = list(_old_keys(source.data, current_ids(rules)))
    if not found:
        return ()
    for key in found:
        if key.new in key.holder:
            twice = f"{key.path[-1]} is now called {key.new}, which is set here, too; keep one of them"
            source.error(key.path, twice, key=True)
    places = [source.placed(key.path, key.message, key=True)._replace(excerpt="") for key in found[:MOST]]
    source.rename({key.path: key.new for key in found})
    return places


def _old_keys(data: Any, ids: Mapping[str, str]) -> Iterator[_OldKey]:
    overrides = _in(data, "overrides")
    parts: list[tuple[KeyPath, Any]] = [((), data)]
    parts += [(("overrides", at), each) for at, each in enumerate(overrides if isinstance(overrides, list) else ())]
    for place, part in parts:
        for path, new in KEYS.items():
            holder = part
            for key in path[:-1]:
                holder = _in(holder, key)
            if isinstance(holder, dict) and path[-1] in holder:
                yield _OldKey((*place, *path), new, holder, "".join(f"{key}." for key in path[:-1]))
        rules = _in(part, "rules")
        for name in rules if isinstance(rules, dict) else ():
            if name in ids:
                yield _OldKey((*place, "rules", name), ids[name], rules)


def _in(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def current_overrides(
    overrides: Overrides, rules: Mapping[str, Rule]
) -> tuple[Overrides, tuple[ConfigDiagnostic, ...]]:
    """The overrides with rules by their current ids; a diagnostic for each option and old id."""
    ids = current_ids(rules)
    found: dict[tuple[str, str], ConfigDiagnostic] = {}

    def current(option: str, name: str) -> str:
        if name not in ids:
            return name
        found[option, name] = ConfigDiagnostic(option, 0, 0, old_name(name, ids[name]))
        return ids[name]

    def in_set(text: str) -> str:
        name, dot, rest = text.partition(".")
        return f"{current('--set', name)}{dot}{rest}"

    renamed = overrides._replace(
        select=[current("--select", name) for name in overrides.select],
        ignore=[current("--ignore", name) for name in overrides.ignore],
        set_options=[in_set(text) for text in overrides.set_options],
    )
    return renamed, tuple(found.values())
