"""What the signs of stuffing need to know of the whole article, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress

from seolint.analysis.tokens import Stream, stream
from seolint.document import Document, Element

COMMON = 5
"""How often one selling word counts at most: "free" is a subject where it stands forty times."""


def article(document: Document) -> Article:
    """What is known of a document, for all checks that ask."""
    return document.once(_article)


def sells(document: Document, norms: Iterable[str]) -> bool:
    """Whether one of these words is one that people type when they want to buy, hire or download."""
    wanted = document.language.lists.get("commercial_words", frozenset())
    return any(norm in wanted for norm in norms)


class Article:
    """What the signs need to know of the whole article, computed once."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    @cached_property
    def headings(self) -> Sequence[Element]:
        return [h for h in self.stream.document.all("heading") if h.span.end > h.span.start]

    @cached_property
    def commercial(self) -> Sequence[bool]:
        """For each word, whether people type it when they want to buy, hire or download."""
        wanted = self.stream.document.language.lists.get("commercial_words", frozenset())
        return list(map(wanted.__contains__, self.stream.norms))

    @cached_property
    def commercial_rate(self) -> float:
        """Such words per 100 words of prose, each word counted five times at most: breadth tells, not a subject."""
        seen = self.stream.seen
        wanted = Counter(compress(self.stream.norms[:seen], self.commercial))
        return 100 * sum(min(count, COMMON) for count in wanted.values()) / max(seen, 1)

    @cached_property
    def personal(self) -> Sequence[bool]:
        """For each word, whether it is one by which people speak of themselves when they search (my, me)."""
        wanted = self.stream.document.language.lists.get("searcher_words", frozenset())
        return list(map(wanted.__contains__, self.stream.norms))

    @cached_property
    def speaks(self) -> bool:
        """Whether there is any such word."""
        return any(self.personal)

    @cached_property
    def personal_words(self) -> int:
        """How many such words the prose has."""
        return sum(self.personal[: self.stream.seen])

    @cached_property
    def first_h1(self) -> Element | None:
        """The first heading of level 1."""
        return next((heading for heading in self.headings if heading.level == 1), None)

    @cached_property
    def code(self) -> int:
        """Pieces of code, blocks and inline."""
        return len(self.stream.document.all("code", "inline_code"))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each stem stands in the prose."""
        return Counter(self.stream.stems[: self.stream.seen])


def _article(document: Document) -> Article:
    return Article(stream(document))
