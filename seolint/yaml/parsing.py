"""What libyaml reads in a text, as plain values with their places: nothing that multiplies or nests without end.

Its error messages are reworded in plain language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from seolint.yaml.source import KeyPath, Source

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_SHORT = 10_000
"""A text of this many characters can't hold enough brackets to overflow a stack; 20,000 levels were fine, 100,000
weren't."""

_TOO_DEEP = "maximum nesting depth"
"""What newer versions of libyaml say before a text overflows their stack."""

MOST_NODES = 100_000
"""Maximum number of nodes once aliases are followed; nested aliases multiply ("billion laughs")."""

LONGEST_NUMBER = 40
"""Characters of a number. For one in base 60, such as 1:30:00, PyYAML takes time with the square of its length."""

DEEPEST = 50
"""Levels of nesting; a config has five."""

DEEP = f"values nest more than {DEEPEST} levels deep, or an alias is inside what it names; write it flatter"
_MERGE = "tag:yaml.org,2002:merge"


class TooManyError(Exception):
    """More than a config holds; the message says what."""


def parse(source: Source) -> None:
    """Fill in the data of a source from its text, and record what is wrong with it."""
    node = _compose(source)
    if node is not None:
        try:
            source.data = ValueReader(source).value(node, ())
        except TooManyError as error:
            source.error_at(0, 0, str(error))
            source.data = None


def _compose(source: Source) -> yaml.Node | None:
    """The tree of a text; None if something is wrong, which is recorded."""
    text = source.text
    try:
        if len(text) > _SHORT:
            _check_depth(text)
        return yaml.compose(text, Loader)
    except TooManyError as error:
        source.error_at(0, 0, str(error))
    except yaml.MarkedYAMLError as error:
        if _TOO_DEEP in str(error.problem):
            source.error_at(0, 0, DEEP)
        else:
            _broken(source, error)
    except yaml.reader.ReaderError as error:
        line, column = _place_of_byte(text, error.position)
        source.error_at(line, column, f"invalid YAML: {error.reason}; delete the character, or write it as an escape")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        source.error_at(0, 0, f"invalid YAML: {' '.join(str(error).split())[:200]}")
    return None


def _check_depth(text: str) -> None:
    """Refuse deep nesting before libyaml follows it, which would overflow the stack."""
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise TooManyError(DEEP)


def _place_of_byte(text: str, position: int) -> tuple[int, int]:
    """Line and column (from 0) of a byte of the text's UTF-8, which is what libyaml counts."""
    before = text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore")
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _broken(source: Source, error: yaml.MarkedYAMLError) -> None:
    """Record what is wrong, in words for somebody who doesn't know YAML's grammar."""
    problem = f"{error.context}: {error.problem}"
    begun = any(part in problem for part in ("while parsing a flow", "scanning an alias", "scanning a tag"))
    mark = (begun and error.context_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(source.lines):  # the file ends too early
        line, column = len(source.lines) - 1, len(source.lines[-1])
    whole = source.lines[line]
    before = whole[:column]
    hint = next((hint for part, hint in _HINTS if part in problem), f"invalid YAML: {error.problem or error.context}")
    if "\t" in whole[: column + 1] and not before.strip():
        hint = "YAML is indented with spaces, not tabs"
    elif "expected key" in problem and before.strip():
        hint = "a value ends before this; quote the whole text"
    source.error_at(line, column, hint)


_HINTS = (
    ("single document", "a second document begins here; write one, without ---"),
    ("scanning a tag", "`!` begins a tag, which isn't supported here; quote a text that begins with it"),
    ("document start", "this line follows the value that the file begins with; a file is one mapping"),
    ("an alias", "`*` stands for an anchor here; quote a glob or text that begins with it"),
    ("undefined alias", "there is no anchor of this name above; quote a text that begins with `*`"),
    ("an anchor", "`&` names an anchor here; quote a text that begins with it"),
    ("mapping values are not allowed", "a second `: ` in one line; quote the text that holds it, or begin a new line"),
    ("cannot start any token", "no value begins with this character; quote the text"),
    ("scanning a quoted scalar", "the quotation mark that ends this text is missing"),
    (
        "while parsing a flow",
        "a bracket or brace isn't closed, or a comma is missing; quote a text that begins with one",
    ),
    ("did not find expected key", "the indentation doesn't fit the lines above"),
    ("could not find expected ':'", "this key has no colon and space after it"),
)
"""libyaml's words, and ours."""


class ValueReader:
    """Nodes -> plain values, recording places and duplicate keys."""

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
        """Merges come first (`<<: *name`): the mapping's own keys win, as in YAML."""
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
                self.source.error_at(mark.line, mark.column, f"{key} appears again (first on line {seen[key]})")
                continue
            seen[key] = mark.line + 1
            below = (*path, key)
            self.source.keys[below] = (mark.line, mark.column)
            yield key, self.value(value_node, below)

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:
        """A text, a number, true, false or nothing; what is a date in YAML is a text here."""
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if kind in ("int", "float") and len(node.value) > LONGEST_NUMBER:
            self.source.error(path, f"a number has at most {LONGEST_NUMBER} characters; quote it if it is a text")
        elif kind in ("null", "bool", "int", "float"):
            try:
                return self.scalars.construct_object(node)
            except (ValueError, OverflowError):
                self.source.error(path, f"{str(node.value)[:40]!r} can't be read as a value; quote it")
        elif kind.startswith(("!", "tag:", "python")):
            self.source.error(path, "`!` begins a tag, which isn't supported here; quote a text that begins with it")
        return str(node.value)
