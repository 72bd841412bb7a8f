"""One phrase in many short texts of a kind: headings, alternative texts, link texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.links import links
from seolint.document import Document, Element, Finding, Span, Words

FACTS = ("phrase", "count", "texts")

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
    if len(document.all(kind)) < min_texts:
        return
    found = [text for text in _texts(document, kind) if not text[0].attrs.get("href", "").startswith("#")]
    texts = [element for element, _ in found]
    needed = max(min_texts, share * len(texts))
    grams = _grams(document, found, needed, document.language.as_much_as(min_words), whole)
    found_stems: list[set[str]] = []
    for stems, places in sorted(grams.items(), key=lambda item: (-len({at for at, _ in item[1]}), -len(item[0]))):
        count = len({at for at, _ in places})
        if count < needed:
            break
        if any(2 * len(set(stems) & known) >= min(len(stems), len(known)) for known in found_stems):
            continue
        found_stems.append(set(stems))
        holders = [texts[at] for at in dict.fromkeys(at for at, _ in places)]
        if article_features(document).commercial_rate < page_selling and not _is_query(document, holders, selling):
            continue
        words, _ = document.words_of(texts[0])
        spans = [words.span(first, first + len(stems) - 1) for _, first in places]
        facts = {"phrase": _text(document, words, places[0][1], len(stems)), "count": count, "texts": len(texts)}
        yield Finding(spans[0], facts, spans[1:])


def _is_query(document: Document, holders: Sequence[Element], selling: float) -> bool:
    """Whether texts look like what people type into a search box."""
    texts = [words.normalized[indexes.start : indexes.stop] for words, indexes in map(document.words_of, holders)]
    if sum(sells(document, words) for words in texts) >= selling * len(texts):
        return True
    if holders[0].kind != "alt":
        return False
    written = {document.text_of(holder) for holder in holders}
    if len(written) > 1 or not document.language.function_words.isdisjoint(texts[0]):
        return False
    return written.pop().islower() or len(texts[0]) >= document.language.as_much_as(WRITTEN_OUT)


def _texts(document: Document, kind: str) -> Sequence[tuple[Element, range]]:
    """The elements of a kind, and the indexes of the words of each."""
    if kind == "link":
        return [(link.element, link.words) for link in links(document)]
    return [(element, document.words_of(element)[1]) for element in document.all(kind)]


def _grams(document: Document, texts: Sequence[tuple[Element, range]], needed: float, least: int, whole: bool) -> Grams:
    """Phrase -> (number of the text, index of its first word) for each use; no function word at either edge.

    Phrases that hold a stem which is in fewer than `needed` texts are left out: there are fewer of them still.
    """
    words = document.words_of(texts[0][0])[0] if texts else document.words
    longest = document.language.as_much_as(LONGEST)
    stems = {
        at: _stems(document, words, indexes) for at, (_, indexes) in enumerate(texts) if 0 < len(indexes) <= longest
    }
    counts = Counter(chain.from_iterable(map(set, stems.values())))
    common = {stem for stem, count in counts.items() if count >= needed}
    functions = _functions(document) if common else frozenset()
    grams: Grams = {}
    for number, text_stems in stems.items() if common else ():
        normalized, start = words.normalized, texts[number][1].start
        edges = [i for i, stem in enumerate(text_stems) if stem in common and normalized[start + i] not in functions]
        for first in edges[:1] if whole else edges:
            for last in edges[-1:] if whole else edges:
                if least <= last - first + 1 and common.issuperset(text_stems[first : last + 1]):
                    grams.setdefault(tuple(text_stems[first : last + 1]), []).append((number, start + first))
    return grams


def _stems(document: Document, words: Words, indexes: range) -> Sequence[str]:
    if words is document.words:
        return document.stems[indexes.start : indexes.stop]
    return document.language.stems(words.normalized[indexes.start : indexes.stop])


def _functions(document: Document) -> frozenset[str]:
    """What a phrase does not begin or end with."""
    lists = document.language.lists
    functions = document.language.function_words - lists.get("searcher_words", frozenset())
    return functions | lists.get("image_words", frozenset())


def _text(document: Document, words: Words, first: int, length: int) -> str:
    span = words.span(first, first + length - 1)
    return document.text(span) or document.text_of(Element("alt", Span(*span), span))
