"""The phrases that a writer declared for an article, and how each is to be looked for.

A phrase is found by the stems of its content words, in any order within one sentence, as Yoast finds it ("Per-word
matching" in https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo/src/scoring/assessments/seo). Where at
least half of its words are function words, articles aside ("get the most out of the fair"), that would count sentences
that mean something else: such a phrase is found by all its words but the articles, in their order, with nothing but
function words between. In double quotes it is found as written. In languages without spaces between words, each part of
a phrase with spaces ("自転車 修理") is found as written, independently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from seolint.analysis.scopes import article_place
from seolint.analysis.word_parts import Reader, Token, WordParts, phrase_parts, sought
from seolint.document import Document, Span, Words

MOST = 20
"""The maximum number of keyphrases judged in one article; nobody writes one text for more."""

QUOTES = '"“”„‟«»＂'
"""Quotation marks around a phrase that must be found as written."""

Way = Literal["together", "in order", "exact"]


class Keyphrase(NamedTuple):
    """A phrase as declared. `content` are its content words, normalised; `sought` is what each use must contain.

    `sought` are stems; with the way "exact" they are runs of normalised words, separated by spaces. `tokens` are the
    words that make them up; `length` is the number of words in the phrase, or of characters in languages counted that
    way. A phrase without content words is never found.
    """

    text: str
    span: Span
    content: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()
    way: Way = "together"
    length: int = 0


def keyphrases(document: Document) -> Sequence[Keyphrase]:
    """The first MOST phrases that were declared for a document, each once, without those that can't be looked for."""
    return document.once(_findable)


def declared(document: Document) -> Sequence[Keyphrase]:
    """All phrases that were declared: outside the document, or in it at the place where they are written."""
    return document.once(_declared)


def unknown_forms(document: Document) -> str:
    """Why a phrase that isn't found may still be there; an empty text where that isn't possible."""
    language = document.language
    return "" if language.knows_forms else f"the forms of a word aren't known in {language.label}"


def word_parts(document: Document, text: str, words: Words, indexes: range) -> WordParts:
    """The tokens of some words of `text` (the prose or the fields of a document), read for its phrases."""
    return document.once(_reader).parts(text, words, indexes)


def _reader(document: Document) -> Reader:
    phrases = [(phrase.text, phrase.tokens) for phrase in keyphrases(document)]
    return Reader(document.language, sought(document.language, phrases))


def _findable(document: Document) -> Sequence[Keyphrase]:
    found: dict[tuple[str, ...], Keyphrase] = {}
    for phrase in declared(document)[:MOST]:
        if phrase.content:
            parts = sorted(phrase.sought) if phrase.way == "together" else phrase.sought
            found.setdefault((phrase.way, *parts), phrase)
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
    starts, ends, _, _ = language.words(bare)
    if not starts:
        return Keyphrase(bare, span)
    tokens, words = phrase_parts(language, bare)
    touching = [False, *(start == end for start, end in zip(starts[1:], ends, strict=False))]
    length = len(starts) - (0 if language.units_for_a_word > 1 else sum(touching))
    content = tuple(token for token in tokens if token.normalized not in language.function_words)
    quoted = len(text.strip()) > len(bare) and _quoted(text.strip())
    if quoted or any(touching):
        runs = _runs(tokens, [quoted or touching[word] for word in words])
        used = [run for run in runs if any(token in content for token in run)] or runs
        said = tuple(" ".join(token.normalized for token in run) for run in used)
        texts = tuple(token.normalized for token in content or tokens)
        return Keyphrase(bare, span, texts, said, tuple(chain.from_iterable(used)), "exact", length)
    defined = tuple(token for token in tokens if token.normalized not in language.determiners)
    way = _way(len(content), len(defined))
    sought_for = defined if way == "in order" else content
    stems = tuple(token.stem for token in sought_for)
    return Keyphrase(bare, span, tuple(token.normalized for token in content), stems, sought_for, way, length)


def _runs(tokens: Sequence[Token], joins: Sequence[bool]) -> list[list[Token]]:
    """The words of a phrase that is found as written; each that isn't joined to the one before begins a new run."""
    runs: list[list[Token]] = []
    for token, joined in zip(tokens, joins, strict=True):
        if not joined or not runs:
            runs.append([])
        runs[-1].append(token)
    return runs


def _quoted(text: str) -> bool:
    return text[0] in QUOTES and text[-1] in QUOTES


def _way(content: int, words: int) -> Way:
    """How a phrase is found, by the number of its content words and of all its words, without articles and the like."""
    return "in order" if 0 < content < words and 2 * content <= words else "together"
