"""The YAML that `_yaml` does not read itself, by PyYAML.

From its events rather than its nodes: they carry the same positions, need no recursion (so no depth overflows) and
never expand an alias (so no bomb goes off).
"""

from __future__ import annotations

from typing import Any

import yaml

from seolint.expressions import expression
from seolint.readers._values import MatterError, Scalar, Tree, block, double_quoted, single_quoted, verbatim

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PROPERTIES = expression(r"(?:[&!]\S*\s+)+")
"""Anchor and tag, which PyYAML counts as part of the value they stand before."""

_BRACKET = expression(r"[\[\]{}]")
_DEEPEST = 100
"""Open brackets beyond which the parser's time grows with their square."""

_HINTS = {"mapping values are not allowed in this context": "put a value that holds a colon and a space in quotes"}


def parse(source: str, start: int, end: int) -> Tree:
    """The value that stands in source[start:end]; raises MatterError when it is no YAML."""
    _reject_depth(source, start, end)
    collector = _Collector(source, start)
    try:
        for event in yaml.parse(source[start:end], Loader=_LOADER):
            collector.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MatterError(start + (mark.index if mark else 0), _said(error.problem)) from None
    except yaml.YAMLError:
        raise MatterError(start, "it holds a character that YAML does not allow") from None
    return collector.root if isinstance(collector.root, dict) else {}


def _reject_depth(source: str, start: int, end: int) -> None:
    depth = 0
    for bracket in _BRACKET.finditer(source, start, end):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _DEEPEST:
            raise MatterError(bracket.start(), "its brackets are nested too deeply")


def _said(problem: str | None) -> str:
    problem = problem or "it can't be read"
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
            collection: Tree = {} if kind is yaml.MappingStartEvent else []
            self.add(collection)
            self.open.append((collection, [None]))
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self.open.pop()

    def add(self, value: Tree) -> None:
        """Put a value where it belongs: the root, the list, or the key that waits for it."""
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
                collection.setdefault(waiting[0], value)
                waiting[0] = None

    def scalar(self, event: Any) -> Scalar:
        start, end = self.base + event.start_mark.index, self.base + event.end_mark.index
        properties = _PROPERTIES.match(self.source, start, end)
        start = properties.end() if properties else start
        if event.style == '"':
            return double_quoted(self.source, start + 1, end - 1)
        if event.style == "'":
            return single_quoted(self.source, start + 1, end - 1)
        if event.style in ("|", ">"):
            return _block(self.source, start, end)
        return verbatim(self.source, start, end)


def _block(source: str, start: int, end: int) -> Scalar:
    """A block scalar whose span begins at its `|` or `>`: the text begins on the next line."""
    header = source.find("\n", start, end)
    start = end if header < 0 else header + 1
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    return block(source, start, max(start, end - (len(text) - len(text.rstrip()))))
