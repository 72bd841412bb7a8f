"""Which words of an article are hard and could be others: complex ones that are no names, no code, not its subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, compress

from seolint.analysis.prose import normalized_prose, prose
from seolint.document import Document


def hard_words(document: Document) -> Sequence[Sequence[int]]:
    """The places (indexes of `Document.words`) of each hard word of the running prose, words of one stem together."""
    normalized = document.words.normalized
    running = chain.from_iterable(prose(document).words)
    places = list(compress(running, document.language.complex_words(normalized_prose(document))))
    if not places:
        return []
    other, subject = _names(document, places) | _code(document), _subject(document)
    found: dict[str, list[int]] = defaultdict(list)
    for at in places:
        if normalized[at] not in other and (stem := document.stems[at]) not in subject:
            found[stem].append(at)
    return list(found.values())


def _names(document: Document, places: Sequence[int]) -> frozenset[str]:
    """Those of the words at these places that stand with a capital letter within a sentence."""
    words, first = document.words, {indexes.start for indexes in prose(document).words}
    inner = (at for at in places if at not in first and document.prose[words.starts[at]].isupper())
    return frozenset(words.normalized[at] for at in inner)


def _code(document: Document) -> frozenset[str]:
    """The words that stand in code."""
    places = (at for element in document.all("code", "inline_code") for at in document.words.within(element.span))
    return frozenset(document.words.normalized[at] for at in places)


def _subject(document: Document) -> frozenset[str]:
    """The stems of title and headings: what the article is about can't be called otherwise."""
    stems: set[str] = set()
    for element in document.all("title", "heading"):
        words, indexes = document.words_of(element)
        if words is document.words:
            stems.update(document.stems[indexes.start : indexes.stop])
        else:
            stems.update(document.language.stems(words.normalized[indexes.start : indexes.stop]))
    return frozenset(stems)
