"""Running prose: the one place that defines which text readability is measured on.

Scores and sentence rules are about text that is read from start to end. That excludes labels, table cells, captions,
quotations, footnotes, lists of links and code: left in, a table lowers an article's Flesch score by tens of points.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from seolint.document import Document, Element, Ranges, Sentence, Span
from seolint.language.marks import SENTENCE_ENDS, TYPED_FOR
from seolint.lazy_regex import expression

if TYPE_CHECKING:
    from seolint.language.readability import TextCounts

_STOP = expression(rf"[{SENTENCE_ENDS}][\s\0\"'”’»›)\]」』*_]*\Z")
_TAIL = 12
"""How many characters at the end of a block are searched for its last stop, with closing quotes and markup after it."""

_PLAIN_STOPS = (".", "!", "?", "…")
"""What most blocks of prose end with."""

_RUNNING = ("paragraph", "item")
_SET_APART = ("quote", "table", "figure")
_INNER_STOP = expression(rf"[{SENTENCE_ENDS}][\"'”’»)\0]*\s|:\0*\Z")

_LEAST_WITHOUT_STOP = 15
"""Words from which on a paragraph without a final stop reads as prose, if it has another stop or ends with a colon.

Shorter ones are labels, bylines and captions; those without any stop are lists on separate lines.
"""

_LEAST_ITEM = 5
"""Words from which on a list item that ends with a stop reads as a sentence."""

_FOOTNOTE = expression(r"^[ \t>]*\[\^[^\]\s]{1,100}\]:[ \t]*\Z", re.M)
"""How a line with the text of a footnote begins in Markdown."""

_LONGEST_MARK = 120
"""How many characters before a block are searched for the mark of a footnote."""

_MOSTLY = 0.5
"""Share of a block's words in links or code from which on it is a list of links, or a line of code."""


class Prose(NamedTuple):
    """The running prose of a document: its blocks, its sentences, and the words before each of these sentences."""

    blocks: Sequence[Element]
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    words: Ranges
    totals: Sequence[int]

    def within(self, span: Span) -> range:
        """The indexes of the sentences that start inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def word_count(self, sentences: range) -> int:
        """The number of words of these sentences."""
        return self.totals[sentences.stop] - self.totals[sentences.start]


def prose(document: Document) -> Prose:
    """The running prose of `document`, computed once."""
    return document.once(_prose)


def normalized_prose(document: Document) -> Sequence[str]:
    """The normalised words of the running prose, in order."""
    return document.once(_normalized_prose)


def tally(document: Document) -> TextCounts:
    """The readability counts of the running prose."""
    return document.once(_tally)


def too_short(document: Document, *, words: int = 0, sentences: int = 0) -> str:
    """Why there is too little running prose for a rule that needs this much; an empty text where there is enough."""
    running, least = prose(document), document.language.as_much_as(words)
    if running.totals[-1] < least:
        return f"{document.language.word_unit} of running text: {running.totals[-1]} (minimum {least})"
    if len(running.sentences) < sentences:
        return f"sentences of running text: {len(running.sentences)} (minimum {sentences})"
    return ""


def _normalized_prose(document: Document) -> Sequence[str]:
    normalized = document.words.normalized
    return [word for indexes in prose(document).words for word in normalized[indexes.start : indexes.stop]]


def _tally(document: Document) -> TextCounts:
    return document.language.text_counts(normalized_prose(document))


def _prose(document: Document) -> Prose:
    other = document.once(_other_words)
    told_apart = document.blocks if document.language.has_full_stops else ()
    blocks = [block for block in told_apart if block.kind in _RUNNING and _runs(document, block, other)]
    kept = {block.span.start for block in blocks}
    runs = [block.span.start in kept for block in document.blocks]
    all_sentences, all_words = document.sentences, document.sentence_words
    sizes = zip(all_sentences.numbers, all_words.starts, all_words.stops, strict=True)
    flags = [start < stop and runs[number] for number, start, stop in sizes]
    sentences, words = all_sentences.where(flags), all_words.where(flags)
    totals = array("i", accumulate(map(sub, words.stops, words.starts), initial=0))
    return Prose(blocks, sentences, sentences.starts, words, totals)


def _runs(document: Document, block: Element, other: Sequence[int]) -> bool:
    """Whether a paragraph or an item is running prose."""
    prose, (start, end), as_much_as = document.prose, block.span, document.language.as_much_as
    indexes = document.words.within(block.span)
    last = prose[end - 1 : end]
    stopped = last in _PLAIN_STOPS or _STOP.search(prose, max(start, end - _TAIL), end) is not None
    stopped = stopped or last == TYPED_FOR.get(document.language.code)
    if not stopped and (len(indexes) < as_much_as(_LEAST_WITHOUT_STOP) or block.kind == "item"):
        return False
    if not stopped and not _INNER_STOP.search(prose, start, end):
        return False
    if len(indexes) < (as_much_as(_LEAST_ITEM) if block.kind == "item" else 1):
        return False
    if block.kind == "item" and _is_footnote(document, start):
        return False
    aside = other[indexes.stop] - other[indexes.start]
    return aside <= _MOSTLY * len(indexes) and not document.inside(block.span, *_SET_APART)


def _is_footnote(document: Document, start: int) -> bool:
    """Whether the mark of a footnote is right before an item."""
    source, first = document.source, max(0, start - _LONGEST_MARK)
    return source.rfind("]:", first, start) >= 0 and _FOOTNOTE.search(source[first:start]) is not None


def _other_words(document: Document) -> Sequence[int]:
    """How many words before each word are in links or code. Notes are written in wikilinks, in whole sentences."""
    count = len(document.words)
    elements = [element for element in document.all("link", "inline_code") if "wikilink" not in element.attrs]
    if not elements:
        return array("i", (0,)) * (count + 1)
    aside = bytearray(count)
    for element in elements:
        indexes = document.words.within(element.span)
        aside[indexes.start : indexes.stop] = b"\1" * len(indexes)
    return array("i", accumulate(aside, initial=0))
