"""A phrase that the alternative texts of a page repeat instead of saying what the images show.

Three things are looked for: one text for several images; a phrase that many texts share, beside words that people add
to a query ("cheap", "near me"); and the words of a query repeated within one text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from seolint.analysis.article_features import article_features, sells
from seolint.analysis.links import address, is_badge
from seolint.analysis.repeated_words import FieldWords, Use, repeated_pair, repeated_phrase, words_of
from seolint.analysis.shared_phrases import LONGEST, SharedPhrase, Text, accompanied, shared_phrases, written
from seolint.document import Document, Element, Finding
from seolint.language import get

FACTS = ("phrase", "count", "texts", "where")

IMAGES, TEMPLATES = "image_words", "en"
"""The word list with words for images, and the language of most templates ("brand logo")."""

HALF = 0.5

WORDED = 3
"""The minimum number of words of a lower-case phrase on a page that sells; two may be a thing's name."""

MANY = 1.5
"""How many times as many images must share a text of two words."""

DISTINCT = 2
"""The minimum number of different buyers' words beside a phrase: one may belong to what the images show ("book
cover")."""

LONGEST_TEXT = 12
"""Words of the longest text that is checked for a repeated phrase; longer ones describe."""

OFTEN = 3
"""Uses in one text from which on the text needn't contain a word that buyers type."""

_STOPS = (".", "!", "?", "…", "。", "！", "？")


def check(
    document: Document,
    *,
    min_texts: int,
    share: float,
    min_words: int,
    min_uses: int,
    selling: float,
    page_selling: float,
) -> Iterator[Finding]:
    """Phrases of `min_words` words or more in `min_texts` alternative texts and in a `share` (0-1) of them.

    Series of images share a phrase, too ("plot of chunk 3"). So one of these must hold: the texts are the same for
    different images and have no word for an image (half of the share is enough); a `selling` part of them (0-1) has a
    word that buyers type beside the phrase; or the phrase is in lower case, on a page with `page_selling` such words
    per 100. Within one text, a phrase is reported that occurs `min_uses` times. Facts: phrase, count, texts, where.
    """
    texts = list(_texts(document))
    sold = article_features(document).commercial_rate >= page_selling
    found = list(_same(document, texts, min_texts, share * HALF, min_words, sold))
    known = [frozenset(phrase.stems) for phrase in found]
    needed, least = max(min_texts, share * len(texts)), document.language.as_much_as(min_words)
    for phrase in shared_phrases(document, texts, needed, least):
        is_new = all(other.isdisjoint(phrase.stems) for other in known)
        if is_new and _is_query(document, texts, phrase, selling, sold):
            found.append(phrase)
    for phrase in found:
        yield _finding(document, texts, phrase)
    covered = {number for phrase in found for number in phrase.holders}
    for number, text in enumerate(texts):
        if number not in covered:
            yield from _said_again(document, text.element, min_words, min_uses)


def _texts(document: Document) -> Iterator[Text]:
    """The alternative texts but for those of badges; long ones are treated as if they had no words."""
    longest = document.language.as_much_as(LONGEST)
    for number, alt in enumerate(document.all("alt")):
        if not is_badge(str(_image(document, alt, number))):
            words = document.words_of(alt)[1]
            yield Text(alt, words if len(words) <= longest else words[:0])


def _same(
    document: Document, texts: Sequence[Text], min_texts: int, share: float, min_words: int, sold: bool
) -> Iterator[SharedPhrase]:
    """Texts that `min_texts` different images or more share, without a word for an image.

    Two words that sell nothing, on a page that doesn't sell, need half as many images again ("not available").
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    words = document.unseen_words
    for number, text in enumerate(texts):
        if text.words:
            groups[tuple(words.normalized[text.words.start : text.words.stop])].append(number)
    for normalized, numbers in groups.items():
        if len(numbers) < max(min_texts, share * len(texts)) or not _image_words(document).isdisjoint(normalized):
            continue
        in_text = words_of(document, texts[numbers[0]].element)
        is_phrase = sum(in_text.content) >= document.language.as_much_as(min_words) and not any(in_text.parted[1:])
        is_long = sum(in_text.content) >= document.language.as_much_as(WORDED) or sells(document, normalized)
        different = len({_image(document, texts[number].element, number) for number in numbers})
        if is_phrase and different >= (min_texts if is_long or sold else MANY * min_texts):
            yield SharedPhrase(tuple(in_text.stems), [(number, texts[number].words.start) for number in numbers])


def _image_words(document: Document) -> frozenset[str]:
    """Words for images, in the language of the page and in that of most templates of pages."""
    return frozenset().union(*(lists.get(IMAGES, ()) for lists in (document.language.lists, get(TEMPLATES).lists)))


def _image(document: Document, alt: Element, number: int) -> str | int:
    """The address of a text's image; its number where the address is unknown."""
    images = document.all("image")
    at = bisect_right(images, alt.outer.start, key=lambda image: image.outer.start) - 1
    return (address(document, images[at]) if at >= 0 else "") or number


def _is_query(document: Document, texts: Sequence[Text], phrase: SharedPhrase, selling: float, sold: bool) -> bool:
    """Whether a phrase that texts share is what people type into a search box, rather than the name of a series.

    A text that names the kind of image ("diagram") describes it.
    """
    words, images = document.unseen_words.normalized, _image_words(document)
    own = [texts[number].words for number in phrase.holders]
    if sum(not images.isdisjoint(words[text.start : text.stop]) for text in own) >= HALF * len(own):
        return False
    beside = accompanied(document, texts, phrase)
    if len(beside) >= selling * len(own) and len(frozenset().union(*beside.values())) >= DISTINCT:
        return True
    starts = [document.unseen_words.starts[first] for _, first in phrase.uses]
    small = sum(not document.unseen[start].isupper() for start in starts) >= HALF * len(starts)
    long = len(phrase.stems) >= document.language.as_much_as(WORDED)
    return small and long and sold


def _said_again(document: Document, alt: Element, min_words: int, min_uses: int) -> Iterator[Finding]:
    """The words of a query that one text repeats; a description may name a thing twice."""
    words, language = words_of(document, alt), document.language
    text = document.text_of(alt)
    is_long = len(words.stems) > language.as_much_as(LONGEST_TEXT)
    if is_long or text.endswith(_STOPS) or not language.determiners.isdisjoint(words.normalized):
        return
    uses = repeated_phrase(words, max(1, language.as_much_as(min_words)), LONGEST, min_uses)
    if language.as_much_as(1) == 1 and min_words <= WORDED - 1:
        uses = repeated_pair(words, max(min_uses, len(uses) + 1)) or uses
    if uses and _is_stuffed(document, words, uses, text):
        spans = [document.unseen_words.span(words.indexes.start + a, words.indexes.start + b) for a, b in uses]
        where = f"{len(uses)} times in one alternative text"
        facts = {"phrase": document.field_text(spans[0]), "count": len(uses), "texts": 1, "where": where}
        yield Finding(spans[0], facts, spans[1:])


def _is_stuffed(document: Document, words: FieldWords, uses: Sequence[Use], text: str) -> bool:
    """Whether the uses make up most of a text that sells, or all of any text."""
    covered = {at for first, last in uses for at in range(first, last + 1)}
    beside = [word for at, word in enumerate(words.normalized) if at not in covered]
    if sum(words.content[at] for at in covered) < HALF * sum(words.content):
        return False
    return len(uses) >= OFTEN or sells(document, beside) or (not beside and text.islower())


def _finding(document: Document, texts: Sequence[Text], phrase: SharedPhrase) -> Finding:
    found = [written(document, document.unseen_words, first, len(phrase.stems)) for _, first in phrase.uses]
    count = len(phrase.holders)
    where = f"in {count} of {len(texts)} alternative texts"
    facts = {"phrase": found[0][0], "count": count, "texts": len(texts), "where": where}
    return Finding(found[0][1], facts, [span for _, span in found[1:]])
