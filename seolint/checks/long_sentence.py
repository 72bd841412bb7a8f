"""Sentences that are too long to take in, and the marks inside them at which a reader may pause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from seolint.analysis.measures import amount, bound_for
from seolint.analysis.quotations import is_quoted
from seolint.analysis.scopes import Part, longer, shown_part
from seolint.analysis.transcripts import not_own_wording
from seolint.document import FILLER, Document, Finding, Span
from seolint.language.characters import characters_for_a_word, has_no_stops
from seolint.lazy_regex import expression

FACTS = ("value", "limit", "unit", "amount", "text", "path")

_END = expression(r"[!?][!?.\"'”’»)\]]{0,4}\s")
"""What ends a sentence even before a small letter, unless it is part of a name: "Stop! she said"."""

_STOP = expression(r"\.[\"'”’»*_`]{0,4}\s+[\"'“‘«*_`]{0,4}\Z")
_LEAST_LETTERS = 4
"""A full stop and what may be between it and the next word; letters of a word before it that is no abbreviation."""

_COMMAS = frozenset(",;、，；،")

_LEAST_COMMAS = 4
"""The minimum number of commas in a list of short things, so that it has five or more."""

_LEAST_BETWEEN_NAMES = 2
"""The minimum number of commas in a list of names, which may have descriptions in brackets."""

_NAMES = 0.4
"""The minimum share of words with a capital in a list of names. German sentences have up to a third."""

_CODE = 4
"""Spaces by which code is indented, and up to which a tab goes."""

_SHORT = 4
"""The maximum length of the entries of a list, in words, in the mean."""

_MOSTLY = 0.5
"""The share of words between quotation marks above which a sentence is a quotation."""

_PAUSE = expression(r"[:;](?!\w)|[—―…；：]|\.\.\.|--|\s[-–](?=\s|\Z)|–\s")

_INDENTED = expression(r"\n([ \t]{1,99})(?=\S)[^\n=(){}$;|]{0,200}(?:[={}$;|]|<\(|\(\))")
"""An indented line with signs that code has."""

_BETWEEN_ROWS = expression(r"\n[ \t]{0,9}\|?[ \t:]{0,9}-{3,}[ \t:]{0,99}\|[-|: \t]{0,300}(?=\n)")
_MARGIN = expression(r"[ \t>]{0,99}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,9})?")
"""What comes before the text in the first line of a block."""

_REMARK = expression(r"[\"”»]\s{1,5}[-–—]\s")
"""What is between a quotation and a remark on it that is a sentence of its own."""


def check(
    document: Document,
    *,
    max: int,
    max_divided: int,
    max_part: int,
    info_within: float = 0,
    legal_notices: bool = True,
    transcripts: bool = True,
) -> Iterator[Finding]:
    """Sentences of running prose with more than `max` words.

    Where colons, semicolons, dashes or an ellipsis outside of brackets divide one into parts of at most `max_part`
    words (and of `max`), it may have `max_divided` words (where that is more). An exclamation or question mark ends a
    sentence, whatever follows. A list of three names and more, or of five short things, isn't judged, nor is what
    somebody else said: a sentence mostly between quotation marks. In a sentence mostly of Chinese or Japanese
    characters, those count, whatever the page's language. `legal_notices` and `transcripts` say whether those are
    judged; `info_within` has no effect here. Facts: value, limit, unit, amount (the value with its unit), text, path.
    """
    if not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts):
        return
    limit, most, longest = (bound_for(document, "words", bound) for bound in (max, max_divided, max_part))
    longest = limit if limit < longest else longest
    for part in longer(document, "sentence", limit):
        for span, indexes in _sentences(document, part.span):
            count = len(indexes)
            own = _characters_for_a_word(document, indexes) if count > limit else 0
            of = own or 1
            if count <= of * limit or (count <= of * most and _longest_part(document, indexes) <= of * longest):
                continue
            if _is_list(document, indexes) or _is_quotation(document, indexes) or _may_be_several(document, indexes):
                continue
            if document.format == "markdown" and _holds_other_lines(document, span):
                continue
            unit = "characters" if own else document.language.word_unit
            facts = {"value": count, "limit": round(of * limit), "unit": unit, "amount": amount(count, unit)}
            yield Finding(span, {**facts, **shown_part(document, Part(span, span))})


def not_applicable(document: Document, *, legal_notices: bool = True, transcripts: bool = True, **_: object) -> str:
    """Why this document can't be judged; an empty text where it can."""
    return not_own_wording(document, legal_notices=legal_notices, transcripts=transcripts)


def _characters_for_a_word(document: Document, indexes: range) -> float:
    """How many units say as much as a word in a sentence of characters, where the page is in a language of words."""
    if document.language.word_unit == "characters":
        return 0
    return characters_for_a_word(document.words.normalized[indexes.start : indexes.stop])


def _sentences(document: Document, span: Span) -> Iterator[tuple[Span, range]]:
    """A sentence, cut at the marks that end one: the extent and the words of each."""
    words = document.words
    indexes = words.within(span)
    ends = (at for at in indexes[1:] if _ends(document, at))
    for first, last in pairwise((indexes.start, *ends, indexes.stop)):
        start = span.start if first == indexes.start else words.starts[first]
        end = span.end if last == indexes.stop else words.ends[last - 1]
        yield Span(start, end), range(first, last)


def _ends(document: Document, at: int) -> bool:
    """Whether a sentence ends before a word, by its index; in brackets, one may end within another."""
    words = document.words
    gap, is_upper = words.gaps[at].replace(FILLER, ""), document.prose[words.starts[at]].isupper()
    if _END.search(gap) is not None or (is_upper and _REMARK.search(gap) is not None):
        return True
    before = document.prose[words.starts[at - 1] : words.ends[at - 1]]
    return is_upper and len(before) >= _LEAST_LETTERS and before.islower() and _STOP.match(gap) is not None


def _is_list(document: Document, indexes: range) -> bool:
    """Whether a sentence lists names or short things, as acknowledgments do: there is nothing to keep in mind."""
    words = document.words
    commas = sum(1 for at in indexes[1:] if not _COMMAS.isdisjoint(words.gaps[at]))
    if commas < _LEAST_BETWEEN_NAMES:
        return False
    names = sum(1 for at in indexes if document.prose[words.starts[at]].isupper())
    is_short = commas >= _LEAST_COMMAS and len(indexes) <= _SHORT * (commas + 1)
    return is_short or names >= _NAMES * len(indexes)


def _may_be_several(document: Document, indexes: range) -> bool:
    """Whether nothing shows where a sentence ends, since part of it is in a language that has no marks for that."""
    words = document.words.normalized[indexes.start : indexes.stop]
    return document.language.has_full_stops and has_no_stops(words)


def _holds_other_lines(document: Document, span: Span) -> bool:
    """Whether lines of a table or of code follow a line without a blank one between them, and seem to go on with it."""
    source = document.source
    if _BETWEEN_ROWS.search(source, span.start, span.end):
        return True
    margin = _MARGIN.match(source, source.rfind("\n", 0, span.start) + 1)
    column = _width(margin[0] if margin else "") + _CODE
    return any(_width(found[1]) >= column for found in _INDENTED.finditer(source, span.start, span.end))


def _width(blank: str) -> int:
    return len(blank.expandtabs(_CODE))


def _is_quotation(document: Document, indexes: range) -> bool:
    """Whether most of a sentence is between quotation marks, so that its author can't reword it."""
    starts = document.words.starts
    return sum(is_quoted(document, starts[at]) for at in indexes) > _MOSTLY * len(indexes)


def _longest_part(document: Document, indexes: range) -> int:
    """The words of the longest part between two pauses outside of brackets."""
    gaps, bounds, depth = document.words.gaps, [indexes.start], 0
    for at in indexes[1:]:
        gap = gaps[at].replace(FILLER, "")
        depth += sum(map(gap.count, "([（")) - sum(map(gap.count, ")]）"))
        if depth <= 0 and _PAUSE.search(gap):
            bounds.append(at)
    return max(last - first for first, last in pairwise((*bounds, indexes.stop)))
