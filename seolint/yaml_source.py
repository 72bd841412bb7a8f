"""YAML with the place of every value, and mistakes in it told as a compiler tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MOST_CHARACTERS = 1_000_000
"""A larger file is no configuration; libyaml would need seconds for it."""

MOST_NODES = 100_000
"""Nodes after aliases are followed; nested aliases multiply ("billion laughs")."""

Path = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the place (1-based, column in characters), what is wrong, and the line it stands in.

    Line 0 is a mistake on the command line; `path` is then the option.
    """

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""

    def __str__(self) -> str:
        if not self.line:
            return f"{self.path}: {self.message}"
        place = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if not self.excerpt:
            return place
        return f"{place}\n    {self.excerpt}\n    {' ' * (self.column - 1)}^"


class ConfigError(Exception):
    """A config or rule file can't be used; `mistakes` are all that is wrong with it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass
class Source:
    """A parsed file: `data` as plain values; `place` tells where the value (or the key) at a path of keys stands."""

    path: str
    text: str
    data: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    _values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def line_of(self, *path: Any) -> int:
        """The line (from 1) of the value at a path, or of the nearest thing around it."""
        return self._find(path, key=False)[0] + 1

    def place_of(self, *path: Any) -> tuple[int, int]:
        """Line and column (from 1) of the value at a path, or of the nearest thing around it."""
        line, column = self._find(path, key=False)
        return line + 1, column + 1

    def raw(self, *path: Any) -> str:
        """The rest of the line at the value of a path, as written: YAML reads `no` as false, but not every `no` is."""
        line, column = self._find(path, key=False)
        lines = self.text.splitlines()
        return lines[line][column:] if line < len(lines) else ""

    def mistake(self, path: Path, message: str, *, key: bool = False) -> None:
        """Note a mistake at the value of a path, or at its key."""
        line, column = self._find(path, key=key)
        self.note(line, column, message)

    def note(self, line: int, column: int, message: str) -> None:
        """Note a mistake at a 0-based line and column."""
        lines = self.text.splitlines()
        excerpt = lines[line].replace("\t", " ") if line < len(lines) else ""
        self.mistakes.append(Mistake(self.path, line + 1, column + 1, message, excerpt[:200]))

    def _find(self, path: Path, *, key: bool) -> tuple[int, int]:
        tables = (self._keys, self._values) if key else (self._values, self._keys)
        for length in range(len(path), -1, -1):
            for table in tables:
                if path[:length] in table:
                    return table[path[:length]]
        return 0, 0


def load(text: str, path: str) -> Source:
    """Parse YAML. What is wrong with it stands in `mistakes`; `data` is None where nothing could be read."""
    source = Source(path, text)
    if len(text) > MOST_CHARACTERS:
        source.note(0, 0, f"the file has {len(text):,} characters; a config has at most {MOST_CHARACTERS:,}")
        return source
    try:
        node = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        source.note(line, column, _broken(text, line, str(error.problem or error.context)))
        return source
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        source.note(0, 0, f"no YAML: {' '.join(str(error).split())[:200]}")
        return source
    if node is not None:
        try:
            source.data = _Reader(source).value(node, ())
        except _TooManyError:
            source.note(0, 0, f"aliases unfold to more than {MOST_NODES:,} values; write them out")
            source.data = None
    return source


def suggest(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or all of them when they are few."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known are {', '.join(names)}" if 0 < len(names) <= 12 else ""


class _TooManyError(Exception):
    pass


class _Reader:
    """Nodes -> plain values, noting places and keys that stand twice."""

    def __init__(self, source: Source) -> None:
        self.source, self.count = source, 0
        self.scalars = yaml.SafeLoader("")

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.count += 1
        if self.count > MOST_NODES or len(path) > 50:
            raise _TooManyError
        self.source._values[path] = (node.start_mark.line, node.start_mark.column)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if key_node.tag == "tag:yaml.org,2002:merge":
                merged = self.value(value_node, path)
                for part in merged if isinstance(merged, list) else [merged]:
                    if isinstance(part, Mapping):
                        yield from part.items()
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                self.source.note(mark.line, mark.column, "a key is one word or text")
                continue
            key = str(key_node.value)
            if key in seen:
                self.source.note(mark.line, mark.column, f"{key} stands here again (first in line {seen[key]})")
                continue
            seen[key] = mark.line + 1
            below = (*path, key)
            self.source._keys[below] = (mark.line, mark.column)
            yield key, self.value(value_node, below)

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        try:
            return self.scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.source.mistake(path, f"{str(node.value)[:40]!r} can't be read as a value; quote it")
            return str(node.value)


def _broken(text: str, line: int, problem: str) -> str:
    lines = text.splitlines()
    if line < len(lines) and "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        return "YAML is indented with spaces, not tabs"
    return f"no YAML: {problem}"
