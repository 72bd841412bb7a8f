"""What the features of stuffed phrases need to know of the whole article, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress

from seolint.analysis.tokens import Tokens, tokens_of
from seolint.document import Document, Element

COMMON = 5
"""How often one selling word counts at most: "free" is a subject where it appears forty times."""


def article_features(document: Document) -> ArticleFeatures:
    """What is known of a document, for all checks that ask."""
    return document.once(_features)


def sells(document: Document, normalized: Iterable[str]) -> bool:
    """Whether one of these words is one that people type when they want to buy, hire or download."""
    wanted = document.language.lists.get("commercial_words", frozenset())
    return any(word in wanted for word in normalized)


class ArticleFeatures:
    """What phrases are compared with: what is known of the whole article, computed once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    @cached_property
    def headings(self) -> Sequence[Element]:
        return [h for h in self.tokens.document.all("heading") if h.span.end > h.span.start]

    @cached_property
    def commercial(self) -> Sequence[bool]:
        """For each word, whether people type it when they want to buy, hire or download."""
        wanted = self.tokens.document.language.lists.get("commercial_words", frozenset())
        return list(map(wanted.__contains__, self.tokens.normalized))

    @cached_property
    def commercial_rate(self) -> float:
        """Such words per 100 words of prose, each word counted five times at most: breadth counts, not a subject."""
        seen = self.tokens.prose_count
        wanted = Counter(compress(self.tokens.normalized[:seen], self.commercial))
        return 100 * sum(min(count, COMMON) for count in wanted.values()) / max(seen, 1)

    @cached_property
    def personal(self) -> Sequence[bool]:
        """For each word, whether it is one by which people speak of themselves when they search (my, me)."""
        wanted = self.tokens.document.language.lists.get("searcher_words", frozenset())
        return list(map(wanted.__contains__, self.tokens.normalized))

    @cached_property
    def speaks(self) -> bool:
        """Whether there is any such word."""
        return any(self.personal)

    @cached_property
    def personal_words(self) -> int:
        """How many such words the prose has."""
        return sum(self.personal[: self.tokens.prose_count])

    @cached_property
    def first_h1(self) -> Element | None:
        """The first heading of level 1."""
        return next((heading for heading in self.headings if heading.level == 1), None)

    @cached_property
    def code(self) -> int:
        """Pieces of code, blocks and inline."""
        return len(self.tokens.document.all("code", "inline_code"))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each stem appears in the prose."""
        return Counter(self.tokens.stems[: self.tokens.prose_count])


def _features(document: Document) -> ArticleFeatures:
    return ArticleFeatures(tokens_of(document))
