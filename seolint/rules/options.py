"""The options of a rule: how a rule file declares them, and which values a user may give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from seolint.rules.rule import Option
from seolint.wording import did_you_mean
from seolint.yaml import Source

if TYPE_CHECKING:
    from seolint.analysis.regex import ArgumentFault

KEYS = ("default", "type", "unit", "help", "allowed", "minimum", "maximum")
SEVERITIES = ("error", "warning", "info")
SCALARS: Mapping[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
}
TYPES = (*SCALARS, "list", "mapping")
_NAMES = {"integer": "an integer", "number": "a number", "boolean": "true or false", "string": "a text"}


def items_of(option: Option) -> str:
    """What a list or mapping option holds: numbers if its default does or if it has bounds, otherwise texts."""
    default = tuple(option.default.values()) if isinstance(option.default, Mapping) else option.default or ()
    if default and all(isinstance(item, int) for item in default):
        return "integer"
    bounded = option.minimum is not None or option.maximum is not None
    return "number" if bounded or (default and isinstance(default[0], (int, float))) else "string"


def option_fault(value: Any, option: Option) -> str:
    """Why an option can't have a value, or "" if it can."""
    return next((wrong for _, wrong in option_faults(value, option)), "")


def option_faults(value: Any, option: Option) -> Iterator[ArgumentFault]:
    """All reasons why an option can't have a value. Each continues a sentence that begins with the option's name."""
    if value is None and option.default is None:
        return
    if option.type == "list":
        if not isinstance(value, (list, tuple)):
            yield (), f"is {value!r}; it takes a list"
            return
        for i, item in enumerate(value):
            if wrong := _wrong(item, items_of(option), option):
                yield (i,), f"holds {wrong}"
    elif option.type == "mapping":
        if not isinstance(value, Mapping):
            yield (), f"is {value!r}; it takes a mapping of a text to {_NAMES[items_of(option)]}"
            return
        for key, item in value.items():
            if wrong := _wrong(item, items_of(option), option):
                yield (key,), f"holds {wrong}"
    elif wrong := _wrong(value, option.type, option):
        yield (), f"is {wrong}"


def _wrong(value: Any, kind: str, option: Option) -> str:
    """What is wrong with a single value, "" for nothing."""
    types = SCALARS[kind]
    if isinstance(value, bool) and kind == "string":
        return f"{str(value).lower()}; it takes a text: quote on, off, yes, no, true and false"
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        return f"{value!r}; it takes {_NAMES[kind]}"
    if option.allowed and value not in option.allowed:
        return f"{value!r}; it is one of {', '.join(map(str, option.allowed))}{did_you_mean(value, option.allowed)}"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not isfinite(value):
            return f"{value}; it takes a finite number"
        if option.minimum is not None and value < option.minimum:
            return f"{value}; it is at least {option.minimum:g}"
        if option.maximum is not None and value > option.maximum:
            return f"{value}; it is at most {option.maximum:g}"
    return ""


def read_options(source: Source, data: Any) -> Iterator[tuple[str, Option]]:
    """The options that a rule file declares; errors are added to `source`."""
    if data is None:
        return
    if not isinstance(data, dict):
        source.error(("options",), "options is a mapping: a name, followed by default, type, unit and help")
        return
    for name, declared in data.items():
        path = ("options", name)
        if not isinstance(declared, dict):
            source.error(path, f"option {name} is a mapping of {', '.join(KEYS)}")
        elif not name.isidentifier():
            source.error(path, f"{name!r} is not a name for an option; write a word such as min_words", key=True)
        elif (option := _option(source, declared, path)) is not None:
            yield name, option


def _option(source: Source, declared: Mapping[str, Any], path: tuple[str, str]) -> Option | None:
    before = len(source.diagnostics)
    for key in declared:
        if key not in KEYS:
            source.unknown((*path, key), declared[key], KEYS)
    for key in ("type", "help"):
        if declared.get(key) in (None, ""):
            source.error(path, f"{key} is missing")
    kind = declared.get("type")
    if kind is not None and kind not in TYPES:
        source.error((*path, "type"), f"type is one of {', '.join(TYPES)}{did_you_mean(kind, TYPES)}")
    _check_bounds(source, declared, path)
    if len(source.diagnostics) > before:
        return None
    option = Option(
        default=declared.get("default"),
        type=str(kind),
        unit=str(declared.get("unit") or ""),
        help=str(declared.get("help") or ""),
        allowed=tuple(declared.get("allowed") or ()),
        minimum=declared.get("minimum"),
        maximum=declared.get("maximum"),
    )
    for below, wrong in option_faults(option.default, option):
        source.error((*path, "default", *below), f"the default {wrong}")
    return option


def _check_bounds(source: Source, declared: Mapping[str, Any], path: tuple[str, str]) -> None:
    for key in ("minimum", "maximum"):
        value = declared.get(key)
        if value is not None and (not isinstance(value, (int, float)) or isinstance(value, bool)):
            source.error((*path, key), f"{key} is {value!r}; it takes a number")
    allowed = declared.get("allowed")
    if allowed is not None and not isinstance(allowed, list):
        source.error((*path, "allowed"), f"allowed is {allowed!r}; it takes a list of the values")
    for i, value in enumerate(allowed if isinstance(allowed, list) else ()):
        if not isinstance(value, (str, int, float)) or isinstance(value, bool):
            source.error((*path, "allowed", i), f"allowed holds {value!r}; quote it if it is meant as a text")
