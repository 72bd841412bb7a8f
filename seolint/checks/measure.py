"""A bound on a measure within a scope: the check that most rules need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from seolint.checks._measures import NAMES, SCORES, amount, bound_for, measure_named, narrowed, shown
from seolint.checks._names import unknown
from seolint.checks._prose import prose, too_short
from seolint.checks._scopes import Part, parts, shown_part, wrong_scope
from seolint.checks._shares import Terms, untold
from seolint.document import Document, Finding


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
    sentence_words: float | None = None,
    languages: Mapping[str, Mapping[str, Any]] | None = None,
    tolerance: float = 0,
    full_width: float = 1,
) -> Iterator[Finding]:
    """Parts (`scope`) whose `measure` is under `min` or over `max`.

    With `per`, the measure is taken for each `of` of another one: links per 1,000 words are `measure: links`,
    `per: words`, `of: 1000`. Sections may be limited to those whose heading has one of `levels`; `least_words` is how
    many words of running prose a part needs to be judged, `page_words` how many the whole page; values from `below` up
    are left to another rule. `sentence_words` is for `long_sentence_share`: more words make a sentence long;
    `languages` for `passive_share`: a grammar for each language, as in the rule passive-voice. `tolerance` is for who
    compares the value of the whole article with an earlier one; here it says nothing. Of bounds in characters
    `full_width` says how many others one of full width (Chinese, Japanese, Korean) counts as.
    Facts: value, limit, unit, amount (the value with its unit: "1 word"), text, path.
    """
    if page_words and prose(document).totals[-1] < page_words:
        return
    terms = Terms(sentence_words and bound_for(document, "words", sentence_words), languages or {})
    given = [None if bound is None else bound_for(document, measure, bound) for bound in (min, max)]
    unit = measure_named(measure, terms).unit
    whole = measure_named(per, terms).unit if per else ""
    value_of = _valued(measure, per, of, terms)
    for part in parts(document, scope, levels):
        if least_words and _running_words(document, part) < least_words:
            continue
        value = value_of(document, part)
        if value is None or (below is not None and value >= bound_for(document, measure, below)):
            continue
        low, high = (narrowed(document, part, bound, full_width) if full_width != 1 else bound for bound in given)
        limit = low if low is not None and value < low else high
        if limit is None or (limit == high and value <= high):
            continue
        told = {"value": shown(value), "limit": shown(limit), "unit": unit, "amount": amount(value, unit, whole, of)}
        yield Finding(part.place, {**told, **shown_part(document, part)})


def validate(*, measure: str, scope: str, **given: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule: where in them, and what."""
    terms = Terms(given.get("sentence_words"), given.get("languages") or {})
    for key, name in (("measure", measure), ("per", given.get("per"))):
        if name and (wrong := unknown("measure", name, NAMES)):
            yield (key,), wrong
        elif name and (needed := untold(name, terms)):
            yield (key,), f"{name} needs {needed} beside it"
    yield from wrong_scope(scope, given.get("levels") or ())
    of, low, high = given.get("of", 1), given.get("min"), given.get("max")
    if "of" in given and not given.get("per"):
        yield ("of",), "of goes with per: links per 100 words are measure: links, per: words, of: 100"
    elif of <= 0:
        yield ("of",), f"of is {of}; it is more than 0"
    if "full_width" in given and measure != "characters":
        yield ("full_width",), "full_width goes with measure: characters"
    if "tolerance" in given and (measure not in SCORES or scope != "article"):
        yield ("tolerance",), "tolerance goes with scope: article and a readability score"
    if not {"min", "max"} & given.keys():
        yield ("measure",), "the rule has no bound: give min or max, best under options"
    elif low is not None and high is not None and low > high:
        yield ("min",), f"min ({low}) is more than max ({high})"


def unable(document: Document, *, measure: str, least_words: int = 0, page_words: int = 0, **_: Any) -> str:
    """Why no part of this document can be judged; nothing where one may."""
    if measure in SCORES and measure not in document.language.score_names:
        return f"there is no formula of {measure} for {document.language.label}"
    return too_short(document, words=page_words if page_words > least_words else least_words)


def _running_words(document: Document, part: Part) -> int:
    running = prose(document)
    return running.word_count(running.within(part.span))


def _valued(measure: str, per: str, of: float, terms: Terms) -> Callable[[Document, Part], float | None]:
    """What gives the value of a part."""
    own = measure_named(measure, terms).of
    if not per:
        return own
    other = measure_named(per, terms).of

    def share(document: Document, part: Part) -> float | None:
        value, whole = own(document, part), other(document, part)
        return value * of / whole if whole and value is not None else None

    return share
