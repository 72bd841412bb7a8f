"""Two ways of writing the same thing in one article: either is right, but not both together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.analysis.matching import Match, Matcher, find
from seolint.analysis.regex import ArgumentFault, validate_common, validate_expressions
from seolint.document import Document, Finding

FACTS = ("text", "other")

_RELATED = 20
"""Other uses that a finding names: as many as anyone looks up. All of them for each would grow with the square."""


def check(
    document: Document,
    *,
    either: Mapping[str, str],
    scope: str = "text",
    levels: Sequence[int] = (),
    allow: Sequence[str] = (),
    ignore_case: bool = True,
    whole_words: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Pairs of `either` (regular expressions) of which an article uses both: each use of the rarer one.

    Of two that are used as often, the one that comes later is reported. Related: the first uses of the other one.
    Facts: text, other. Raises PatternTimeoutError.
    """
    for pair in either.items():
        matcher = Matcher(pair, allow=allow, engine=engine, ignore_case=ignore_case, whole_words=whole_words)
        uses: tuple[list[Match], list[Match]] = ([], [])
        for match in find(document, matcher, scope, levels):
            uses[match.term].append(match)
        if all(uses):
            common, rare = sorted(uses, key=lambda found: (-len(found), found[0].span))
            related = [match.span for match in common[:_RELATED]]
            for match in rare:
                yield Finding(match.span, {"text": match.text, "other": common[0].text}, related)


def validate(*, either: Mapping[str, str], engine: str = "re2", **arguments: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    shared = {name: arguments[name] for name in ("scope", "allow") if name in arguments}
    wrong = list(validate_common(engine=engine, **shared))
    yield from wrong
    if not either:
        yield ("either",), "either is empty; write one spelling, followed by the other"
    if any(path == ("engine",) for path, _ in wrong):
        return
    for pair in either.items():
        for text in pair:
            yield from validate_expressions({("either", pair[0]): text}, engine)
