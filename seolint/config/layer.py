"""One config file -> what it sets, and where: the part of configuration that knows YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from seolint.config.patches import KnownRules, Patch, patches
from seolint.config.values import IN_OVERRIDES, VALUES, globs, value_of
from seolint.yaml import ConfigDiagnostic, Source

__all__ = ["ConfigLayer", "KnownRules", "Patch", "parse_layer"]

OUTSIDE = ("extends", "rules", "overrides", *VALUES)
_NOTHING: Mapping[str, Any] = {}
INSIDE = ("files", "rules", *IN_OVERRIDES)


class ConfigLayer(NamedTuple):
    """What a config file, or one of its overrides, sets. `files` are the globs of an override, relative to `root`."""

    root: str
    rules: tuple[Patch, ...] = ()
    values: Mapping[str, Any] = _NOTHING
    origins: Mapping[str, str] = _NOTHING
    """Where each value was set: its key, or for what a mapping holds `key.name` -> file:line."""
    files: tuple[str, ...] = ()
    overrides: tuple[ConfigLayer, ...] = ()
    globs: tuple[tuple[str, ConfigDiagnostic], ...] = ()
    """Each glob of the file, with what to report when no article matches it."""


def parse_layer(source: Source, known: KnownRules, root: str) -> ConfigLayer:
    """What a parsed config sets; its globs are relative to `root`. Errors are added to `source`."""
    return _parse(source, source.data or {}, (), known, root)


def _parse(source: Source, data: Mapping[str, Any], path: tuple[Any, ...], known: KnownRules, root: str) -> ConfigLayer:
    keys = INSIDE if path else OUTSIDE
    for key in data:
        if key not in keys:
            source.unknown((*path, key), data[key], keys, _where_it_belongs(key, path, known))
    found = {key: value_of(source, (*path, key), data[key]) for key in data if key in keys and key in VALUES}
    values = {key: value for key, value in found.items() if value is not None}
    files = globs(source, (*path, "files"), data.get("files")) if path else ()
    return ConfigLayer(
        root=root,
        rules=tuple(patches(source, (*path, "rules"), data.get("rules"), known)),
        values=values,
        origins=dict(_origins(source, path, {**values, **({"files": files} if path else {})})),
        files=files,
        overrides=() if path else tuple(_overrides(source, data.get("overrides"), known, root)),
        globs=() if path else tuple(_globs(source, (), data)),
    )


def _where_it_belongs(key: str, path: tuple[Any, ...], known: KnownRules) -> str:
    """Where a key that isn't known here belongs, "" for nowhere."""
    if key in known.rules or key in known.families:
        return f"; it is a rule or a family: write it below {'the rules: of this override' if path else 'rules:'}"
    if path and key in OUTSIDE:
        return f"; it stands outside of overrides, which take {', '.join(INSIDE)}"
    return ""


def _origins(source: Source, path: tuple[Any, ...], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        yield key, source.origin(*path, key)
        for name in value if isinstance(value, Mapping) else ():
            yield f"{key}.{name}", source.origin(*path, key, name)


def _overrides(source: Source, data: Any, known: KnownRules, root: str) -> Iterator[ConfigLayer]:
    if data is None:
        return
    if not isinstance(data, list):
        source.error(("overrides",), "overrides are a list; each has `files` and `rules`")
        return
    for i, override in enumerate(data):
        if not isinstance(override, dict) or not override.get("files"):
            source.error(("overrides", i), "an override has `files`, a glob or a list of them")
        else:
            yield _parse(source, override, ("overrides", i), known, root)


def _globs(source: Source, path: tuple[Any, ...], data: Mapping[str, Any]) -> Iterator[tuple[str, ConfigDiagnostic]]:
    """The globs at a path, and below it in overrides. One that begins with ! takes back; it may match nothing."""
    for key in ("files", "ignore"):
        value = data.get(key)
        for i, glob in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(glob, str) and glob.strip() and not glob.startswith(("!", "#")):
                yield glob, source.placed((*path, key, i), f"{key}: no article here matches {glob}")
    phrases = data.get("keyphrases")
    for glob in phrases if isinstance(phrases, dict) else ():
        yield glob, source.placed((*path, "keyphrases", glob), f"keyphrases: no article here matches {glob}", key=True)
    overrides = data.get("overrides")
    for i, override in enumerate(overrides if isinstance(overrides, list) else ()):
        if isinstance(override, dict):
            yield from _globs(source, ("overrides", i), override)
