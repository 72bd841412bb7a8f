"""Two engines for the regular expressions of rules, with one interface; RE2 can't be made to hang: it is the default.

A time limit guards the other one (`engine: python`), which supports lookaround and backreferences. Offsets count
characters. Mistakes in the arguments of checks that match text are found when a rule is loaded, not in every article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

from seolint.analysis.engines import LONGEST, MB, TOO_LARGE, WORD, TooLargeError, program, translated
from seolint.analysis.texts import KNOWN_SCOPES
from seolint.lazy_regex import expression
from seolint.wording import unknown

ENGINES = ("re2", "python")
LIMIT = 1.0
"""Seconds that the Python engine may take for one rule in one article: a hundred times what a reasonable expression
needs for a long one, and short enough for a run over a whole site to continue."""

_KEPT = 512 * MB
"""The memory in bytes for compiled expressions: some 500 of a few styles, or eight long lists of words."""


_NAMED_GROUP = expression(r"\(\?P?<(\w+)>")

MOST_INSTRUCTIONS = 2_000_000
"""The maximum total size of a rule's expressions: they take one or two seconds to compile."""

MOST_CHARACTERS = 200_000
"""Maximum characters of a rule's words: some twenty thousand words."""

ArgumentFault = tuple[tuple[str | int, ...], str]
"""Where in the arguments of a check a mistake is, and what is wrong."""


class PatternTimeoutError(Exception):
    """An expression took longer than LIMIT. The message says what its author can do."""


class Hit(NamedTuple):
    """Where an expression matched, and the text of its groups."""

    start: int
    end: int
    groups: Sequence[str | None] = ()
    named: Mapping[str, str] = {}


class Subject:
    """A text to search. RE2 reads bytes: this keeps them, and converts offsets between the two."""

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
        """The offset in characters of an offset in bytes; fast if it is near the previous one."""
        if self._plain or byte < 0:
            return byte
        character, known = self._at
        if byte >= known:
            character += len(self.data[known:byte].decode())
        else:
            character -= len(self.data[byte:known].decode())
        self._at = (character, byte)
        return character


class Regex:
    """A compiled expression. `left`, `right`: a match may not begin, or end, inside a word; `memory`: maximum bytes."""

    def __init__(self, pattern: str, engine: str, ignore_case: bool) -> None:
        """Raises ValueError if this engine doesn't accept `pattern`."""
        self.pattern = pattern
        self.left = self.right = False
        self._re2 = engine == "re2"
        if self._re2:
            text, self.left, self.right = translated(pattern)
            plain = program(f"({text})", engine, ignore_case)
            self._guarded: Any = (f"({text})(?:[^{WORD}]|\\z)", ignore_case)
        else:
            plain = program(pattern, engine, ignore_case)
            self._guarded = (f"(?:{pattern})(?!\\w)", ignore_case)
        self._plain, self.memory = plain.run, plain.memory

    def search(self, subject: Subject, at: int) -> Hit | None:
        """The first match from `at` on."""
        return self._hit(self._plain.search, subject, at)

    def match(self, subject: Subject, at: int) -> Hit | None:
        """The match that begins at `at`."""
        return self._hit(self._plain.match, subject, at)

    def match_word(self, subject: Subject, at: int) -> Hit | None:
        """The match that begins at `at` and has no word character after it."""
        if isinstance(self._guarded, tuple):
            guarded, ignore_case = self._guarded
            found = program(guarded, "re2" if self._re2 else "python", ignore_case)
            self._guarded, self.memory = found.run, self.memory + found.memory
        return self._hit(self._guarded.match, subject, at)

    @property
    def group_count(self) -> int:
        return int(self._plain.groups) - self._re2

    def _hit(self, run: Any, subject: Subject, at: int) -> Hit | None:
        if not self._re2:
            found = _in_time(run, subject, at)
            return found and Hit(found.start(), found.end(), found.groups(), _named_groups(found))
        found = run(subject.data, subject.byte(at))
        if not found:
            return None
        start, end = subject.character(found.start(1)), subject.character(found.end(1))
        if self.group_count == 0:
            return Hit(start, end)
        groups = [None if group is None else group.decode() for group in found.groups()[1:]]
        return Hit(start, end, groups, _named_groups(found))


def compiled(pattern: str, engine: str, ignore_case: bool) -> Regex:
    """The expression, compiled once. Raises ValueError."""
    key = pattern, engine, ignore_case
    found = _kept.get(key)
    if found is None:
        found = Regex(pattern, engine, ignore_case)
        if found.memory + sum(kept.memory for kept in _kept.values()) > _KEPT:
            _kept.clear()
        _kept[key] = found
    return found


_kept: dict[tuple[str, str, bool], Regex] = {}


def group_names(pattern: str) -> Sequence[str]:
    """The names of the groups in an expression."""
    return _NAMED_GROUP.findall(pattern)


def examined(pattern: str, engine: str) -> tuple[str, int]:
    """What is wrong with a regular expression, and what to write instead ("" for nothing); and its size."""
    if len(pattern) > LONGEST:
        return f"the expression has {len(pattern):,} characters; write at most {LONGEST:,}", 0
    try:
        # By itself: a group around it would hide a surplus parenthesis.
        return "", program(translated(pattern).pattern if engine == "re2" else pattern, engine, False).size
    except TooLargeError as error:
        return f"the engine re2 can't run {pattern!r}: {error}", TOO_LARGE
    except ValueError as error:
        return _wrong_with(pattern, engine, error), len(pattern)


def _wrong_with(pattern: str, engine: str, error: ValueError) -> str:
    if engine == "re2":
        try:
            program(pattern, "python", False)
        except ValueError:
            pass
        else:
            return f"the engine re2 can't run {pattern!r} ({error}); engine: python can, within a time limit"
    return f"{pattern!r} is not a regular expression: {error}"


def _in_time(run: Any, subject: Subject, at: int) -> Any:
    try:
        return run(subject.text, at, timeout=max(subject.deadline - monotonic(), 0.001))
    except TimeoutError:
        raise PatternTimeoutError(
            f"a regular expression took longer than {LIMIT:g} s; write it without repeats inside repeats, or without "
            "engine: python"
        ) from None


def _named_groups(found: Any) -> Mapping[str, str]:
    """The named groups that took part in a match."""
    groups = found.groupdict().items()
    return {_text(name): _text(value) for name, value in groups if value is not None}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def validate_common(
    scope: str = "text", engine: str = "re2", allow: Sequence[str] = (), words: Sequence[str] = (), pattern: str = ""
) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments shared by all checks that match text."""
    if wrong := unknown("scope", scope, KNOWN_SCOPES):
        yield ("scope",), wrong
    if engine not in ENGINES:
        yield ("engine",), f"engine is {' or '.join(ENGINES)}, not {engine}"
        return
    yield from validate_words({("words", i): word for i, word in enumerate(words)})
    if pattern:
        yield from validate_expressions({("pattern",): pattern}, engine)
    yield from validate_expressions({("allow", i): text for i, text in enumerate(allow)}, engine)


def validate_expressions(expressions: Mapping[tuple[str | int, ...], str], engine: str) -> Iterator[ArgumentFault]:
    """What is wrong with regular expressions, by the place of each in the arguments."""
    total = 0
    for path, text in expressions.items():
        wrong, size = examined(text, engine) if text else ("this expression is empty", 0)
        total += size
        if wrong:
            yield path, wrong
        if total > MOST_INSTRUCTIONS:
            yield path, "the expressions up to here are too large in total; write shorter ones, or several rules"
            return


def validate_words(words: Mapping[tuple[str | int, ...], str]) -> Iterator[ArgumentFault]:
    """What is wrong with words that are looked for literally, by the place of each in the arguments."""
    for path, word in words.items():
        if not word.strip():
            yield path, "this word is empty"
    if sum(map(len, words.values())) > MOST_CHARACTERS:
        yield next(iter(words))[:1], f"these words have more than {MOST_CHARACTERS:,} characters; write several rules"
