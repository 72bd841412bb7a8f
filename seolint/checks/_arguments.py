"""What is wrong with the arguments of a check that matches text: told when its rule is loaded, not in every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seolint.checks._names import unknown
from seolint.checks._regex import ENGINES, wrong_with
from seolint.checks._texts import KNOWN_SCOPES

Wrong = tuple[tuple[str | int, ...], str]
"""Where in the arguments of a check something is wrong, and what."""


def validate_common(
    scope: str = "text", engine: str = "re2", allow: Sequence[str] = (), words: Sequence[str] = (), pattern: str = ""
) -> Iterator[Wrong]:
    """What is wrong with the arguments that all these checks share."""
    if wrong := unknown("scope", scope, KNOWN_SCOPES):
        yield ("scope",), wrong
    if engine not in ENGINES:
        yield ("engine",), f"engine is {' or '.join(ENGINES)}, not {engine}"
        return
    for i, word in enumerate(words):
        if not word.strip():
            yield ("words", i), "this word is empty"
    if pattern:
        yield from validate_expressions({("pattern",): pattern}, engine)
    yield from validate_expressions({("allow", i): text for i, text in enumerate(allow)}, engine)


def validate_expressions(given: Mapping[tuple[str | int, ...], str], engine: str) -> Iterator[Wrong]:
    """What is wrong with regular expressions, by the place of each in the arguments."""
    for path, text in given.items():
        wrong = wrong_with(text, engine) if text else "this expression is empty"
        if wrong:
            yield path, wrong
