"""YAML front matter -> a tree of values with their places, by PyYAML.

From its events rather than its nodes: they carry the same positions, need no recursion (so nesting can't overflow the
stack) and never expand an alias (so YAML bombs are harmless).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from seolint.lazy_regex import expression
from seolint.readers.front_matter.values import (
    BREAKS,
    TOO_DEEP,
    MatterError,
    Scalar,
    Tree,
    block,
    double_quoted,
    limit_depth,
    single_quoted,
    verbatim,
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BLANKS = f" \t{BREAKS}"
"""White space in YAML; a no-break space is a letter like any other."""

_PROPERTIES = expression(rf"(?:[&!]\S*(?:[{_BLANKS}]+(?:#[^{BREAKS}]*[{BREAKS}][{_BLANKS}]*)*|\Z))+")
"""Anchor and tag, which PyYAML counts as part of the value after them, and comments up to it."""

_HEADER = expression(rf"[|>][^{BREAKS}]*(?:\r\n|[{BREAKS}]|\Z)")

_HINTS = {"mapping values are not allowed in this context": "put a value that holds a colon and a space in quotes"}


def parse(source: str, start: int, end: int) -> dict[str, Tree]:
    """The mapping in source[start:end], empty if it is something else; raises MatterError for invalid YAML."""
    if source.startswith("\ufeff", start, end):
        start += 1  # libyaml doesn't count it
    collector = _Collector(source, start)
    for event in _events(source[start:end], start):
        collector.take(event)
    return collector.root if isinstance(collector.root, dict) else {}


def _events(text: str, start: int) -> Iterator[Any]:
    """The events of `text`, which begins at `start`; raises MatterError where it is not valid YAML."""
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MatterError(start + (mark.index if mark else 0), _explained(error.problem)) from None
    except (yaml.YAMLError, ValueError, OverflowError):  # Python's own for an escape such as "\UFFFFFFFF"
        raise MatterError(start, "it has a character that YAML doesn't allow") from None


def _explained(problem: str | None) -> str:
    problem = problem or "it can't be read"
    if "nesting depth" in problem:  # libyaml's own limit, which a line of brackets reaches before ours
        return TOO_DEEP
    return f"{problem} ({_HINTS[problem]})" if problem in _HINTS else problem


class _Collector:
    """Builds the tree from events, innermost open collection last."""

    def __init__(self, source: str, base: int) -> None:
        self.source = source
        self.base = base
        self.root: Tree | None = None
        self.open: list[tuple[Tree, list[str | None]]] = []
        self.anchors: dict[str, Scalar] = {}

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = self.scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = value
            self.add(value)
        elif kind is yaml.AliasEvent:
            self.add(self.anchors.get(event.anchor, Scalar(self.base, self.base, "")))
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            limit_depth(len(self.open), self.base + event.start_mark.index)
            collection: Tree = {} if kind is yaml.MappingStartEvent else []
            self.add(collection)
            self.open.append((collection, [None]))
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self.open.pop()

    def add(self, value: Tree) -> None:
        """Put a value where it belongs: the root, the list, or the key that awaits it (its last value counts)."""
        if not self.open:
            self.root = value
            return
        collection, waiting = self.open[-1]
        if isinstance(collection, list):
            collection.append(value)
        elif isinstance(collection, dict):
            if waiting[0] is None:
                waiting[0] = value.plain if isinstance(value, Scalar) else ""
            else:
                collection[waiting[0]] = value
                waiting[0] = None

    def scalar(self, event: Any) -> Scalar:
        start, end = self.base + event.start_mark.index, self.base + event.end_mark.index
        properties = _PROPERTIES.match(self.source, start, end)
        start = properties.end() if properties else start
        if start == end:
            return Scalar(start, end, "")
        if event.style == '"':
            return double_quoted(self.source, start + 1, end - 1)
        if event.style == "'":
            return single_quoted(self.source, start + 1, end - 1)
        if event.style in ("|", ">"):
            return _block(self.source, start, end)
        return verbatim(self.source, start, end)


def _block(source: str, start: int, end: int) -> Scalar:
    """A block scalar whose span begins at its `|` or `>`: the text begins below."""
    header = _HEADER.match(source, start, end)
    start = header.end() if header else start
    text = source[start:end]
    start += len(text) - len(text.lstrip(_BLANKS))
    return block(source, start, max(start, end - (len(text) - len(text.rstrip(_BLANKS)))))
