"""What an article may have only together with something else: an abbreviation with its expansion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seolint.analysis.matching import Match, Matcher, find
from seolint.analysis.regex import ArgumentFault, compiled, group_names, validate_common, validate_expressions
from seolint.analysis.texts import RAW
from seolint.document import Document, Finding, Span

FACTS = ("text",)

_RELATED = 20
"""Further uses that a finding names: as many as anyone looks up."""


def check(
    document: Document,
    *,
    first: str,
    second: str,
    before: bool = False,
    scope: str = "text",
    levels: Sequence[int] = (),
    allow: Sequence[str] = (),
    ignore_case: bool = False,
    whole_words: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Matches of `first` in an article in which `second` doesn't match; with `before`, doesn't up to there.

    When both have a group, a match of `second` counts only if the first groups are the same text. `second` may match
    anywhere in the text of the article. Each text is reported once, at its first such use; related are the others.
    Facts: text, and the named groups of `first`. Raises PatternTimeoutError.
    """
    same: dict[str, Any] = {"engine": engine, "ignore_case": ignore_case, "whole_words": whole_words}
    grouped = all(compiled(text, engine, ignore_case).group_count for text in (first, second))
    known: dict[str, int] = {}
    for match in _seconds(document, Matcher([second], **same), scope):
        key = _key(match, grouped, ignore_case) if grouped else ""
        known[key] = min(match.span.start, known.get(key, match.span.start))
    missing: dict[str, list[Match]] = {}
    for match in find(document, Matcher([first], allow=allow, **same), scope, levels):
        key = _key(match, grouped, ignore_case)
        at = known.get(key if grouped else "")
        if at is None or (before and at > match.span.start):
            missing.setdefault(key, []).append(match)
    for uses in missing.values():
        related: list[Span] = [match.span for match in uses[1 : _RELATED + 1]]
        yield Finding(uses[0].span, {**uses[0].hit.named, "text": uses[0].text}, related)


def more_facts(*, first: str, **_: Any) -> Iterable[str]:
    """The named groups of the expression."""
    return group_names(first)


def validate(*, first: str, second: str, engine: str = "re2", **arguments: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    shared = {name: arguments[name] for name in ("scope", "allow") if name in arguments}
    wrong = list(validate_common(engine=engine, **shared))
    yield from wrong
    if not any(path == ("engine",) for path, _ in wrong):
        yield from validate_expressions({("first",): first, ("second",): second}, engine)


def _seconds(document: Document, matcher: Matcher, scope: str) -> Iterator[Match]:
    """The matches in the text of the article, and in the scope where that isn't part of the text."""
    yield from find(document, matcher, scope)
    if scope != "text" and scope not in RAW:
        yield from find(document, matcher, "text")


def _key(match: Match, grouped: bool, ignore_case: bool) -> str:
    text = (match.hit.groups[0] or "") if grouped else match.text
    folded = " ".join(text.split())
    return folded.casefold() if ignore_case else folded
