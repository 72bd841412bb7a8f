"""A bound on a measure within a scope: the check that most rules need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.analysis.counts import Terms, missing_argument
from seolint.analysis.limits import language_limit
from seolint.analysis.measures import (
    BY_LENGTH,
    NAMES,
    SCORES,
    Measure,
    amount,
    bound_for,
    distinguishable,
    measure_named,
    narrowed,
    unit_for,
    values_of,
    without_formula,
)
from seolint.analysis.prose import prose, too_short
from seolint.analysis.scopes import LENGTHS, OF_BLOCKS, Part, longer, parts, parts_over, shown_part, wrong_scope
from seolint.analysis.templates import is_filled_in
from seolint.analysis.textstat_scores import TEXTSTAT_SCORES
from seolint.analysis.transcripts import not_own_wording
from seolint.document import Document, Element, Finding
from seolint.wording import unknown

FACTS = ("value", "limit", "unit", "amount", "text", "path")

_WORDS = "words"


def check(
    document: Document,
    *,
    measure: str,
    scope: str,
    min: float | None = None,
    max: float | None = None,
    min_by_language: Mapping[str, float] | None = None,
    per: str = "",
    of: float = 1,
    levels: Sequence[int] = (),
    least_words: int = 0,
    page_words: int = 0,
    below: float | None = None,
    sentence_words: float | None = None,
    languages: Mapping[str, Mapping[str, Any]] | None = None,
    tolerance: float = 0,
    info_within: float = 0,
    full_width: float = 1,
    legal_notices: bool = True,
    transcripts: bool = True,
) -> Iterator[Finding]:
    """Parts (`scope`) whose `measure` is under `min` or over `max`.

    With `per`, the measure is taken for each `of` of another one: links per 1,000 words are `measure: links`, `per:
    words`, `of: 1000`. Sections may be limited to those whose heading has one of `levels`; `least_words` is how many
    words of running prose a part needs to be judged, `page_words` how many the whole page needs; values from `below` up
    are left to another rule. `sentence_words` is for `long_sentence_share`: more words make a sentence long;
    `languages` for `passive_share`: a grammar for each language, as in the rule passive-voice. `tolerance` is for
    comparing the value of the whole article with an earlier one; it and `info_within` have no effect here. For bounds
    in characters, `full_width` says how many others a full-width one (Chinese, Japanese, Korean) counts as. A text that
    a template fills in is never too short, and such a title or description is never too long either. `legal_notices`
    and `transcripts` say whether those are judged. `min_by_language` maps the codes of languages to a `min` of their
    own. Facts: value, limit, unit, amount (the value with its unit: "1 word"), text, path.
    """
    as_much_as = document.language.as_much_as
    page_words, least_words = as_much_as(page_words), as_much_as(least_words)
    if page_words and prose(document).totals[-1] < page_words:
        return
    if not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return
    own_min = language_limit(document, min_by_language)
    low = own_min if own_min is not None or min is None else bound_for(document, measure, min)
    high = None if max is None else bound_for(document, measure, max)
    most = high if low is None and not per and full_width == 1 else None
    found = _candidates(document, measure, scope, levels, most, least_words)
    if least_words:
        found = [part for part in found if _running_words(document, part) >= least_words]
    if not found:
        return
    end = None if below is None else bound_for(document, measure, below)
    terms = Terms(sentence_words and bound_for(document, "words", sentence_words), languages or {})
    taken, whole = measure_named(measure, terms), measure_named(per, terms) if per else None
    of = bound_for(document, per, of) if per else of
    for part, value in zip(found, _values(document, found, taken, whole, of), strict=True):
        if value is None or (end is not None and value >= end):
            continue
        bounds = (low, high) if full_width == 1 else narrowed(document, part, (low, high), full_width)
        limit = _broken(value, *bounds)
        if limit is not None and not (part.element and _is_unknown(document, part.element, value < limit)):
            unit, per_unit = unit_for(document, taken.unit), unit_for(document, whole.unit) if whole else ""
            taken_amount = amount(value, unit, per_unit, of)
            shown, shown_limit = distinguishable(value, limit)
            facts = {"value": shown, "limit": shown_limit, "unit": unit, "amount": taken_amount}
            yield Finding(part.place, {**facts, **shown_part(document, part)})


def _is_unknown(document: Document, element: Element, is_short: bool) -> bool:
    """Whether a template fills in an element, so that it may be longer; even all of a title or description."""
    return (is_short or element.kind in ("title", "description")) and is_filled_in(document, element)


def validate(*, measure: str, scope: str, **arguments: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule: where in them, and what."""
    terms = Terms(arguments.get("sentence_words"), arguments.get("languages") or {})
    for key, name in (("measure", measure), ("per", arguments.get("per"))):
        if (name or key == "measure") and (wrong := unknown("measure", name, NAMES)):
            yield (key,), wrong
        elif name and (needed := missing_argument(name, terms)):
            yield (key,), f"{name} also needs {needed}"
    yield from wrong_scope(scope, arguments.get("levels") or ())
    of, low, high = arguments.get("of", 1), arguments.get("min"), arguments.get("max")
    if "of" in arguments and not arguments.get("per"):
        yield ("of",), "of goes with per: links per 100 words are measure: links, per: words, of: 100"
    elif of <= 0:
        yield ("of",), f"of is {of}; it is more than 0"
    if "full_width" in arguments and measure != "characters":
        yield ("full_width",), "full_width goes with measure: characters"
    if "tolerance" in arguments and (measure not in (*SCORES, *TEXTSTAT_SCORES) or scope != "article"):
        yield ("tolerance",), "tolerance goes with scope: article and a readability score"
    if not {"min", "max"} & arguments.keys():
        yield ("measure",), "the rule has no bound: give min or max, best under options"
    elif low is not None and high is not None and low > high:
        yield ("min",), f"min ({low}) is more than max ({high})"


def not_applicable(
    document: Document,
    *,
    measure: str,
    least_words: int = 0,
    page_words: int = 0,
    legal_notices: bool = True,
    transcripts: bool = True,
    **_: Any,
) -> str:
    """Why no part of this document can be judged; an empty text where one can."""
    if reason := without_formula(measure, document.language):
        return reason
    if reason := not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return reason
    needed = page_words if page_words > least_words else least_words
    return too_short(document, words=needed) if needed else ""


def _candidates(
    document: Document, measure: str, scope: str, levels: Sequence[int], most: float | None, least_words: int
) -> Sequence[Part]:
    """The parts in a scope with `least_words` or more; where `most` is the only bound, those with more than that."""
    if most is not None and measure == _WORDS and scope in LENGTHS and not levels:
        return longer(document, scope, most)
    if most is not None and (measure in BY_LENGTH or (measure == "prose_words" and scope in OF_BLOCKS)):
        return parts_over(document, scope, levels, most)
    if least_words and scope in OF_BLOCKS:
        return parts_over(document, scope, levels, least_words - 1)
    return parts(document, scope, levels)


def _running_words(document: Document, part: Part) -> int:
    running = prose(document)
    return running.word_count(running.within(part.span))


def _values(
    document: Document, found: Sequence[Part], taken: Measure, whole: Measure | None, of: float
) -> Sequence[float | None]:
    """The value of each part, or its share of a whole; None where a part can't be judged."""
    values = values_of(document, taken, found)
    if whole is None:
        return values
    pairs = zip(values, values_of(document, whole, found), strict=True)
    return [value * of / other if other and value is not None else None for value, other in pairs]


def _broken(value: float, low: float | None, high: float | None) -> float | None:
    """The bound that a value violates."""
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else None
