"""Errors in configs and rules, as a compiler reports them: the place, the line, a caret, the way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


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
        """The source line with a caret under the error, each on a line of its own; "" where there is none."""
        if not self.excerpt:
            return ""
        margin = " " * len(str(self.line))
        return f"\n {self.line} | {self.excerpt}\n {margin} | {_blank(self.excerpt[: self.caret])}^"


class ConfigError(Exception):
    """A config or rule file can't be used; `diagnostics` are all that is wrong with it."""

    def __init__(self, diagnostics: Iterable[ConfigDiagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


def _blank(text: str) -> str:
    """Spaces as wide as `text` is on a terminal."""
    from unicodedata import combining, east_asian_width

    return "".join("  " if east_asian_width(c) in "WF" else " " for c in text if not combining(c))
