"""Which words of an article are hard and could be others: complex ones that are no names, no code, not its subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from seolint.checks._prose import norms, prose
from seolint.document import Document


def hard_words(document: Document) -> Sequence[Sequence[int]]:
    """The places (indexes of `Document.words`) of each hard word of the running prose, words of one stem together."""
    own_norms, stems = document.words.norms, document.stems
    told = zip(norms(document), document.language.complex_words(norms(document)), strict=True)
    hard = {norm for norm, is_complex in told if is_complex}
    hard -= _names(document, hard) | _code(document)
    subject = _subject(document) if hard else frozenset()
    found: dict[str, list[int]] = defaultdict(list)
    for own in prose(document).words:
        for at in own:
            if own_norms[at] in hard and stems[at] not in subject:
                found[stems[at]].append(at)
    return list(found.values())


def _names(document: Document, words: Set[str]) -> frozenset[str]:
    """Those of the words that stand with a capital letter within a sentence."""
    starts, own_norms = document.words.starts, document.words.norms
    inner = (at for own in prose(document).words for at in own[1:] if own_norms[at] in words)
    return frozenset(own_norms[at] for at in inner if document.prose[starts[at]].isupper())


def _code(document: Document) -> frozenset[str]:
    """The words that stand in code."""
    places = (at for element in document.all("code", "inline_code") for at in document.words.within(element.span))
    return frozenset(document.words.norms[at] for at in places)


def _subject(document: Document) -> frozenset[str]:
    """The stems of title and headings: what the article is about can't be called otherwise."""
    stems: set[str] = set()
    for element in document.all("title", "heading"):
        words, own = document.words_of(element)
        seen = words is document.words
        stems.update(
            document.stems[own.start : own.stop] if seen else document.language.stems(words.norms[own.start : own.stop])
        )
    return frozenset(stems)
