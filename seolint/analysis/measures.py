"""Measures: what can be counted or scored in a part of an article.

To add a measure, add an entry to MEASURES: its unit, and a function that gives the value for a part, or None where it
can't be measured (a score in a language without a formula).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from seolint.analysis.counts import COUNTS, SHARES, Terms, normalized_of, polysyllables, syllables
from seolint.analysis.pixels import RESULT, SNIPPET, pixels, width
from seolint.analysis.prose import prose, tally
from seolint.analysis.scopes import Part
from seolint.analysis.textstat_scores import LANGUAGES, TEXTSTAT_SCORES, running_text, textstat_score
from seolint.document import FIELD_KINDS, Document, Span
from seolint.language import Language

MeasureFunction = Callable[[Document, Part], "float | None"]

_WORDS = "words"

WORDS_A_MINUTE = 238
"""How many words of English non-fiction adults read silently in a minute. Brysbaert (2019): How many words do we read
per minute? A review and meta-analysis of reading rate. https://doi.org/10.1016/j.jml.2019.104047"""

SCORES = (
    *("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "gunning_fog", "automated_readability_index"),
    *("coleman_liau_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix"),
)
"""Readability scores, by the names that textstat gives them."""


class Measure(NamedTuple):
    """A quantity: its unit, for people, and how it is measured for one part or, where that is faster, for many."""

    unit: str
    of: MeasureFunction
    of_many: Callable[[Document, Sequence[Part]], Sequence[float | None]] | None = None


def values_of(document: Document, measure: Measure, parts: Sequence[Part]) -> Sequence[float | None]:
    """The value of each of some parts in one scope."""
    if measure.of_many:
        return measure.of_many(document, parts)
    return [measure.of(document, part) for part in parts]


def measure_named(name: str, terms: Terms) -> Measure:
    """The measure with a name; `terms` are the arguments that some need."""
    if name in MEASURES:
        return MEASURES[name]
    share = SHARES[name]
    return Measure("percent", lambda document, part: share(document, part, terms))


def without_formula(measure: str, language: Language) -> str:
    """Why a measure can't be taken in a language, as readability formulas exist only for some; else ""."""
    if measure in TEXTSTAT_SCORES:
        made_for = TEXTSTAT_SCORES[measure].language
        named = f"{LANGUAGES[made_for]} ({made_for})"
        return "" if made_for == language.code else f"{measure} is for {named}, and the text is in {language.label}"
    if measure in SCORES and measure not in language.score_names:
        return f"there is no formula for {measure} in {language.label}"
    return ""


def bound_for(document: Document, measure: str, bound: float) -> float:
    """A bound in the document's language: a number of words is converted to what the language needs to say the same."""
    if measure in SHARES or MEASURES[measure].unit != _WORDS:
        return bound
    return document.language.as_much_as(bound)


def unit_for(document: Document, unit: str) -> str:
    """A unit in the document's language, where a word may be counted as characters."""
    return document.language.word_unit if unit == _WORDS else unit


def word_amount(document: Document, count: int) -> str:
    """A number of words as messages put it: "1 word", "90 words", in Chinese "90 characters"."""
    return amount(count, unit_for(document, _WORDS))


def narrowed(
    document: Document, part: Part, bounds: tuple[float | None, float | None], full_width: float
) -> Sequence[float | None]:
    """Bounds in characters for a part, lower where full-width characters take the space of `full_width` others."""
    text = _text(document, part)
    if not text:
        return bounds
    length, wide = len(text), width(text, full_width)
    return [None if bound is None else round(bound * length / wide) for bound in bounds]


def rounded(value: float) -> float:
    """A value as a message shows it: whole where it is whole, else to one decimal."""
    number = round(value, 1)
    return int(number) if number == int(number) else number


def distinguishable(value: float, limit: float) -> tuple[float, float]:
    """A value and its limit as a message shows them, with enough decimals to see which is more."""
    shown = rounded(value)
    if value == limit or shown != rounded(limit):
        return shown, rounded(limit)
    decimals = next((n for n in (2, 3, 4) if round(value, n) != round(limit, n)), 5)
    return round(value, decimals), rounded(limit) if rounded(limit) == limit else round(limit, decimals)


def amount(value: float, unit: str, whole: str = "", of: float = 1) -> str:
    """A value with its unit in words: "1 word", "2 words", "5 links per 100 words", "1 link per image"."""
    number, each = rounded(value), rounded(of)
    per = f" per {counted(each, whole)}" if each == 1 else f" per {each:,} {whole}"
    return f"{number} {counted(number, unit)}".rstrip() + (per if whole else "")


def counted(number: float, unit: str) -> str:
    """A unit in singular or plural: "word", "internal links", "words of many syllables"."""
    if number != 1:
        return unit
    head, of, rest = unit.partition(" of ")
    return head.removesuffix("s") + of + rest


def _words(document: Document, part: Part) -> float:
    if part.element is not None:
        return len(document.words_of(part.element)[1])
    return len(document.words.within(part.span))


def _words_of_many(document: Document, parts: Sequence[Part]) -> Sequence[float]:
    if parts and parts[0].element and parts[0].element.kind in FIELD_KINDS:
        return [_words(document, part) for part in parts]
    starts, spans = document.words.starts, [part.span for part in parts]
    return [bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans]


def _unique_words(document: Document, part: Part) -> float:
    return len(set(normalized_of(document, part)))


def _unique_word_share(document: Document, part: Part) -> float | None:
    """The percentage of different words among the words (type-token ratio); it falls with the length of a text."""
    normalized = normalized_of(document, part)
    return 100 * len(set(normalized)) / len(normalized) if normalized else None


def _prose_words(document: Document, part: Part) -> float:
    running = prose(document)
    return running.word_count(running.within(part.span))


def _prose_words_of_many(document: Document, parts: Sequence[Part]) -> Sequence[float]:
    running = prose(document)
    starts, totals, spans = running.starts, running.totals, [part.span for part in parts]
    return [totals[bisect_left(starts, end)] - totals[bisect_left(starts, start)] for start, end in spans]


def _reading_time(document: Document, part: Part) -> float:
    return _words(document, part) / WORDS_A_MINUTE / document.language.units_for_a_word


def _text(document: Document, part: Part) -> str:
    return document.text_of(part.element) if part.element else document.text(part.span)


def _characters(document: Document, part: Part) -> float:
    return len(_text(document, part))


def _pixels(document: Document, part: Part, *, size: float) -> float:
    return pixels(_text(document, part), size)


def _sentences(document: Document, part: Part) -> float:
    return len(prose(document).within(part.span))


def _words_per_sentence(document: Document, part: Part) -> float | None:
    running = prose(document)
    sentences = running.within(part.span)
    return running.word_count(sentences) / len(sentences) if sentences else None


def _score(document: Document, part: Part, *, name: str) -> float | None:
    """A readability score of the running prose; None where the language has no such formula."""
    known = document.once(_known_counts)
    if part.span not in known:
        known[part.span] = _counts(document, part.span)
    counts = known[part.span]
    return tally(document).score(counts, name) if counts else None


def _known_counts(_: Document) -> dict[Span, Any]:
    return {}


def _counts(document: Document, span: Span) -> Any:
    """The counts that the scores of a stretch are based on; None where it has no sentences."""
    running = prose(document)
    sentences = running.within(span)
    if not sentences:
        return None
    lengths = [len(running.words[at]) for at in sentences]
    start, stop = running.totals[sentences.start], running.totals[sentences.stop]
    return tally(document).counts(start, stop, lengths)


def _textstat_score(document: Document, part: Part, *, name: str) -> float | None:
    return textstat_score(name, running_text(document, part.span), document.language.code)


def _level(document: Document, part: Part) -> float:
    return part.level


MEASURES: Mapping[str, Measure] = {
    "words": Measure("words", _words, _words_of_many),
    "unique_words": Measure("words", _unique_words),
    "unique_word_share": Measure("percent", _unique_word_share),
    "prose_words": Measure("words", _prose_words, _prose_words_of_many),
    "characters": Measure("characters", _characters),
    "pixels": Measure("pixels", partial(_pixels, size=RESULT)),
    "snippet_pixels": Measure("pixels", partial(_pixels, size=SNIPPET)),
    "sentences": Measure("sentences", _sentences),
    "words_per_sentence": Measure("words", _words_per_sentence),
    "reading_time": Measure("minutes", _reading_time),
    "level": Measure("", _level),
    **{name: Measure("points", partial(_score, name=name)) for name in SCORES},
    **{name: Measure("points", partial(_textstat_score, name=name)) for name in TEXTSTAT_SCORES},
    "syllables": Measure("syllables", syllables),
    "polysyllables": Measure("words of many syllables", polysyllables),
    **{name: Measure(name.replace("_", " "), function) for name, function in COUNTS.items()},
}

BY_LENGTH = frozenset({"words", "characters"})
"""The measures whose value never exceeds the number of characters of a part in the source."""

NAMES = (*MEASURES, *SHARES)
"""The names of all measures."""
