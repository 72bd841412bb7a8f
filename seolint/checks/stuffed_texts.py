"""One phrase in many short texts of a kind: headings, alternative texts, link texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.checks._article import article, sells
from seolint.document import Document, Element, Finding, Span, Words

LONGEST = 8
"""Words of the longest text that is looked at; longer ones are sentences, which images of one thing may share."""

WRITTEN_OUT = 4
"""Words from which on the same alternative text for several images is no title of a series."""

Grams = dict[tuple[str, ...], list[tuple[int, int]]]


def check(
    document: Document,
    *,
    kind: str,
    min_texts: int,
    share: float,
    min_words: int,
    whole: bool = False,
    selling: float = 0,
    page_selling: float = 0,
) -> Iterator[Finding]:
    """Phrases of `min_words` words or more in `min_texts` texts of a kind and in a `share` (0-1) of them.

    `kind` is a kind of element (heading, alt, link); with `whole` only texts that are nothing but the phrase count.
    Texts of links inside the page don't count. Texts made to one pattern share a phrase, too ("Live demo", "plot of
    chunk 3"); so a `selling` part of the texts with the phrase (0-1) must hold a word that buyers type, or the page
    `page_selling` of them per 100 words, or alternative texts must all be the same few keywords, without a function
    word between them. Facts: phrase, count, texts.
    """
    texts = [element for element in document.all(kind) if not element.attrs.get("href", "").startswith("#")]
    if len(texts) < min_texts:
        return
    grams = _grams(document, texts, min_words, whole)
    needed = max(min_texts, share * len(texts))
    told: list[set[str]] = []
    for stems, places in sorted(grams.items(), key=lambda item: (-len({at for at, _ in item[1]}), -len(item[0]))):
        count = len({at for at, _ in places})
        if count < needed:
            break
        if any(2 * len(set(stems) & known) >= min(len(stems), len(known)) for known in told):
            continue
        told.append(set(stems))
        holders = [texts[at] for at in dict.fromkeys(at for at, _ in places)]
        if article(document).commercial_rate < page_selling and not _is_query(document, holders, selling):
            continue
        words, _ = document.words_of(texts[0])
        spans = [words.span(first, first + len(stems) - 1) for _, first in places]
        facts = {"phrase": _text(document, words, places[0][1], len(stems)), "count": count, "texts": len(texts)}
        yield Finding(spans[0], facts, spans[1:])


def _is_query(document: Document, holders: Sequence[Element], selling: float) -> bool:
    """Whether texts look like what people type into a search box."""
    told = [words.norms[own.start : own.stop] for words, own in map(document.words_of, holders)]
    if sum(sells(document, norms) for norms in told) >= selling * len(told):
        return True
    if holders[0].kind != "alt":
        return False
    written = {document.text_of(holder) for holder in holders}
    if len(written) > 1 or not document.language.function_words.isdisjoint(told[0]):
        return False
    return written.pop().islower() or len(told[0]) >= WRITTEN_OUT


def _grams(document: Document, texts: Sequence[Element], least: int, whole: bool) -> Grams:
    """Phrase -> (number of the text, index of its first word) for each use; no function word at either edge."""
    lists = document.language.lists
    functions = document.language.function_words - lists.get("searcher_words", frozenset())
    functions |= lists.get("image_words", frozenset())
    grams: Grams = {}
    for number, element in enumerate(texts):
        words, own = document.words_of(element)
        if len(own) > LONGEST:
            continue
        stems = document.language.stems(words.norms[own.start : own.stop])
        edges = [i for i in range(len(stems)) if words.norms[own.start + i] not in functions]
        for first in edges[:1] if whole else edges:
            for last in edges[-1:] if whole else edges:
                if least <= last - first + 1:
                    grams.setdefault(tuple(stems[first : last + 1]), []).append((number, own.start + first))
    return grams


def _text(document: Document, words: Words, first: int, length: int) -> str:
    span = words.span(first, first + length - 1)
    return document.text(span) or document.text_of(Element("alt", Span(*span), span))
