"""What around a link says where it leads, so that a text such as "Read more" is clear (WCAG 2.2, 2.4.4 and H80)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from seolint.analysis.links import Link, links, split
from seolint.document import FILLER, Document, Element
from seolint.language.marks import SENTENCE_ENDS

_CLOSING = ":)\"'”’»"
"""What may be between the end of a sentence and a link that stands alone."""

_COMMAS = frozenset(",，、،")

IsGeneric = Callable[[Link], bool]


class LinkContexts:
    """The links of a page that name their targets, and the headings, for the generic links beside them."""

    def __init__(self, document: Document, is_generic: IsGeneric) -> None:
        self.document, self._is_generic = document, is_generic
        self._headings = document.all("heading")
        self._heading_starts = [heading.span.start for heading in self._headings]
        self._block_starts = [block.span.start for block in document.blocks]
        self._named: Mapping[str, Sequence[int]] | None = None

    def is_clear(self, link: Link) -> bool:
        """Whether a generic link is clear: its target is named beside it, or others wrote it.

        That is so if it begins a sentence, and a link to the same page, in the heading before it or since, has a text
        that isn't generic; or a part of one after a comma ("If you like it, try it out"), with such a link in the same
        block; if the link is in a quotation, or all of a block right after one; and if it is all of its
        block, under a heading with all words of the target's name.
        """
        span = link.element.span
        if self.document.inside(span, "quote"):
            return True
        at = bisect_right(self._block_starts, span.start) - 1
        if at < 0:
            return False
        block, number = self.document.blocks[at], bisect_right(self._heading_starts, span.start)
        heading = self._headings[number - 1] if number else None
        before = self.document.prose[block.span.start : span.start].replace(FILLER, " ").rstrip()[-1:]
        if before in _COMMAS and self._is_named(link, block.span.start):
            return True
        if _may_end_sentence(before) and self._is_named(link, heading.span.start if heading else 0):
            return True
        if len(self.document.words.within(block.span)) > len(link.words):
            return False
        return self._follows_quotation(at) or (heading is not None and self._is_name(heading, link))

    def _is_named(self, link: Link, start: int) -> bool:
        """Whether a link to the same page, between `start` and this one, names it."""
        if self._named is None:
            named = defaultdict(list)
            for other in links(self.document):
                if other.address and other.words and not self._is_generic(other):
                    named[_page(other.address)].append(other.element.span.start)
            self._named = named
        starts = self._named.get(_page(link.address or ""), ())
        first = bisect_left(starts, start)
        return first < len(starts) and starts[first] < link.element.span.start

    def _follows_quotation(self, at: int) -> bool:
        return at > 0 and self.document.inside(self.document.blocks[at - 1].span, "quote")

    def _is_name(self, heading: Element, link: Link) -> bool:
        """Whether a heading has all words of the name of a link's target: of its file, or its last folder."""
        target = split(link.address or "")
        if target is None:
            return False
        name = target.path.rstrip("/").rpartition("/")[2].rpartition(".")
        words = "".join(c if c.isalnum() else " " for c in (name[0] or name[2]).lower()).split()
        text = self.document.text_of(heading).lower()
        own = set("".join(c if c.isalnum() else " " for c in text).split())
        return bool(words) and any(map(str.isalpha, words)) and own.issuperset(words)


def _may_end_sentence(before: str) -> bool:
    """Whether a link after this mark isn't in the middle of a sentence, as "here" in "The results are here" is."""
    return not before or before in SENTENCE_ENDS or before in _CLOSING


def _page(address: str) -> str:
    """An address without its fragment, unless that is all of it."""
    return address.partition("#")[0].rstrip("/") or address
