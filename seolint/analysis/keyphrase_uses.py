"""Where an article uses its keyphrases: the one place that counts them, so that all rules count the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from seolint.analysis.keyphrases import Keyphrase, keyphrases, word_parts
from seolint.analysis.word_parts import WordParts, with_signs
from seolint.document import FIELD_KINDS, Document, Element, Span

MOST_FORMS = 5
"""How many ways of writing a phrase a message names."""


class Use(NamedTuple):
    """A use of a phrase: from its first to its last word, as indexes into the words of the document."""

    first: int
    last: int


class Index(NamedTuple):
    """The word parts of what readers see, which of them are the rarest of each phrase, and where sentences start."""

    parts: WordParts
    hits: Mapping[Keyphrase, Sequence[int]]
    sentences: Sequence[int]

    def run(self, words: range) -> range:
        """The tokens of these words."""
        return range(bisect_left(self.parts.words, words.start), bisect_left(self.parts.words, words.stop))


def uses(document: Document, phrase: Keyphrase) -> Sequence[Use]:
    """The uses of a phrase in all that readers see, including headings and captions, in order, without overlaps."""
    return document.once(_all)[phrase]


def spans(document: Document, found: Sequence[Use]) -> list[Span]:
    """Where uses are in the source."""
    return [_span(document, use.first, use.last) for use in found]


def _span(document: Document, first: int, last: int) -> Span:
    """The stretch from one word to another, with the signs that belong to them: C++, .NET."""
    prose, words = document.prose, document.words
    start, _ = with_signs(prose, words.starts[first], words.ends[first])
    _, end = with_signs(prose, words.starts[last], words.ends[last])
    return Span(start, end)


def in_field(document: Document, phrase: Keyphrase, field: Element) -> bool:
    """Whether a field, such as the title, contains a phrase; it counts as one sentence."""
    text = document.unseen if field.kind in FIELD_KINDS else document.prose
    parts = word_parts(document, text, *document.words_of(field))
    return any(find(parts, phrase, range(len(parts.normalized)), document.language.function_words))


def in_headings(document: Document, phrase: Keyphrase, headings: Sequence[Element]) -> Iterator[list[Span]]:
    """Where the phrase is in each of these headings that contain it; a heading counts as one sentence."""
    index, words = document.once(_index), document.words
    starts, last = [heading.span.start for heading in headings], -1
    for hit in index.hits[phrase]:
        offset = words.starts[index.parts.words[hit]]
        number = bisect_right(starts, offset) - 1
        if number > last and offset < headings[number].span.end:
            last = number
            run = index.run(words.within(headings[number].span))
            pairs = find(index.parts, phrase, run, document.language.function_words)
            found = [_span(document, index.parts.words[first], index.parts.words[end]) for first, end in pairs]
            yield from [found] if found else []


def written(document: Document, found: Sequence[Span]) -> str:
    """The uses as they are written, most frequent first: running shoes (4), shoes for running (1), others (2)."""
    counts = Counter(document.language.lower(document.text(span)) for span in found)
    forms = [f"{text} ({count})" for text, count in counts.most_common(MOST_FORMS)]
    rest = counts.total() - sum(count for _, count in counts.most_common(MOST_FORMS))
    return ", ".join([*forms, *([f"others ({rest})"] if rest else [])])


def find(parts: WordParts, phrase: Keyphrase, run: range, functions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The first and last token of each use in a sentence, whose tokens are `run`."""
    if phrase.way == "together":
        yield from _together(parts.stems, Counter(phrase.sought), run)
    elif phrase.way == "in order":
        yield from _in_order(parts.stems, parts.normalized, phrase.sought, run, functions)
    else:
        yield from _as_written(parts.normalized, Counter(phrase.sought), run)


def _as_written(normalized: Sequence[str], needed: Mapping[str, int], run: range) -> Iterator[tuple[int, int]]:
    """The shortest stretches that contain all runs of words that are needed."""
    found = sorted(
        (first, last, text)
        for text in needed
        for first, last in _in_order(normalized, normalized, text.split(), run, frozenset())
    )
    for start, stop in _together([text for _, _, text in found], needed, range(len(found))):
        yield found[start][0], found[stop][1]


def _together(stems: Sequence[str], needed: Mapping[str, int], run: range) -> Iterator[tuple[int, int]]:
    """The shortest stretches that contain everything needed, from the left."""
    recent = {stem: deque[int](maxlen=count) for stem, count in needed.items()}
    missing = sum(needed.values())
    for at in run:
        places = recent.get(stems[at])
        if places is None:
            continue
        missing -= len(places) < needed[stems[at]]
        places.append(at)
        if not missing:
            yield min(places[0] for places in recent.values()), at
            for places in recent.values():
                places.clear()
            missing = sum(needed.values())


def _in_order(
    texts: Sequence[str], normalized: Sequence[str], sought: Sequence[str], run: range, passed: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The stretches with the given words in their order, and no other words between them than those in `passed`."""
    free = run.start
    for first in run:
        if first < free or texts[first] != sought[0]:
            continue
        at, matched = first + 1, 1
        while matched < len(sought) and at < run.stop and (texts[at] == sought[matched] or normalized[at] in passed):
            matched += texts[at] == sought[matched]
            at += 1
        if matched == len(sought):
            yield first, at - 1
            free = at


def _index(document: Document) -> Index:
    phrases = keyphrases(document)
    words = document.words
    parts = word_parts(document, document.prose, words, range(len(words))) if phrases else WordParts((), (), ())
    places: dict[str, list[int]] = {token.stem: [] for phrase in phrases for token in phrase.tokens}
    for at, stem in enumerate(parts.stems):
        if stem in places:
            places[stem].append(at)
    hits = {phrase: min((places[token.stem] for token in phrase.tokens), key=len) for phrase in phrases}
    return Index(parts, hits, document.sentences.starts if phrases else ())


def _all(document: Document) -> Mapping[Keyphrase, Sequence[Use]]:
    return {phrase: list(_uses(document, phrase)) for phrase in keyphrases(document)}


def _uses(document: Document, phrase: Keyphrase) -> Iterator[Use]:
    index, functions, stop = document.once(_index), document.language.function_words, 0
    for hit in index.hits[phrase]:
        if hit >= stop:
            run = _sentence(document, index, hit)
            stop = run.stop
            for first, last in find(index.parts, phrase, run, functions):
                yield Use(index.parts.words[first], index.parts.words[last])


def _sentence(document: Document, index: Index, at: int) -> range:
    """The tokens of the sentence that contains one of them."""
    start = document.words.starts[index.parts.words[at]]
    number = bisect_right(index.sentences, start) - 1
    if number < 0 or document.sentences[number].span.end <= start:
        return range(at, at + 1)
    return index.run(document.words.within(document.sentences[number].span))
