"""Two engines for the regular expressions of rules, behind one face; RE2 can't be made to hang, so it is the default.

A time limit guards the other one (`engine: python`), which also looks around and back. Offsets count characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from time import monotonic
from typing import Any

from seolint.checks._re2_syntax import WORD, translated
from seolint.expressions import expression
from seolint.named import NamedTuple

ENGINES = ("re2", "python")
LIMIT = 1.0
"""Seconds that the Python engine may take for one rule in one article: a hundred times what an honest expression
needs for a long one, and short enough that a run over a whole site goes on."""

_MEMORY = 64 << 20
"""Bytes that RE2 may use for one expression: a list of some ten thousand words."""

_KEPT = 4096
"""Expressions kept compiled: those of a few large styles."""


_NAMED_GROUP = expression(r"\(\?P?<(\w+)>")


class PatternTimeoutError(Exception):
    """An expression took longer than LIMIT. The text says what its writer can do."""


class Hit(NamedTuple):
    """Where an expression matched, and what its groups hold."""

    start: int
    end: int
    groups: Sequence[str | None] = ()
    named: Mapping[str, str] = {}


class Subject:
    """A text to search. RE2 reads bytes: this keeps them, and tells offsets in one from those in the other."""

    def __init__(self, text: str, deadline: float) -> None:
        self.text = text
        self.deadline = deadline
        self.data = text.encode("utf-8", "replace")
        self._plain = len(self.data) == len(text)
        self._at = (0, 0)

    def byte(self, character: int) -> int:
        """The offset in bytes of an offset in characters."""
        if self._plain:
            return character
        known, byte = self._at
        if character >= known:
            byte += len(self.text[known:character].encode("utf-8", "replace"))
        else:
            byte -= len(self.text[character:known].encode("utf-8", "replace"))
        self._at = (character, byte)
        return byte

    def character(self, byte: int) -> int:
        """The offset in characters of an offset in bytes, quick where it is near the last one asked for."""
        if self._plain or byte < 0:
            return byte
        character, known = self._at
        if byte >= known:
            character += len(self.data[known:byte].decode())
        else:
            character -= len(self.data[byte:known].decode())
        self._at = (character, byte)
        return character


class Expression:
    """A compiled expression. `left`, `right`: a match may not begin, or end, inside a word."""

    def __init__(self, pattern: str, engine: str, ignore_case: bool) -> None:
        """Raises ValueError when `pattern` is none for this engine."""
        self.pattern = pattern
        self.left = self.right = False
        self._re2 = engine == "re2"
        if self._re2:
            text, self.left, self.right = translated(pattern)
            self._plain = _re2(f"({text})", ignore_case)
            self._guarded: Any = (f"({text})(?:[^{WORD}]|\\z)", ignore_case)
        else:
            self._plain = _python(pattern, ignore_case)
            self._guarded = (f"(?:{pattern})(?!\\w)", ignore_case)

    def search(self, subject: Subject, at: int) -> Hit | None:
        """The first match from `at` on."""
        return self._hit(self._plain.search, subject, at)

    def match(self, subject: Subject, at: int) -> Hit | None:
        """The match that begins at `at`."""
        return self._hit(self._plain.match, subject, at)

    def match_word(self, subject: Subject, at: int) -> Hit | None:
        """The match that begins at `at` and has no word character behind it."""
        if isinstance(self._guarded, tuple):
            self._guarded = (_re2 if self._re2 else _python)(*self._guarded)
        return self._hit(self._guarded.match, subject, at)

    @property
    def group_count(self) -> int:
        return int(self._plain.groups) - self._re2

    def _hit(self, run: Any, subject: Subject, at: int) -> Hit | None:
        if not self._re2:
            found = _in_time(run, subject, at)
            return found and Hit(found.start(), found.end(), found.groups(), _told(found))
        found = run(subject.data, subject.byte(at))
        if not found:
            return None
        start, end = subject.character(found.start(1)), subject.character(found.end(1))
        if self.group_count == 0:
            return Hit(start, end)
        groups = [None if group is None else group.decode() for group in found.groups()[1:]]
        return Hit(start, end, groups, _told(found))


@lru_cache(maxsize=_KEPT)
def compiled(pattern: str, engine: str, ignore_case: bool) -> Expression:
    """The expression, compiled once. Raises ValueError."""
    return Expression(pattern, engine, ignore_case)


def group_names(pattern: str) -> Sequence[str]:
    """The names of the groups in an expression."""
    return _NAMED_GROUP.findall(pattern)


def wrong_with(pattern: str, engine: str) -> str:
    """What is wrong with a regular expression, and what to write instead; "" for nothing."""
    try:
        # By itself first: a group round it would hide a parenthesis too many.
        if engine == "re2":
            _re2(translated(pattern).pattern, False)
        compiled(pattern, engine, False)
    except ValueError as error:
        if engine == "re2":
            try:
                _python(pattern, False)
            except ValueError:
                pass
            else:
                return f"the engine re2 can't run {pattern!r} ({error}); engine: python can, within a time limit"
        return f"{pattern!r} is no regular expression: {error}"
    return ""


def _in_time(run: Any, subject: Subject, at: int) -> Any:
    try:
        return run(subject.text, at, timeout=max(subject.deadline - monotonic(), 0.001))
    except TimeoutError:
        raise PatternTimeoutError(
            f"a regular expression took longer than {LIMIT:g} s; write it without repeats inside repeats, or without "
            "engine: python"
        ) from None


def _told(found: Any) -> Mapping[str, str]:
    """The named groups that took part in a match."""
    groups = found.groupdict().items()
    return {_text(name): _text(value) for name, value in groups if value is not None}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _re2(pattern: str, ignore_case: bool) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    options.max_mem = _MEMORY
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise ValueError(_text(error.args[0]) if error.args else "not understood") from None


def _python(pattern: str, ignore_case: bool) -> Any:
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from None
