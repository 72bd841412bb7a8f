"""What a rule passes to its check: the check's keyword parameters, with the same names and of the same types."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from seolint.lazy_regex import expression
from seolint.rules.check import Parameter, check_names, find_check
from seolint.rules.rule import Option
from seolint.wording import suggest
from seolint.yaml import Source

_WITHIN = expression(r"\[[^\[\]]*\]")
_ITEMS = expression(r"(?:(?:Sequence|list|Collection)\[|(?:Mapping|dict)\[str, )(?P<kind>str|int|float|bool)\]")
_KINDS: Mapping[str, tuple[str, tuple[type, ...]]] = {
    "None": ("nothing", (type(None),)),
    "str": ("a text", (str,)),
    "bool": ("true or false", (bool,)),
    "int": ("an integer", (int,)),
    "float": ("a finite number", (int, float)),
    **dict.fromkeys(("Sequence", "list", "tuple", "Iterable", "Collection"), ("a list", (list, tuple))),
    **dict.fromkeys(("Mapping", "dict"), ("a mapping", (dict,))),
}
"""What a parameter's annotation requires in YAML."""


def check_arguments(
    source: Source, name: str, settings: Mapping[str, Any], options: Mapping[str, Option], thorough: bool
) -> None:
    """Report where `with` and the options differ from what the check takes; `thorough` also asks the check itself."""
    before = len(source.diagnostics)
    try:
        check = find_check(name)
    except LookupError:
        source.error(("check",), f"there is no check {name}{suggest(name, check_names())}")
        return
    parameters = check.parameters
    _compare(source, parameters, settings, options)
    for key, value in settings.items():
        annotation = parameters[key].annotation if key in parameters else ""
        if wrong := _expected(value, annotation):
            source.error(("with", key), f"{key} is {value!r}; it takes {wrong}")
        elif found := _wrong_item(value, annotation):
            below, item, wrong = found
            source.error(("with", key, below), f"{key} holds {item!r}; it takes {wrong}")
    if thorough and len(source.diagnostics) == before:
        arguments = {**settings, **{key: option.default for key, option in options.items()}}
        for path, wrong in check.faults(arguments):
            place = ("with", *path) if path and path[0] in settings else ("options", *path[:1], "default", *path[1:])
            source.error(place, wrong)


def _compare(
    source: Source,
    parameters: Mapping[str, Parameter],
    settings: Mapping[str, Any],
    options: Mapping[str, Option],
) -> None:
    for group, names in (("with", settings), ("options", options)):
        for name in names:
            if name not in parameters:
                source.error((group, name), f"the check takes no {name}{suggest(name, parameters)}", key=True)
    for name in settings:
        if name in options:
            source.error(("with", name), f"{name} is under options, too; keep one of them", key=True)
    for name, parameter in parameters.items():
        if parameter.required and name not in settings and name not in options:
            source.error(("check",), f"the check needs {name}: give it under options or with")


def _expected(value: Any, annotation: str) -> str:
    """What a parameter takes, if `value` is of another kind; "" if it fits or the annotation says too little."""
    while annotation != (outer := _WITHIN.sub("", annotation)):
        annotation = outer
    kinds = [_KINDS.get(part.strip().split(".")[-1]) for part in annotation.split("|")]
    known = [kind for kind in kinds if kind]
    if len(known) < len(kinds) or any(_is(value, types) for _, types in known):
        return ""
    return " or ".join(name for name, _ in known if name != "nothing")


def _wrong_item(value: Any, annotation: str) -> tuple[Any, Any, str] | None:
    """The first item of a list or mapping that a parameter doesn't take: where it is, what it is, what is taken."""
    found = _ITEMS.search(annotation) if isinstance(value, (list, dict)) else None
    if not found:
        return None
    name, types = _KINDS[found["kind"]]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return next(((at, item, f"{name} in each place") for at, item in items if not _is(item, types)), None)


def _is(value: Any, types: tuple[type, ...]) -> bool:
    finite = not isinstance(value, float) or isfinite(value)
    return isinstance(value, types) and (not isinstance(value, bool) or bool in types) and finite
