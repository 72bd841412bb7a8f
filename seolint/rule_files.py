"""Rule files -> rules: read, validated down to the line, and found wherever seolint is installed."""

from __future__ import annotations

import inspect
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from seolint.rule import Check, Example, Option, Rule, find_check
from seolint.yaml_source import ConfigError, Mistake, Source, load, suggest

KEYS = ("summary", "check", "severity", "message", "rationale", "source", "with", "options", "examples")
REQUIRED = ("summary", "check", "severity", "message", "examples")
OPTION_KEYS = ("default", "type", "unit", "help", "allowed", "minimum", "maximum")
EXAMPLE_KEYS = ("bad", "good", "flags", "options", "format")
SEVERITIES = ("error", "warning", "info")
TYPES: Mapping[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "list": (list, tuple),
}


def rules_root() -> Path:
    """The folder of the built-in rules: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def load_rules() -> Mapping[str, Rule]:
    """The built-in rules by id. Raises ConfigError with everything that is wrong with any of them."""
    return _load(path for path in rules_root().glob("*/*.yml") if path.parent.name != "presets")


def load_rules_in(folder: Path) -> Mapping[str, Rule]:
    """The rules in a folder and the folders below it, by id. Raises ConfigError with all that is wrong with any."""
    return _load(path for path in folder.rglob("*.y*ml") if path.suffix in (".yml", ".yaml"))


def _load(paths: Iterable[Path]) -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    mistakes: list[Mistake] = []
    for path in sorted(paths):
        try:
            rules[path.stem] = load_rule(path)
        except ConfigError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ConfigError(mistakes)
    return rules


def load_rule(path: Path) -> Rule:
    """The rule in a file: its id is the file's name, its family the folder's. Raises ConfigError."""
    source = load(path.read_text("utf-8"), str(path))
    data = source.data
    if not isinstance(data, dict):
        if not source.mistakes:
            source.mistake((), "a rule is a mapping; see CONTRIBUTING for one to begin with")
        raise ConfigError(source.mistakes)
    _check_keys(source, data, (), KEYS, REQUIRED)
    if data.get("severity") not in SEVERITIES:
        source.mistake(("severity",), f"severity is one of {', '.join(SEVERITIES)}")
    options = dict(_options(source, data.get("options")))
    examples = tuple(_examples(source, data.get("examples")))
    settings = data.get("with") or {}
    check = _find(source, str(data.get("check", "")))
    if check:
        _compare(source, check, settings, options)
    _check_message(source, str(data.get("message", "")))
    if source.mistakes:
        raise ConfigError(source.mistakes)
    told = data.get("source") or ()
    return Rule(
        id=path.stem,
        family=path.parent.name,
        summary=str(data["summary"]),
        check=str(data["check"]),
        severity=data["severity"],
        message=str(data["message"]),
        rationale=str(data.get("rationale") or "").strip(),
        source=(told,) if isinstance(told, str) else tuple(map(str, told)),
        settings=settings,
        options=options,
        examples=examples,
    )


def fits(value: Any, option: Option) -> str:
    """Why a value can't be given to an option, or "" when it can."""
    allowed = TYPES[option.type]
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        return f"is {value!r}; it takes a{'n' if option.type[0] == 'i' else ''} {option.type}"
    if option.allowed and value not in option.allowed:
        return f"is {value!r}; it is one of {', '.join(option.allowed)}"
    if isinstance(value, (int, float)):
        if option.minimum is not None and value < option.minimum:
            return f"is {value}; it is at least {option.minimum:g}"
        if option.maximum is not None and value > option.maximum:
            return f"is {value}; it is at most {option.maximum:g}"
    return ""


def _check_keys(
    source: Source, data: Mapping[str, Any], path: tuple[Any, ...], known: tuple[str, ...], required: tuple[str, ...]
) -> None:
    for key in data:
        if key not in known:
            source.mistake((*path, key), f"unknown key {key}{suggest(key, known)}", key=True)
    for key in required:
        if data.get(key) in (None, ""):
            source.mistake(path, f"{key} is missing")


def _options(source: Source, data: Any) -> Iterator[tuple[str, Option]]:
    if not isinstance(data or {}, dict):
        source.mistake(("options",), "options are a mapping: a name, and behind it default, type, unit and help")
        return
    for name, given in (data or {}).items():
        path = ("options", name)
        if not isinstance(given, dict):
            source.mistake(path, f"option {name} is a mapping of {', '.join(OPTION_KEYS)}")
            continue
        _check_keys(source, given, path, OPTION_KEYS, ("type", "help"))
        kind = str(given.get("type"))
        if kind not in TYPES:
            source.mistake((*path, "type"), f"type is one of {', '.join(TYPES)}")
            continue
        option = Option(
            default=given.get("default"),
            type=kind,
            unit=str(given.get("unit") or ""),
            help=str(given.get("help") or ""),
            allowed=tuple(given.get("allowed") or ()),
            minimum=given.get("minimum"),
            maximum=given.get("maximum"),
        )
        wrong = "" if option.default is None else fits(option.default, option)
        if wrong:
            source.mistake((*path, "default"), f"the default {wrong}")
        yield name, option


def _examples(source: Source, data: Any) -> Iterator[Example]:
    kinds = set()
    for i, given in enumerate(data if isinstance(data, list) else []):
        path = ("examples", i)
        if not isinstance(given, dict) or ("bad" in given) == ("good" in given):
            source.mistake(path, "an example is either bad (with flags) or good")
            continue
        _check_keys(source, given, path, EXAMPLE_KEYS, ())
        kind = "bad" if "bad" in given else "good"
        kinds.add(kind)
        if kind == "bad" and not given.get("flags"):
            source.mistake(path, "a bad example says with flags which texts are reported")
        flags = tuple(map(str, given.get("flags") or ()))
        yield Example(str(given[kind]), flags, given.get("options") or {}, given.get("format") or "both")
    for kind in sorted({"bad", "good"} - kinds):
        source.mistake(("examples",), f"a {kind} example is missing")


def _find(source: Source, name: str) -> Check | None:
    try:
        return find_check(name)
    except LookupError:
        known = {path.stem for path in (Path(__file__).parent / "checks").glob("[!_]*.py")}
        source.mistake(("check",), f"there is no check {name}{suggest(name, known)}")
        return None


def _compare(source: Source, check: Check, settings: Mapping[str, Any], options: Mapping[str, Option]) -> None:
    """The check's keyword parameters and the rule's options are the same names."""
    parameters = list(inspect.signature(check).parameters.values())[1:]
    known = {parameter.name for parameter in parameters}
    for group, names in (("with", settings), ("options", options)):
        for name in names:
            if name not in known:
                source.mistake((group, name), f"the check takes no {name}{suggest(name, known)}", key=True)
    for parameter in parameters:
        given = parameter.name in settings or parameter.name in options
        if not given and parameter.default is inspect.Parameter.empty:
            source.mistake(("check",), f"the check needs {parameter.name}: give it under options or with")


def _check_message(source: Source, message: str) -> None:
    try:
        list(string.Formatter().parse(message))
    except ValueError as error:
        source.mistake(("message",), f"the message can't be filled in: {error}")
