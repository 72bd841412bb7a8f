"""One config file -> what it sets, and where: the part of the configuration that knows YAML."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from seolint.config.values import IN_OVERRIDES, VALUES, globs, value_of
from seolint.rules import SEVERITIES, option_faults
from seolint.rules.check import find_check
from seolint.rules.rule import Rule, Severity
from seolint.wording import did_you_mean, suggest
from seolint.yaml import ConfigDiagnostic, Source

OUTSIDE = ("extends", "rules", "overrides", *VALUES)
INSIDE = ("files", "rules", *IN_OVERRIDES)

_MANY = 3
"""Rules that a message names before it says how many more there are."""

_NOTHING: Mapping[str, Any] = {}


class Patch(NamedTuple):
    """One entry under `rules:`: what it changes in a rule or a family; None leaves a setting unchanged."""

    name: str
    on: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, Any] = _NOTHING
    origins: Mapping[str, str] = _NOTHING
    """Where each was set: key ("" for the entry itself) -> file:line."""


class KnownRules(NamedTuple):
    """What a config may name: the rules loaded so far, and the ids of rule files that couldn't be read."""

    rules: Mapping[str, Rule]
    broken: Collection[str] = ()

    @property
    def families(self) -> set[str]:
        return {rule.family for rule in self.rules.values()}


class ConfigLayer(NamedTuple):
    """What a config file, or one of its overrides, sets. `files` are the globs of an override, relative to `root`."""

    root: str
    rules: tuple[Patch, ...] = ()
    values: Mapping[str, Any] = _NOTHING
    origins: Mapping[str, str] = _NOTHING
    """Where each value was set: its key, or for an entry of a mapping `key.name` -> file:line."""
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
        rules=tuple(_patches(source, (*path, "rules"), data.get("rules"), known)),
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
        return f"; it is outside overrides, which take {', '.join(INSIDE)}"
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
        source.error(("overrides",), "overrides have to be a list; each has `files` and `rules`")
        return
    for i, override in enumerate(data):
        if not isinstance(override, dict) or not override.get("files"):
            source.error(("overrides", i), "an override needs `files`, a glob or a list of globs")
        else:
            yield _parse(source, override, ("overrides", i), known, root)


def _globs(source: Source, path: tuple[Any, ...], data: Mapping[str, Any]) -> Iterator[tuple[str, ConfigDiagnostic]]:
    """The globs at a path, and below it in overrides. One that begins with ! is a negation and may match nothing."""
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


def _patches(source: Source, path: tuple[Any, ...], data: Any, known: KnownRules) -> Iterator[Patch]:
    """The entries of the `rules:` at a path; errors are added to `source`."""
    if data is None:
        return
    if not isinstance(data, dict):
        source.error(path, "rules are a mapping: a rule or a family, followed by off, a severity or options")
        return
    names = {*known.rules, *known.families}
    for name, entry in data.items():
        here = (*path, name)
        if name in names:
            patch = _patch(source, here, entry, known)
            if patch:
                yield patch
        elif name not in known.broken:
            source.error(here, f"there is no rule or family {name}{suggest(name, names)}", key=True)


def _patch(source: Source, path: tuple[Any, ...], entry: Any, known: KnownRules) -> Patch | None:
    name = path[-1]
    origins = {"": source.origin(*path)}
    if isinstance(entry, bool) or entry in ("on", "off"):
        return Patch(name, on=entry in (True, "on"), origins=origins)
    if entry in SEVERITIES:
        return Patch(name, on=True, severity=entry, origins={**origins, "severity": origins[""]})
    if not isinstance(entry, dict):
        near = did_you_mean(entry, (*SEVERITIES, "off", "on"))
        source.error(path, f"{name} takes off, on, {', '.join(SEVERITIES)} or a mapping of options{near}")
        return None
    options: dict[str, Any] = {}
    for key, value in entry.items():
        origins[key] = source.origin(*path, key)
        if key == "severity":
            _check_severity(source, path, value)
        elif _takes(source, (*path, key), value, known):
            options[key] = value
    if name in known.rules:
        _ask(source, path, known.rules[name], options)
    return Patch(name, on=True, severity=entry.get("severity"), options=options, origins=origins)


def _check_severity(source: Source, path: tuple[Any, ...], value: Any) -> None:
    if value in (False, "off"):
        source.error((*path, "severity"), f"to turn it off, write {path[-1]}: off")
    elif value not in SEVERITIES:
        source.error(
            (*path, "severity"), f"severity is one of {', '.join(SEVERITIES)}{did_you_mean(value, SEVERITIES)}"
        )


def _takes(source: Source, path: tuple[Any, ...], value: Any, known: KnownRules) -> bool:
    """Whether the rule has the option at `path`, and the option takes the value."""
    *_, name, key = path
    if name not in known.rules:
        source.error(path, f"{name} is a family: it takes a severity; set {key} on one of its rules", key=True)
        return False
    rule = known.rules[name]
    if key not in rule.options:
        source.error(path, f"{name} has no option {key}{_whose(key, rule, known.rules)}", key=True)
        return False
    wrong = list(option_faults(value, rule.options[key]))
    for below, why in wrong:
        source.error((*path, *below), f"{key} {why}")
    return not wrong


def _whose(key: str, rule: Rule, rules: Mapping[str, Rule]) -> str:
    """The end of a message about an unknown option: the nearest right name, or the rules that it belongs to."""
    names = (*rule.options, "severity")
    owners = sorted(other.id for other in rules.values() if key in other.options)
    if not owners:
        return suggest(key, names)
    more = f" and {len(owners) - _MANY} more" if len(owners) > _MANY else ""
    return f"; {key} belongs to {', '.join(owners[:_MANY])}{more}; {rule.id} has {', '.join(names)}"


def _ask(source: Source, path: tuple[Any, ...], rule: Rule, options: Mapping[str, Any]) -> None:
    """Have the check validate texts, lists and mappings, such as patterns and scopes: their type says little."""
    if not any(isinstance(value, (str, list, dict)) for value in options.values()):
        return
    for below, wrong in find_check(rule.check).faults(rule.arguments(options)):
        if below and below[0] in options:
            source.error((*path, *below), wrong)
