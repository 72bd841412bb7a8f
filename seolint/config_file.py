"""One config file -> what it says, with the place of every value: the part of configuration that knows YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seolint.rule import Rule, Severity
from seolint.rule_files import SEVERITIES, fits
from seolint.yaml_source import ConfigError, Source, load, suggest

FAIL_ON = (*SEVERITIES, "never")


@dataclass(frozen=True, slots=True)
class Patch:
    """One entry under `rules:`: what it changes on a rule or a family; None leaves a thing as it was."""

    name: str
    on: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each was said: "" for the entry itself, else the key -> file:line."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a config file, or one of its overrides, says. `files` are the globs of an override, relative to `root`."""

    root: str
    rules: tuple[Patch, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    extends: tuple[tuple[str, int, int], ...] = ()
    """What the file builds on, with line and column of each name."""
    overrides: tuple[Said, ...] = ()
    source: Source | None = None


def read(path: Path, rules: Mapping[str, Rule]) -> Said:
    """What the config file at `path` says. Raises ConfigError with all that is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(str(path), "")
        source.note(0, 0, f"the file is no UTF-8 (byte {error.start})")
        raise ConfigError(source.mistakes) from error
    except OSError as error:
        source = Source(str(path), "")
        source.note(0, 0, f"can't be read: {error.strerror}")
        raise ConfigError(source.mistakes) from error
    source = load(text, str(path))
    if source.data is not None and not isinstance(source.data, dict):
        source.mistake((), "a config is a mapping, such as `rules:` with rules below it")
    if source.mistakes and not isinstance(source.data, dict):
        raise ConfigError(source.mistakes)
    said = _said(source, source.data or {}, (), rules, str(path.parent.resolve()))
    if source.mistakes:
        raise ConfigError(sorted(source.mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    return said


def _said(source: Source, data: Mapping[str, Any], path: tuple[Any, ...], rules: Mapping[str, Rule], root: str) -> Said:
    inside = bool(path)
    known = [*(_IN_OVERRIDES if inside else _VALUES), "rules", *(["files"] if inside else ["extends", "overrides"])]
    for key in data:
        if key not in known:
            source.mistake((*path, key), f"unknown key {key}{suggest(key, known)}", key=True)
    values = {key: _value(source, (*path, key), data[key]) for key in data if key in known and key in _VALUES}
    return Said(
        root=root,
        rules=tuple(_patches(source, (*path, "rules"), data.get("rules"), rules)),
        values={key: value for key, value in values.items() if value is not None},
        origins={key: origin(source, (*path, key)) for key in values},
        files=_texts(source, (*path, "files"), data.get("files")) if inside else (),
        extends=tuple(_extends(source, data.get("extends"))) if not inside else (),
        overrides=tuple(_overrides(source, data.get("overrides"), rules, root)) if not inside else (),
        source=source,
    )


def origin(source: Source, path: tuple[Any, ...]) -> str:
    """Where a value stands, as file:line."""
    return f"{source.path}:{source.line_of(*path)}"


def _overrides(source: Source, data: Any, rules: Mapping[str, Rule], root: str) -> Iterator[Said]:
    if data is None:
        return
    if not isinstance(data, list):
        source.mistake(("overrides",), "overrides are a list; each has `files` and `rules`")
        return
    for i, given in enumerate(data):
        if not isinstance(given, dict) or not given.get("files"):
            source.mistake(("overrides", i), "an override has `files`, a glob or a list of them")
        else:
            yield _said(source, given, ("overrides", i), rules, root)


def _extends(source: Source, data: Any) -> Iterator[tuple[str, int, int]]:
    for i, name in enumerate(_texts(source, ("extends",), data)):
        yield (name, *source.place_of("extends", *([i] if isinstance(data, list) else [])))


def _patches(source: Source, path: tuple[Any, ...], data: Any, rules: Mapping[str, Rule]) -> Iterator[Patch]:
    if data is None:
        return
    if not isinstance(data, dict):
        source.mistake(path, "rules are a mapping: a rule or a family, and behind it off, a severity or options")
        return
    families = {rule.family for rule in rules.values()}
    for name, given in data.items():
        here = (*path, name)
        if name not in rules and name not in families:
            source.mistake(here, f"there is no rule or family {name}{suggest(name, {*rules, *families})}", key=True)
            continue
        patch = _patch(source, here, name, given, rules.get(name))
        if patch:
            yield patch


def _patch(source: Source, path: tuple[Any, ...], name: str, given: Any, rule: Rule | None) -> Patch | None:
    said = {"": origin(source, path)}
    if isinstance(given, bool):
        return Patch(name, on=given, origins=said)
    if given in SEVERITIES:
        return Patch(name, on=True, severity=given, origins={**said, "severity": said[""]})
    if not isinstance(given, dict):
        source.mistake(path, f"{name} takes off, on, {', '.join(SEVERITIES)} or a mapping of options{_near(given)}")
        return None
    options: dict[str, Any] = {}
    for key, value in given.items():
        said[key] = origin(source, (*path, key))
        if key == "severity":
            if value not in SEVERITIES:
                source.mistake((*path, key), f"severity is one of {', '.join(SEVERITIES)}{_near(value)}")
        elif _check_option(source, (*path, key), rule, name, value):
            options[key] = value
    return Patch(name, on=True, severity=given.get("severity"), options=options, origins=said)


def _check_option(source: Source, path: tuple[Any, ...], rule: Rule | None, name: str, value: Any) -> bool:
    key = path[-1]
    if rule is None:
        source.mistake(path, f"{name} is a family: it takes a severity; set {key} on one of its rules", key=True)
    elif key not in rule.options:
        known = (*rule.options, "severity")
        source.mistake(path, f"{name} has no option {key}{suggest(key, known)}", key=True)
    elif wrong := fits(value, rule.options[key]):
        source.mistake(path, f"{key} {wrong}")
    else:
        return True
    return False


def _near(given: Any) -> str:
    return suggest(given, (*SEVERITIES, "off", "on")) if isinstance(given, str) else ""


def _text(source: Source, path: tuple[Any, ...], value: Any) -> str | None:
    if value is False and source.raw(*path).lower().startswith("no"):
        return "no"
    if isinstance(value, str) and value:
        return value
    source.mistake(path, f"{path[-1]} is {value!r}; it takes a text")
    return None


def _texts(source: Source, path: tuple[Any, ...], value: Any) -> tuple[str, ...]:
    given: Sequence[Any] = value if isinstance(value, list) else [] if value is None else [value]
    for i, item in enumerate(given):
        if not isinstance(item, str):
            source.mistake((*path, i), f"{path[-1]} takes a text or a list of texts, not {item!r}")
    return tuple(item for item in given if isinstance(item, str))


def _fail_on(source: Source, path: tuple[Any, ...], value: Any) -> str | None:
    if value in FAIL_ON:
        return str(value)
    near = suggest(value, FAIL_ON) if isinstance(value, str) else ""
    source.mistake(path, f"fail_on is one of {', '.join(FAIL_ON)}{near}")
    return None


def _count(source: Source, path: tuple[Any, ...], value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    source.mistake(path, f"{path[-1]} is {value!r}; it takes a number from 0")
    return None


def _keyed_texts(source: Source, path: tuple[Any, ...], value: Any) -> Mapping[str, tuple[str, ...]] | None:
    if isinstance(value, dict):
        return {key: _texts(source, (*path, key), given) for key, given in value.items()}
    source.mistake(path, f"{path[-1]} is a mapping of a name to a text or a list of texts")
    return None


def _value(source: Source, path: tuple[Any, ...], value: Any) -> Any:
    return None if value is None else _VALUES[path[-1]](source, path, value)


_VALUES: Mapping[str, Callable[[Source, tuple[Any, ...], Any], Any]] = {
    "ignore": _texts,
    "language": _text,
    "content": _text,
    "front_matter": _keyed_texts,
    "keyphrases": _keyed_texts,
    "fail_on": _fail_on,
    "max_warnings": _count,
}
_IN_OVERRIDES = ("language", "content", "front_matter")
