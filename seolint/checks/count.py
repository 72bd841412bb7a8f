"""How often words or a regular expression occur in a part of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from seolint.analysis.matching import Match, Matcher, literals
from seolint.analysis.regex import ArgumentFault, validate_common
from seolint.analysis.texts import PartTexts, places
from seolint.document import Document, Finding

FACTS = ("count", "limit", "text")

_RELATED = 20
"""Other matches that a finding names: as many as anyone looks up."""

_SHOWN = 60
"""Characters of a part's text that a message may quote."""


def check(
    document: Document,
    *,
    scope: str = "text",
    levels: Sequence[int] = (),
    pattern: str = "",
    words: Sequence[str] = (),
    min: int | None = None,
    max: int | None = None,
    allow: Sequence[str] = (),
    ignore_case: bool = True,
    whole_words: bool = True,
    engine: str = "re2",
) -> Iterator[Finding]:
    """Parts of a scope in which `pattern` or `words` match less than `min` times or more than `max` times.

    Too few: the part, if it has any text. Too many: the first match over the limit; related are the others.
    Facts: count, limit, text (the match; too few: the part's text or heading). Raises PatternTimeoutError.
    """
    terms = [*literals(words), *filter(None, [pattern])]
    matcher = Matcher(terms, allow=allow, engine=engine, ignore_case=ignore_case, whole_words=whole_words)
    for place in places(document, scope, levels):
        found = [match for text in place.texts for match in matcher.matches(text)]
        if max is not None and len(found) > max >= 0:
            yield _surplus(found, max)
        elif min is not None and len(found) < min and (shown := _shown(document, place)):
            yield Finding(place.part.place, {"count": len(found), "limit": min, "text": shown})


def validate(
    *,
    pattern: str = "",
    words: Sequence[str] = (),
    min: int | None = None,
    max: int | None = None,
    **arguments: Any,
) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    if not pattern and not words:
        yield (), "give a regular expression under pattern, or words"
    if min is None and max is None:
        yield (), "give min, max or both"
    for name, limit in (("min", min), ("max", max)):
        if limit is not None and limit < 0:
            yield (name,), f"{name} is {limit}; it takes 0 or more"
    if min is not None and max is not None and min > max:
        yield ("min",), f"min is {min}, which is more than max, {max}"
    shared = {name: arguments[name] for name in ("scope", "engine", "allow") if name in arguments}
    yield from validate_common(pattern=pattern, words=words, **shared)


def _surplus(found: Sequence[Match], limit: int) -> Finding:
    first = found[limit]
    others = [match.span for match in found[: _RELATED + 1] if match is not first][:_RELATED]
    return Finding(first.span, {"count": len(found), "limit": limit, "text": first.text}, others)


def _shown(document: Document, place: PartTexts) -> str:
    """The text that represents a part (a section's heading), short enough to quote; "" where the part has no text."""
    if not any(text.text.strip() for text in place.texts):
        return ""
    part = place.part
    text = document.text_of(part.element) if part.element else document.text(part.place)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
