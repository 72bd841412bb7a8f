"""One phrase in many short texts of a kind: headings, link texts, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from seolint.analysis.article_features import sells
from seolint.analysis.links import links
from seolint.analysis.selling import rate_beside
from seolint.analysis.shared_phrases import SharedPhrase, Text, accompanied, shared_phrases, written
from seolint.document import Document, Finding

FACTS = ("phrase", "count", "texts")

HALF = 0.5

WORDED = 3
"""Minimum words of a phrase that sells, for texts that are nothing else to count; shorter ones may be buttons."""

LONGEST = 8
"""Words of the longest text that is checked; longer ones are sentences. Headings are checked at any length."""


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
    Texts of links inside the page don't count. Texts that follow one pattern share a phrase, too ("Live demo", "plot of
    chunk 3"); so a `selling` part of the texts with the phrase (0-1) must have a word that buyers type beside it, or
    the page `page_selling` other such words per 100 words; or all the texts are one phrase with such a word. A phrase
    that mostly follows a determiner ("a pull request") is a subject, and the command that a page is about may begin the
    names of those that its links lead to. Facts: phrase, count, texts.
    """
    if len(document.all(kind)) < min_texts:
        return
    texts = _texts(document, kind)
    needed, least = max(min_texts, share * len(texts)), document.language.as_much_as(min_words)
    for phrase in shared_phrases(document, texts, needed, least, whole=whole):
        if not _is_determined(document, texts, phrase) and _is_pushed(document, texts, phrase, selling, page_selling):
            finding = _finding(document, texts, phrase)
            if not (kind == "link" and _is_command(document, finding.facts["phrase"])):
                yield finding


def _is_command(document: Document, text: str) -> bool:
    """Whether a phrase is what the page is about, in lower case: a command, whose links lead to those below it."""
    return text.islower() and any(document.text_of(heading) == text for heading in document.all("heading"))


def _is_determined(document: Document, texts: Sequence[Text], phrase: SharedPhrase) -> bool:
    """Whether most uses follow a determiner ("a pull request"), as those of a subject do."""
    words, determiners = document.words_of(texts[0].element)[0], document.language.determiners
    before = [first - 1 for number, first in phrase.uses if first > texts[number].words.start]
    return sum(words.normalized[at] in determiners for at in before) >= HALF * len(phrase.uses)


def _is_pushed(
    document: Document, texts: Sequence[Text], phrase: SharedPhrase, selling: float, page_selling: float
) -> bool:
    """Whether texts are worded as people search, or the page sells even without the words of the phrase."""
    if len(accompanied(document, texts, phrase)) >= selling * len(phrase.holders):
        return True
    words, length = document.words_of(texts[0].element)[0], len(phrase.stems)
    own = [words.normalized[first : first + length] for _, first in phrase.uses]
    if rate_beside(document, chain.from_iterable(own)) >= page_selling:
        return True
    language = document.language
    bare = [used for used, (number, _) in zip(own, phrase.uses, strict=True) if len(texts[number].words) == length]
    contents = [word for word in own[0] if word not in language.function_words]
    return len(bare) == len(own) and len(contents) >= language.as_much_as(WORDED) and sells(document, own[0])


def _texts(document: Document, kind: str) -> Sequence[Text]:
    """The elements of a kind that are checked, with their words; long ones are treated as if they had none."""
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
