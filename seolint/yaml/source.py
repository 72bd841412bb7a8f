"""A parsed YAML file that knows where each of its values is, with errors reported as a compiler reports them.

Errors give the place, the line, a caret, and the way out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from seolint.wording import suggest

MOST_DIAGNOSTICS = 100
"""Nobody reads more, and looking for the nearest correct name takes time for each."""

_WINDOW = 120
"""Characters of a long line that are shown."""

_LONGEST = 600
"""Characters of a message: one that quotes a value of the file may be as long as the file."""

_ENDING = 200
"""Characters kept from the end of a long message, where it says what to write."""

_LEAD = 60
"""How many of those characters come before the error."""

KeyPath = tuple[Any, ...]
"""Keys and indices that lead to a value."""

Positions = Mapping[KeyPath, tuple[int, int]]
_NOWHERE: Positions = {}


class ConfigDiagnostic(NamedTuple):
    """One error: the place (1-based, column in characters), what is wrong, and the line it is in.

    Line 0 is an error on the command line; `path` is then the option. `caret` is where in `excerpt`, which is a window
    of a long line, the error begins.
    """

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    caret: int = 0

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}{self.drawn}"

    def with_message(self, message: str) -> ConfigDiagnostic:
        """The same place with another message."""
        return self._replace(message=message)

    @property
    def drawn(self) -> str:
        """The source line with a caret under the error, each on its own line; "" if there is none."""
        if not self.excerpt:
            return ""
        margin = " " * len(str(self.line))
        return f"\n {self.line} | {self.excerpt}\n {margin} | {_blank(self.excerpt[: self.caret])}^"


class ConfigError(Exception):
    """A config or rule file that can't be used; `diagnostics` list everything that is wrong with it."""

    def __init__(self, diagnostics: Iterable[ConfigDiagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


class Source:
    """A parsed file: `data` as plain values; `values` and `keys` are the places of values and keys by their path.

    Errors show lines of the text only if it is `quotable`: whoever can name a file may not be allowed to read it.
    """

    def __init__(
        self,
        path: str,
        text: str,
        data: Any = None,
        values: Positions = _NOWHERE,
        keys: Positions = _NOWHERE,
        quotable: bool = True,
    ) -> None:
        self.path, self.text, self.data, self.quotable = path, text, data, quotable
        self.values, self.keys = {**values}, {**keys}
        self.diagnostics: list[ConfigDiagnostic] = []

    @property
    def diagnostics_in_order(self) -> list[ConfigDiagnostic]:
        """The diagnostics by their place."""
        return sorted(self.diagnostics, key=lambda diagnostic: (diagnostic.line, diagnostic.column))

    def line_of(self, *path: Any) -> int:
        """The line (from 1) of the value at a path, or of the nearest thing around it."""
        return self._find(path, key=False)[0] + 1

    def raw(self, *path: Any) -> str:
        """The rest of the line at the value of a path, as written: YAML takes `no` for false, but not every `no` is."""
        line, column = self._find(path, key=False)
        return self.lines[line][column:] if line < len(self.lines) else ""

    def origin(self, *path: Any) -> str:
        """Where the value at a path is, as file:line."""
        return f"{self.path}:{self.line_of(*path)}"

    def error(self, path: KeyPath, message: str, *, key: bool = False) -> None:
        """Add an error at the value of a path, or at its key. Raises ConfigError when there are too many."""
        self._add(self.placed(path, message, key=key))

    def unknown(self, path: KeyPath, value: Any, known: Iterable[str], hint: str = "") -> None:
        """Add an error: the key at the end of a path isn't known; `value` follows it."""
        if value is None and " " in str(path[-1]):
            self.error(path, "a comma within braces begins a new key; quote the text that holds it", key=True)
        else:
            self.error(path, f"unknown key {path[-1]}{hint or suggest(path[-1], known)}", key=True)

    def error_at(self, line: int, column: int, message: str) -> None:
        """Add an error at a 0-based line and column. Raises ConfigError when there are too many."""
        self._add(self._at(line, column, message))

    def placed(self, path: KeyPath, message: str, *, key: bool = False) -> ConfigDiagnostic:
        """A diagnostic for the value at a path, or for its key, which isn't added to the source."""
        return self._at(*self._find(path, key=key), message)

    def rename(self, names: Mapping[KeyPath, str]) -> None:
        """Rename keys, each given by its path. One whose new name already exists is left out."""
        self.data = _renamed(self.data, names, ())
        moved = [{_moved(path, names): place for path, place in table.items()} for table in (self.values, self.keys)]
        self.values, self.keys = ({**new, **old} for new, old in zip(moved, (self.values, self.keys), strict=True))

    def _add(self, diagnostic: ConfigDiagnostic) -> None:
        self.diagnostics.append(diagnostic)
        if len(self.diagnostics) >= MOST_DIAGNOSTICS:
            raise ConfigError(self.diagnostics)

    def _at(self, line: int, column: int, message: str) -> ConfigDiagnostic:
        whole = self.lines[line].replace("\t", " ") if line < len(self.lines) else ""
        left = max(0, min(column - _LEAD, len(whole) - _WINDOW))
        excerpt = whole[left : left + _WINDOW].rstrip() if self.quotable else ""
        return ConfigDiagnostic(self.path, line + 1, column + 1, _short(message), excerpt, column - left)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def _find(self, path: KeyPath, *, key: bool) -> tuple[int, int]:
        tables = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(path), -1, -1):
            for table in tables:
                if path[:length] in table:
                    return table[path[:length]]
        return 0, 0


def _renamed(value: Any, names: Mapping[KeyPath, str], path: KeyPath) -> Any:
    if isinstance(value, list):
        return [_renamed(item, names, (*path, at)) for at, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {key: names.get((*path, key), key) for key in value}
    kept = {key: new for key, new in kept.items() if new == key or new not in value}
    return {new: _renamed(value[key], names, (*path, key)) for key, new in kept.items()}


def _moved(path: KeyPath, names: Mapping[KeyPath, str]) -> KeyPath:
    return tuple(names.get(path[: at + 1], key) for at, key in enumerate(path))


def _short(message: str) -> str:
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST - _ENDING]} … {message[-_ENDING:]}"


def _blank(text: str) -> str:
    """Spaces as wide as `text` is on a terminal."""
    from unicodedata import combining, east_asian_width

    return "".join("  " if east_asian_width(c) in "WF" else " " for c in text if not combining(c))
