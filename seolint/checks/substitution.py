"""What a house style writes differently: wrong -> right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.analysis.matching import Matcher, find, literals
from seolint.analysis.regex import ArgumentFault, Hit, compiled, validate_common, validate_expressions, validate_words
from seolint.document import Document, Finding
from seolint.lazy_regex import expression
from seolint.placeholders import LONGEST

FACTS = ("text", "replacement")

_REFERENCE = expression(r"[\\$](\d)")


def check(
    document: Document,
    *,
    swap: Mapping[str, str],
    regex: bool = False,
    scope: str = "text",
    levels: Sequence[int] = (),
    allow: Sequence[str] = (),
    ignore_case: bool = True,
    whole_words: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Each match of a left side of `swap`: literal words or, with `regex`, a regular expression.

    The right sides may refer to the groups of the left ones as \\1 or $1. A match that already equals its replacement,
    including case, isn't a finding. Facts: text, replacement. Raises PatternTimeoutError.
    """
    pairs = list(swap.items())
    if not regex:
        pairs = sorted(pairs, key=lambda pair: len(pair[0]), reverse=True)
    terms = [text for text, _ in pairs] if regex else literals(list(swap))
    matcher = Matcher(terms, allow=allow, engine=engine, ignore_case=ignore_case, whole_words=whole_words)
    for match in find(document, matcher, scope, levels):
        to = pairs[match.term][1]
        replacement = _filled(to, match.hit) if regex else to
        if " ".join(match.text.split()) != replacement:
            yield Finding(match.span, {"text": match.text, "replacement": replacement})


def validate(
    *, swap: Mapping[str, str], regex: bool = False, engine: str = "re2", **arguments: Any
) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    shared = {name: arguments[name] for name in ("scope", "allow") if name in arguments}
    wrong = list(validate_common(engine=engine, **shared))
    yield from wrong
    if not swap:
        yield ("swap",), "swap is empty; write what is wrong, followed by what is right"
    if any(path == ("engine",) for path, _ in wrong):
        return
    terms: dict[tuple[str | int, ...], str] = {("swap", text): text for text in swap}
    bad = list(validate_expressions(terms, engine) if regex else validate_words(terms))
    yield from bad
    for text, to in swap.items() if not bad else ():
        if len(to) > LONGEST:
            yield ("swap", text), f"the right side has {len(to):,} characters; write at most {LONGEST:,}"
        groups = compiled(text, engine, False).group_count if regex else 9
        for found in _REFERENCE.finditer(to):
            if found[0][0] == "\\" and int(found[1]) > groups:
                yield ("swap", text), f"{found[0]} is a group that {text!r} doesn't have"


def _filled(to: str, hit: Hit) -> str:
    """A right side with the groups of a match put in; a group that didn't take part is empty."""

    def group(found: re.Match[str]) -> str:
        number = int(found[1])
        return (hit.groups[number - 1] or "")[:LONGEST] if 0 < number <= len(hit.groups) else found[0]

    return _REFERENCE.sub(group, to)[:LONGEST]
