"""What is wrong with the arguments of checks that match text: found when a rule is loaded, not in every article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from seolint.analysis.regex import ENGINES, examined
from seolint.analysis.texts import KNOWN_SCOPES
from seolint.wording import unknown

MOST_INSTRUCTIONS = 2_000_000
"""Size of the expressions of a rule together: they take one or two seconds to compile."""

MOST_CHARACTERS = 200_000
"""Characters of the words of a rule: some twenty thousand words."""

ArgumentFault = tuple[tuple[str | int, ...], str]
"""Where in the arguments of a check something is wrong, and what."""


def validate_common(
    scope: str = "text", engine: str = "re2", allow: Sequence[str] = (), words: Sequence[str] = (), pattern: str = ""
) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments that all these checks share."""
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
            yield path, "the expressions up to here are too large together; write shorter ones, or several rules"
            return


def validate_words(words: Mapping[tuple[str | int, ...], str]) -> Iterator[ArgumentFault]:
    """What is wrong with words that are looked for literally, by the place of each in the arguments."""
    for path, word in words.items():
        if not word.strip():
            yield path, "this word is empty"
    if sum(map(len, words.values())) > MOST_CHARACTERS:
        yield next(iter(words))[:1], f"these words have more than {MOST_CHARACTERS:,} characters; write several rules"
