"""A bound on a measure within a scope: the check that most rules need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.checks._measures import MEASURES, SCORES, bound_for, shown
from seolint.checks._prose import prose, too_short
from seolint.checks._scopes import Part, parts, path_at
from seolint.document import Document, Finding

_SHOWN = 60
"""Characters of a part's text that a message may quote."""


def check(
    document: Document,
    *,
    measure: str,
    scope: str,
    min: float | None = None,
    max: float | None = None,
    per: str = "",
    of: float = 1,
    levels: Sequence[int] = (),
    least_words: int = 0,
    page_words: int = 0,
    below: float | None = None,
) -> Iterator[Finding]:
    """Parts (`scope`) whose `measure` is under `min` or over `max`.

    With `per`, the measure is taken for each `of` of another one: links per 1,000 words are `measure: links`,
    `per: words`, `of: 1000`. Sections may be limited to those whose heading has one of `levels`; `least_words` is how
    many words of running prose a part needs to be judged, `page_words` how many the whole page; values from `below` up
    are left to another rule.
    Facts: value, limit, unit, text, path.
    """
    running = prose(document)
    if page_words and running.totals[-1] < page_words:
        return
    low, high = (None if bound is None else bound_for(document, measure, bound) for bound in (min, max))
    for part in parts(document, scope, levels):
        if least_words and running.word_count(running.within(part.span)) < least_words:
            continue
        value = _value(document, part, measure, per, of)
        if value is None or (below is not None and value >= bound_for(document, measure, below)):
            continue
        limit = low if low is not None and value < low else high
        if limit is None or (limit == high and value <= high):
            continue
        yield Finding(part.place, _facts(document, part, value, limit, MEASURES[measure].unit))


def unable(document: Document, *, measure: str, least_words: int = 0, page_words: int = 0, **_: Any) -> str:
    """Why no part of this document can be judged; nothing where one may."""
    if measure in SCORES and measure not in document.language.score_names:
        return f"there is no formula of {measure} for {document.language.label}"
    return too_short(document, words=page_words if page_words > least_words else least_words)


def _value(document: Document, part: Part, measure: str, per: str, of: float) -> float | None:
    value = MEASURES[measure].of(document, part)
    if value is None or not per:
        return value
    whole = MEASURES[per].of(document, part)
    return value * of / whole if whole else None


def _facts(document: Document, part: Part, value: float, limit: float, unit: str) -> Mapping[str, Any]:
    text = document.text_of(part.element) if part.element else document.text(part.place)
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
    path = " > ".join(path_at(document, part.place.start))
    return {"value": shown(value), "limit": shown(limit), "unit": unit, "text": short, "path": path}
