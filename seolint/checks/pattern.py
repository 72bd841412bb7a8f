"""Words, phrases and regular expressions that an article should avoid: most of a house style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seolint.analysis.matching import Matcher, find, literals
from seolint.analysis.regex import ArgumentFault, group_names, validate_common
from seolint.document import Document, Finding

FACTS = ("text",)


def check(
    document: Document,
    *,
    scope: str = "text",
    levels: Sequence[int] = (),
    pattern: str = "",
    words: Sequence[str] = (),
    allow: Sequence[str] = (),
    ignore_case: bool = True,
    whole_words: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Each match of the regular expression `pattern`, or of one of `words` (literally), in a scope.

    With `whole_words` a match neither begins nor ends inside a word. Matches that overlap a match of one of `allow`
    (regular expressions) are ignored. The engine re2 takes linear time; python supports lookaround and backreferences,
    with a time limit. Facts: text, and the named groups. Raises PatternTimeoutError.
    """
    terms = [*literals(words), *filter(None, [pattern])]
    matcher = Matcher(terms, allow=allow, engine=engine, ignore_case=ignore_case, whole_words=whole_words)
    for match in find(document, matcher, scope, levels):
        yield Finding(match.span, {**match.hit.named, "text": match.text})


def more_facts(*, pattern: str = "", **_: Any) -> Iterable[str]:
    """The named groups of the expression."""
    return group_names(pattern)


def validate(*, pattern: str = "", words: Sequence[str] = (), **arguments: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if not pattern and not words:
        yield (), "give a regular expression under pattern, or words"
    shared = {name: arguments[name] for name in ("scope", "engine", "allow") if name in arguments}
    yield from validate_common(pattern=pattern, words=words, **shared)
