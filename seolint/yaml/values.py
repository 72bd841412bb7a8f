"""YAML's nodes -> plain values, with their places; nothing that multiplies or nests without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from seolint.yaml.source import KeyPath, Source

MOST_NODES = 100_000
"""Nodes after aliases are followed; nested aliases multiply ("billion laughs")."""

LONGEST_NUMBER = 40
"""Characters of a number. PyYAML takes the square of its length for one in base 60, such as 1:30:00."""

DEEPEST = 50
"""Levels of nesting; a config has five."""

DEEP = f"values nest more than {DEEPEST} levels deep, or an alias stands in what it names; write it flatter"
_MERGE = "tag:yaml.org,2002:merge"


class TooManyError(Exception):
    """More than a config holds; the message says what."""


class ValueReader:
    """Nodes -> plain values, noting places and duplicate keys."""

    def __init__(self, source: Source) -> None:
        self.source, self.count = source, 0
        self.scalars = yaml.SafeLoader("")

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        self.count += 1
        if self.count > MOST_NODES:
            raise TooManyError(f"the file has more than {MOST_NODES:,} values, those behind aliases included")
        if len(path) > DEEPEST:
            raise TooManyError(DEEP)
        self.source.values[path] = (node.start_mark.line, node.start_mark.column)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        """What is merged in (`<<: *name`) first: the mapping's own keys win, as YAML has it."""
        merges = [self._merged(value, path) for key, value in node.value if key.tag == _MERGE]
        merged: dict[str, Any] = {}
        for earlier in reversed(merges):
            merged.update(earlier)
        if merges:
            self.source.values[path] = (node.start_mark.line, node.start_mark.column)
        merged.update(self._pairs(node, path))
        return merged

    def _merged(self, node: yaml.Node, path: KeyPath) -> dict[str, Any]:
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        merged: dict[str, Any] = {}
        for part in reversed(parts):
            if isinstance(part, yaml.MappingNode):
                merged.update(self.value(part, path))
            else:
                mark = part.start_mark
                self.source.error_at(mark.line, mark.column, "<< takes a mapping, such as *name of an anchor &name")
        return merged

    def _pairs(self, node: yaml.MappingNode, path: KeyPath) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if key_node.tag == _MERGE:
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                self.source.error_at(mark.line, mark.column, "a key is one word or text")
                continue
            key = str(key_node.value)
            if key in seen:
                self.source.error_at(mark.line, mark.column, f"{key} stands here again (first in line {seen[key]})")
                continue
            seen[key] = mark.line + 1
            below = (*path, key)
            self.source.keys[below] = (mark.line, mark.column)
            yield key, self.value(value_node, below)

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:
        """A text, a number, true, false or nothing; what YAML takes for a date is a text here."""
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if kind in ("int", "float") and len(node.value) > LONGEST_NUMBER:
            self.source.error(path, f"a number has at most {LONGEST_NUMBER} characters; quote it if it is a text")
        elif kind in ("null", "bool", "int", "float"):
            try:
                return self.scalars.construct_object(node)
            except (ValueError, OverflowError):
                self.source.error(path, f"{str(node.value)[:40]!r} can't be read as a value; quote it")
        elif kind.startswith(("!", "tag:", "python")):
            self.source.error(path, "`!` begins a tag, and none is known here; quote a text that begins with it")
        return str(node.value)
