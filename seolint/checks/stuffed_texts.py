"""One phrase in many short texts of a kind: headings, link texts, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.links import links
from seolint.analysis.selling import rate_beside
from seolint.analysis.shared_phrases import SharedPhrase, Text, accompanied, shared_phrases, written
from seolint.document import Document, Finding

FACTS = ("phrase", "count", "texts")

LONGEST = 8
"""Words of the longest text that is looked at; longer ones are sentences. Any heading is looked at."""


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
    chunk 3"); so a `selling` part of the texts with the phrase (0-1) must hold a word that buyers type beside it, or
    the page `page_selling` others of them per 100 words. Facts: phrase, count, texts.
    """
    if len(document.all(kind)) < min_texts:
        return
    texts = _texts(document, kind)
    needed, least = max(min_texts, share * len(texts)), document.language.as_much_as(min_words)
    for phrase in shared_phrases(document, texts, needed, least, whole=whole):
        if _is_sold(document, texts, phrase, page_selling) or len(
            accompanied(document, texts, phrase)
        ) >= selling * len(phrase.holders):
            yield _finding(document, texts, phrase)


def _is_sold(document: Document, texts: Sequence[Text], phrase: SharedPhrase, page_selling: float) -> bool:
    """Whether the page sells, even if the words of the phrase are left out."""
    words, length = document.words_of(texts[0].element)[0], len(phrase.stems)
    own = (word for _, first in phrase.uses for word in words.normalized[first : first + length])
    return not page_selling or rate_beside(document, own) >= page_selling


def _texts(document: Document, kind: str) -> Sequence[Text]:
    """The elements of a kind that are looked at, with their words; long ones as if they had none."""
    longest = document.language.as_much_as(LONGEST)
    if kind == "link":
        found = [(link.element, link.words) for link in links(document)]
    else:
        found = [(element, document.words_of(element)[1]) for element in document.all(kind)]
    return [
        Text(element, words if kind == "heading" or len(words) <= longest else words[:0])
        for element, words in found
        if not element.attrs.get("href", "").startswith("#")
    ]


def _finding(document: Document, texts: Sequence[Text], phrase: SharedPhrase) -> Finding:
    words, _ = document.words_of(texts[0].element)
    found = [written(document, words, first, len(phrase.stems)) for _, first in phrase.uses]
    facts = {"phrase": found[0][0], "count": len(phrase.holders), "texts": len(texts)}
    return Finding(found[0][1], facts, [span for _, span in found[1:]])
