"""Text hidden from readers that repeats a phrase: written for crawlers alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from seolint.document import Document, Element, Finding, Span
from seolint.lazy_regex import expression

FACTS = ("phrase", "count", "by")

_ASSISTIVE = expression(r"\b(?:sr-only|visually-?hidden|screen-?reader\S*|skip-?(?:link|nav|to)\S*|a11y\S*)", re.I)
LONGEST = 8


def check(document: Document, *, min_uses: int, share: float, min_words: int) -> Iterator[Finding]:
    """Hidden parts in which a phrase of `min_words` words or more occurs `min_uses` times and makes up a `share`.

    `share` (0-1) is the part of the hidden words that belongs to the phrase. Texts for screen readers and skip links
    are legitimate, as are numbers and the messages of a form. Facts: phrase, count, by (what hides it).
    """
    for element in document.all("hidden"):
        if not _ASSISTIVE.search(element.attrs.get("class", "")):
            yield from _repeated(document, element, min_uses, share, min_words)


def _repeated(document: Document, element: Element, least: int, share: float, min_words: int) -> Iterator[Finding]:
    words, indexes = document.words_of(element)
    normalized = words.normalized[indexes.start : indexes.stop]
    stems = document.language.stems(normalized)
    best: tuple[float, list[int], int] = (0.0, [], 0)
    as_much_as = document.language.as_much_as
    for length in range(max(1, as_much_as(min_words)), min(as_much_as(LONGEST), len(stems)) + 1):
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(stems) - length + 1):
            found = places[tuple(stems[at : at + length])]
            if not found or at >= found[-1] + length:
                found.append(at)
        for found in places.values():
            covered = len(found) * length / len(stems)
            is_enough = len(found) >= least and covered >= share and covered > best[0]
            if is_enough and _is_phrase(document, normalized, found, length):
                best = (covered, found, length)
    if best[1]:
        spans = [words.span(indexes.start + at, indexes.start + at + best[2] - 1) for at in best[1]]
        phrase = document.text_of(Element("hidden", Span(*spans[0]), spans[0]))
        yield Finding(spans[0], {"phrase": phrase, "count": len(spans), "by": element.attrs.get("by", "")}, spans[1:])


def _is_phrase(document: Document, normalized: Sequence[str], uses: Sequence[int], length: int) -> bool:
    """Whether what is repeated may be a query, and not numbers of a calendar or "this field is required" in a form."""
    language, first = document.language, uses[0]
    phrase = normalized[first : first + length]
    if not any(any(map(str.isalpha, word)) and word not in language.function_words for word in phrase):
        return False
    if {phrase[0], phrase[-1]} & (language.function_words - language.lists.get("searcher_words", frozenset())):
        return False
    determined = sum(at > 0 and normalized[at - 1] in language.determiners for at in uses)
    return 2 * determined < len(uses)
