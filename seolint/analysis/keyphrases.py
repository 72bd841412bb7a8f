"""The phrases that a writer declared for an article, and how each is to be looked for.

A phrase is found by the stems of its content words, in any order within one sentence, as Yoast finds it ("Per-word
matching" in https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/scoring/assessments/seo). Where at
least half of its words are function words, articles aside ("get the most out of the fair"), that would count sentences
that mean something else: such a phrase is found by all its words but the articles, in their order, with nothing but
function words between. In double quotes it is found as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from seolint.analysis.scopes import article_place
from seolint.document import Document, Span

MOST = 20
"""Keyphrases of one article that are judged; nobody writes one text for more."""

QUOTES = '"“”„‟«»＂'
"""Quotation marks round a phrase that is meant as written."""

_ELIDED = 3
"""Letters after an apostrophe from which on what precedes it is an article: l'eau, dell'arte, but they'll, women's."""

Way = Literal["together", "in order", "exact"]


class WordParts(NamedTuple):
    """Words as they are compared: normalised, parted at hyphens, without elided articles; `words` says of which."""

    normalized: Sequence[str]
    stems: Sequence[str]
    words: Sequence[int]


class Keyphrase(NamedTuple):
    """A phrase as declared. `content` are its content words, normalised; `sought` is what each use must hold.

    `sought` are stems, or with the way "exact" normalised words; `stems` are the stems of these; `length` counts the
    words. A phrase without content words is found nowhere.
    """

    text: str
    span: Span
    content: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    way: Way = "together"
    length: int = 0


def keyphrases(document: Document) -> Sequence[Keyphrase]:
    """The first MOST phrases that were declared for a document, each once, as far as something can be found by them."""
    return document.once(_findable)


def declared(document: Document) -> Sequence[Keyphrase]:
    """All phrases that were declared: outside the document, or in it at the place where they are written."""
    return document.once(_declared)


def word_parts(document: Document, normalized: Sequence[str], first: int = 0) -> WordParts:
    """The tokens of words, which are counted from `first`."""
    parted = [(part, at) for at, word in enumerate(normalized, first) for part in _parts(word)]
    found = [part for part, _ in parted]
    return WordParts(found, document.language.stems(found), [at for _, at in parted])


def _parts(word: str) -> Sequence[str]:
    if "-" not in word and "'" not in word:
        return (word,)
    parts = [part for part in word.split("-") if part]
    tails = [part.rpartition("'")[2] for part in parts]
    return [tail if len(tail) >= _ELIDED else part for part, tail in zip(parts, tails, strict=True)]


def _findable(document: Document) -> Sequence[Keyphrase]:
    found: dict[tuple[str, ...], Keyphrase] = {}
    for phrase in declared(document)[:MOST]:
        if phrase.content:
            sought = sorted(phrase.sought) if phrase.way == "together" else phrase.sought
            found.setdefault((phrase.way, *sought), phrase)
    return list(found.values())


def _declared(document: Document) -> Sequence[Keyphrase]:
    return list(_each(document))


def _each(document: Document) -> Iterator[Keyphrase]:
    place = article_place(document)
    for text in document.keyphrases:
        yield keyphrase(document, text, place)
    if not document.keyphrases:
        for element in document.all("keyphrase"):
            yield keyphrase(document, document.text_of(element), element.span)


def keyphrase(document: Document, text: str, span: Span) -> Keyphrase:
    """A phrase as written at `span`, ready to be looked for."""
    language = document.language
    bare = text.strip().strip(QUOTES).strip()
    starts, ends, normalized, _ = language.words(bare)
    if not normalized:
        return Keyphrase(bare, span)
    touching = [start == end for start, end in zip(starts[1:], ends, strict=False)]
    length = len(normalized) - sum(touching)
    parts = word_parts(document, normalized)
    common = [word in language.function_words for word in parts.normalized]
    content = tuple(word for word, is_common in zip(parts.normalized, common, strict=True) if not is_common)
    if any(touching) or (len(text.strip()) > len(bare) and _quoted(text.strip())):
        written = tuple(parts.normalized)
        return Keyphrase(bare, span, content or written, written, tuple(parts.stems), "exact", length)
    pairs = zip(parts.stems, parts.normalized, strict=True)
    stems = tuple(stem for stem, word in pairs if word not in language.determiners)
    way = _way(len(content), len(stems))
    sought = stems if way == "in order" else tuple(language.stems(content))
    return Keyphrase(bare, span, content, sought, sought, way, length)


def _quoted(text: str) -> bool:
    return text[0] in QUOTES and text[-1] in QUOTES


def _way(content: int, words: int) -> Way:
    """How a phrase is found that has so many content words among so many words, articles and the like left out."""
    return "in order" if 0 < content < words and 2 * content <= words else "together"
