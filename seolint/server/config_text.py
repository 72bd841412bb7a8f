"""Where one is in a config, by its lines: the keys above, which needn't be valid YAML while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from seolint.lazy_regex import expression

_KEY = expression(r"(?P<indent>[ ]*)(?P<item>-[ ]+)?(?P<key>[\w.-]+):(?=[ \t\r]|$)")
_BEGUN = expression(r"(?P<indent>[ ]*)(?P<item>-[ ]*)?(?P<word>[\w.-]*)$")
_VALUE = expression(r"[ ]*(?:-[ ]+)?(?P<key>[\w.-]+):[ \t]+(?P<word>[\w.-]*)$")
_FLOW = expression(r"[ ]*(?:-[ ]+)?(?P<key>[\w.-]+):[ \t]*\{(?:[^{}\n]*,)?[ \t]*(?P<word>[\w.-]*)$")
_FLOW_VALUE = expression(r"[ ]*(?:-[ ]+)?[\w.-]+:[ \t]*\{(?:[^{}\n]*,)?[ \t]*(?P<of>[\w.-]+):[ \t]+(?P<word>[\w.-]*)$")
_WORD = expression(r"[\w.-]+")

Schema = Mapping[str, Any]


class Begun(NamedTuple):
    """What is being typed: the keys that lead there, its beginning, and whether it is a value (else a key)."""

    path: tuple[str, ...]
    word: str
    is_value: bool


def begun_at(lines: Sequence[str], number: int, before: str) -> Begun | None:
    """What is being typed on a line (from 0), of which this is the part `before` the cursor; None if it isn't known."""
    if flow := _FLOW_VALUE.match(before):
        return Begun((*path_of(lines, number), flow["of"]), flow["word"], True)
    if flow := _FLOW.match(before):
        return Begun(path_of(lines, number), flow["word"], False)
    if _VALUE.match(before):
        value = _VALUE.match(before)
        return Begun(path_of(lines, number), value["word"] if value else "", True)
    if begun := _BEGUN.match(before):
        return Begun(_above(lines, number, len(begun["indent"]) + len(begun["item"] or "")), begun["word"], False)
    return None


def path_of(lines: Sequence[str], number: int) -> tuple[str, ...]:
    """The keys that lead to the one on a line (from 0), and that itself; none where there is no key."""
    found = _KEY.match(lines[number])
    if not found:
        return ()
    return (*_above(lines, number, len(found["indent"]) + len(found["item"] or "")), found["key"])


def word_at(line: str, column: int) -> tuple[str, int, int] | None:
    """The word of a line at a column (from 0), and where it is."""
    words = _WORD.finditer(line)
    return next(((w[0], w.start(), w.end()) for w in words if w.start() <= column <= w.end()), None)


def _above(lines: Sequence[str], number: int, indent: int) -> tuple[str, ...]:
    """The keys on earlier lines with ever less indentation."""
    path: list[str] = []
    for line in reversed(lines[:number]):
        found = _KEY.match(line)
        if found and len(found["indent"]) + len(found["item"] or "") < indent:
            path.append(found["key"])
            indent = len(found["indent"]) + len(found["item"] or "") if not found["item"] else len(found["indent"]) + 1
        if not indent:
            break
    return tuple(reversed(path))


def below(schema: Schema, path: Sequence[str]) -> Sequence[Schema]:
    """The parts of a JSON Schema that say what may be at a path of keys."""
    found = _resolved(schema, schema)
    for key in path:
        steps = [part["properties"][key] for part in found if key in part.get("properties", ())]
        found = [each for step in steps for each in _resolved(schema, step)]
    return found


def _resolved(root: Schema, schema: Schema) -> list[Schema]:
    """A schema and its alternatives, with references followed; that of a list is that of its items."""
    if reference := schema.get("$ref"):
        target: Any = root
        for name in reference.removeprefix("#/").split("/"):
            target = target[name]
        return _resolved(root, target)
    found = [schema]
    for each in (*schema.get("anyOf", ()), *([schema["items"]] if isinstance(schema.get("items"), Mapping) else ())):
        found += _resolved(root, each)
    return found
