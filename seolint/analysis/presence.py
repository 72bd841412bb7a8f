"""Whether an article has what it is asked for: headings, fields, links, phrases, by their text or by an expression."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import NamedTuple

from seolint.analysis.matching import Matcher, find, literal
from seolint.analysis.regex import LIMIT, Subject, compiled
from seolint.analysis.scopes import parts
from seolint.document import Document, Element

_AROUND = " \t.:;!?…"
"""What may surround the text of a heading."""


class Search(NamedTuple):
    """How to look for texts: literally, whatever the case, or as regular expressions of an engine."""

    document: Document
    regex: bool
    engine: str
    deadline: float

    @classmethod
    def of(cls, document: Document, regex: bool, engine: str) -> Search:
        return cls(document, regex, engine, monotonic() + LIMIT)

    def element(self, scope: str) -> bool:
        """Whether there is a part in this scope."""
        return bool(parts(self.document, scope))

    def heading(self, text: str) -> bool:
        """Whether a heading is `text`."""
        return any(self._is(self.document.text_of(heading), text) for heading in self.document.all("heading"))

    def field(self, name: str) -> bool:
        """Whether a field or a declaration of the page says something."""
        texts = (self.document.text_of(element) for element in self.document.all(name))
        return any(texts) or bool(self.document.meta.get(name, "").strip()) or _dated(self.document, name)

    def link(self, text: str) -> bool:
        """Whether the address of a link holds `text`."""
        targets = (link.attrs.get("href", "") for link in self.document.all("link"))
        return any(self._matches(text, target) if self.regex else text in target for target in targets)

    def phrase(self, text: str) -> bool:
        """Whether the text of the article says `text`, in whole words."""
        term = text if self.regex else literal(text)
        matcher = Matcher([term], engine=self.engine, ignore_case=True, whole_words=not self.regex)
        return next(find(self.document, matcher, "text"), None) is not None

    def misplaced(self, order: Sequence[str]) -> Iterator[tuple[Element, Element, str]]:
        """The headings to move so that they come in this order, each with the heading it belongs before or after."""
        ranked = [(rank, heading) for heading in self.document.all("heading") for rank in self._ranks(heading, order)]
        for move in moves([rank for rank, _ in ranked]):
            yield ranked[move.at][1], ranked[move.other][1], "after" if move.after else "before"

    def _ranks(self, heading: Element, order: Sequence[str]) -> Sequence[int]:
        text = self.document.text_of(heading)
        return [rank for rank, wanted in enumerate(order) if self._is(text, wanted)][:1]

    def _is(self, text: str, wanted: str) -> bool:
        return self._matches(wanted, text) if self.regex else _plain(text) == _plain(wanted)

    def _matches(self, pattern: str, text: str) -> bool:
        return compiled(pattern, self.engine, True).search(Subject(text, self.deadline), 0) is not None


def _dated(document: Document, name: str) -> bool:
    """Whether a date of this name is declared for sharing, or in structured data."""
    if name not in ("published", "modified"):
        return False
    # Reading structured data takes modules that few rules need.
    from seolint.analysis import dates

    return any(dates.dates(document, dates.PUBLISHED if name == "published" else dates.MODIFIED))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND).casefold()


class Move(NamedTuple):
    """The item at `at` (an index) belongs after the item at `other`, or before it."""

    at: int
    other: int
    after: bool


def moves(ranks: Sequence[int]) -> Iterator[Move]:
    """What to move, so that these ranks never fall: everything outside a longest sequence that doesn't."""
    kept = _longest(ranks)
    kept_ranks = [ranks[at] for at in kept]
    staying = set(kept)
    for at in range(len(ranks)):
        if at not in staying:
            greater = bisect_right(kept_ranks, ranks[at])
            if greater < len(kept) and kept[greater] < at:
                yield Move(at, kept[greater], after=False)
            else:
                yield Move(at, kept[bisect_left(kept_ranks, ranks[at]) - 1], after=True)


def _longest(ranks: Sequence[int]) -> Sequence[int]:
    """The indices of a longest sequence of ranks that never falls (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, rank in enumerate(ranks):
        length = bisect_right(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [rank]
        ends[length : length + 1] = [at]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
