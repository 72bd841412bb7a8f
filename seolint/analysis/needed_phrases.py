"""Phrases that a page can't do without: in its table of contents, in requirements, in the names of commands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from seolint.analysis.links import links
from seolint.analysis.phrase_features import PhraseFeatures
from seolint.analysis.phrases import Phrase
from seolint.analysis.tokens import Tokens
from seolint.document import Document, Span
from seolint.lazy_regex import expression

_REQUIREMENTS = frozenset({"MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "RECOMMENDED", "OPTIONAL"})
"""The words of requirements, in capitals: https://www.rfc-editor.org/rfc/rfc2119"""


_SELECTOR = expression(r"(?:^|\s)[.#][a-z]\w*[-:_][\w:-]*")
"""A class or an id of a style sheet, which a page about it shows: `.wide-column`."""


def own_uses(tokens: Tokens, places: Sequence[int]) -> Sequence[int]:
    """The uses of a phrase without those in a table of contents: links to headings of the page, which they repeat."""
    contents = tokens.document.once(_contents)
    if not contents:
        return places
    starts = [span.start for span in contents]

    def is_listed(at: int) -> bool:
        nth = bisect_right(starts, tokens.starts[at]) - 1
        return nth >= 0 and at < tokens.prose_count and tokens.starts[at] < contents[nth].end

    return [at for at in places if not is_listed(at)]


def without_contents(phrase: Phrase) -> Phrase:
    """A phrase without its uses in a table of contents."""
    own = own_uses(phrase.tokens, phrase.places)
    return phrase if len(own) == len(phrase.places) or not own else Phrase(phrase.tokens, phrase.stems, own)


def is_needed(features: PhraseFeatures) -> bool:
    """Whether a phrase is the wording of requirements, code, a reference to an encyclopedia, or names the page and
    those that it only leads to.

    A command has a page of its own, and so does each command below it, whose name begins with the same words.
    """
    text = _text_of(features.phrase)
    if _is_requirement(text) or _SELECTOR.search(text) is not None:
        return True
    return _is_reference(features.phrase) or _is_name(features)


def _text_of(phrase: Phrase) -> str:
    tokens = phrase.tokens
    span = tokens.span(phrase.places[0], phrase.length)
    return tokens.document.text(span) or tokens.document.field_text(span)


def _is_requirement(text: str) -> bool:
    words = text.split()
    return not _REQUIREMENTS.isdisjoint(words) and not all(map(str.isupper, words))


def _is_reference(phrase: Phrase) -> bool:
    """Whether most uses are in, or end in, a link to Wikipedia: "see the entry in Wikipedia"."""
    spans = phrase.tokens.document.once(_to_wikipedia)
    if len(spans) < len(phrase.places) / 2:
        return False
    starts = [span.start for span in spans]
    found = 0
    for at in phrase.places:
        use = phrase.tokens.span(at, phrase.length)
        nth = bisect_right(starts, use.end - 1) - 1
        found += nth >= 0 and use.start < spans[nth].end
    return found > len(phrase.places) / 2


def _to_wikipedia(document: Document) -> Sequence[Span]:
    return [link.element.span for link in links(document) if link.address and ".wikipedia.org/" in link.address]


def _is_name(features: PhraseFeatures) -> bool:
    phrase, tokens = features.phrase, features.tokens
    if not features.body or not _is_heading(features):
        return False
    return all(tokens.document.inside(tokens.span(at, phrase.length), "link") for at in features.body)


def _is_heading(features: PhraseFeatures) -> bool:
    """Whether a heading is the phrase and nothing else."""
    held, words, length = features.tokens.held, features.article.block_words, features.phrase.length
    pairs = zip(features.phrase.places, features.holders, strict=True)
    return any(holder.kind == "heading" and words[held[at]] == length for at, holder in pairs)


def _contents(document: Document) -> Sequence[Span]:
    """The links of a table of contents, in order."""
    texts: Set[str] = {_plain(document.text_of(heading)) for heading in document.all("heading")}
    return [
        link.element.span
        for link in links(document)
        if link.address and link.address[0] == "#" and _plain(document.text_of(link.element)) in texts
    ]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
