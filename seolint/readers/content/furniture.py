"""What is around an article or between its parts but doesn't belong to it: by tags, roles, names, and boxes of links.

Names can mislead: `has-sidebar` is a class of the article that has one. So nothing counts that would leave out the main
heading or most of the text, and a word that would leave out most of a page means something else there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from seolint.readers.content.names import COMMENTS, FOOTER, reason_by_name, words_of
from seolint.readers.content.page_tree import PageTree
from seolint.readers.tags import HEADINGS
from seolint.readers.tokens import TEXT

_MOST = 0.5
"""Share of a page's text that furniture never contains."""

_LITTLE = 150
"""Characters of running text, about 25 words. A block with less before it doesn't come after an article."""

_FOLLOWING = frozenset({COMMENTS, FOOTER})
"""Reasons for blocks that come after the article."""

_WITHOUT_HEADING = frozenset({"navigation", "footer"})
"""Tags whose `<h1>` is not that of the article."""

_HEADER = "header"
_IN_ARTICLES = frozenset({_HEADER, "aside"})
"""Tags that are furniture on a page, but in an article its header and asides."""

_NEVER = frozenset({"html", "body", "main", "h1"})
"""Blocks whose names are about the page or the article as a whole."""

_BOXES = frozenset({"ul", "ol", "menu", "dl", "div", "section", "aside", "table", "td", "article", "header", "footer"})
_BOX_LINKS = 0.35
"""Share of a box's text in links from which on it is a box of links."""

_BOX_RUNNING = 200
"""Characters of running text from which on a box contains more than links."""

_HEADING_WITHIN = 4
"""How many blocks are searched for the heading of a section."""


class Pruned:
    """A page without the blocks that are left out: the `reasons`, and all blocks that are `gone`.

    `wrappers` are the start tags of furniture that isn't left out. `heading` is the page's only `<h1>`, or 0.
    """

    def __init__(self, tree: PageTree) -> None:
        self.tree = tree
        self.reasons: dict[int, str] = {}
        self.wrappers: set[int] = set()
        self.gone = bytearray(len(tree))
        self._mark_gone(tree.unread)
        self.totals = tree.totals(self.gone)
        self.headings = [block for block in tree.headings if self.totals.text[block] or self.totals.links[block]]
        self.heading = self.headings[0] if len(self.headings) == 1 else 0

    def leave_out_named(self, *, by_class: bool) -> None:
        """Leave out what isn't part of the article by tags and roles and, with `by_class`, also by names."""
        named, running = list(self._named(by_class=by_class)), self.totals.running
        lost: Counter[str] = Counter()
        for block, reason, word in named:
            if reason not in _FOLLOWING:
                lost[word] += running[block]
        for block, reason, word in named:
            if not word or lost[word] <= running[0] * _MOST:
                self.reasons[block] = reason
        self._mark_gone(self.reasons)
        self.totals = self.tree.totals(self.gone)

    def leave_out_links(self, root: int) -> None:
        """Leave out the boxes of links in the main text, unless they are most of it."""
        tree = self.tree
        text, links, running, _, linked = self.totals
        boxes: dict[int, str] = {}
        block, end = root + 1, tree.end(root)
        while block < end:
            most_links = linked[block] and links[block] > (text[block] + links[block]) * _BOX_LINKS
            is_box = most_links and running[block] < _BOX_RUNNING and tree.name[block] in _BOXES
            if is_box and not self._holds_heading(block):
                boxes[block] = "links"
                block = tree.end(block)
            else:
                block += 1
        if sum(text[block] + links[block] for block in boxes) <= (text[root] + links[root]) * _MOST:
            self.reasons.update(boxes)

    def left_out(self, root: int) -> Iterator[tuple[int, int, str]]:
        """The tokens left out inside the main text, in order, and why. The main heading stays."""
        tree, at = self.tree, self.tree.first[root]
        for block in sorted(self.reasons):
            first, last = tree.first[block], tree.last[block]
            if first < at or last > tree.last[root] or block == root:
                continue
            at = last
            if self._holds_heading(block) and self.reasons[block] == _HEADER:
                yield first, tree.first[self.heading], _HEADER
                first = tree.last[self.heading]
            yield first, last, self.reasons[block]

    def heading_above(self, root: int) -> int:
        """The last `<h1>` before the main text if that has none, or 0. A header that is left out leaves its heading."""
        lost = bytearray(len(self.tree))
        for block, reason in self.reasons.items():
            lost[block] = not (reason == _HEADER and self._holds_heading(block))
        self.tree.spread(lost)
        seen = [block for block in self.headings if not lost[block]]
        if any(self.tree.is_inside(block, root) for block in seen):
            return 0
        return max((block for block in seen if block < root), default=0)

    def _named(self, *, by_class: bool) -> Iterator[tuple[int, str, str]]:
        """The outermost blocks with valid signs, why they are left out, and the words that indicate it."""
        tree, gone, in_article = self.tree, self.gone, self._in_articles()
        last = before = at = 0
        for block in tree.described:
            if tree.first[block] < last or gone[block]:
                continue
            reason, word = tree.sign(block)
            if not reason or (not by_class if word else reason in _IN_ARTICLES and in_article[block]):
                continue
            while at < block:
                before += 0 if gone[at] else tree.running[at]
                at += 1
            if (word and self._is_misnamed(block)) or self._stays(block, reason, word, follows=before >= _LITTLE):
                self.wrappers.add(tree.first[block])
            else:
                yield block, reason, word
                last = tree.last[block]

    def _stays(self, block: int, reason: str, word: str, *, follows: bool) -> bool:
        """Whether a block contains too much to be what its sign says."""
        text, _, running, *_ = self.totals
        if self._holds_heading(block):
            return bool(word) or reason not in (_HEADER, *_WITHOUT_HEADING)
        if word and reason in _FOLLOWING:
            return not follows
        return running[block] > running[0] * _MOST and text[block] > text[0] * _MOST

    def _is_misnamed(self, block: int) -> bool:
        """Whether a name is about the page as a whole, or an id is made from a section's heading, as in manuals."""
        tree = self.tree
        if tree.name[block] in _NEVER:
            return True
        attrs = tree.attrs(block)
        if reason_by_name(attrs.get("class", ""))[0]:
            return False
        end = min(block + _HEADING_WITHIN, len(tree))
        heading = next((at for at in range(block + 1, end) if tree.name[at] in HEADINGS), 0)
        return bool(heading) and words_of(attrs.get("id", "")) == words_of(self._text(heading))

    def _text(self, block: int) -> str:
        tree = self.tree
        tokens = tree.page_tokens[tree.first[block] : tree.last[block]]
        return "".join(tree.source[token.start : token.end] for token in tokens if token.kind is TEXT)

    def _holds_heading(self, block: int) -> bool:
        return bool(self.heading) and self.tree.is_inside(self.heading, block)

    def _in_articles(self) -> bytearray:
        """Which blocks are in parts that the page marks as its main part or as articles."""
        tree = self.tree
        inside = bytearray(len(tree))
        for block in (*tree.mains, *tree.articles):
            inside[block] = True
        tree.spread(inside)
        return inside

    def _mark_gone(self, blocks: Iterable[int]) -> None:
        for block in blocks:
            self.gone[block] = True
        self.tree.spread(self.gone)
