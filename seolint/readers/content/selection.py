"""Which block of a page contains its main text: the one with most of the running text and little else.

A block's score is the F1 of its running text: `2 * hits / (hits + misses + what else is in it)`. So the article scores
higher than one of its paragraphs, and higher than the page with its lists of links. Where a page marks its main part,
the block is chosen inside it.
"""

from __future__ import annotations

from array import array

from seolint.readers.content.furniture import Pruned

_LABELS, _LINKS = 0.3, 2.0
"""The cost of a character outside of running text, and of one in a link. Chosen on all pages of two public benchmarks,
where halving or doubling them changes F1 by less than a hundredth."""

_FEW = 500
"""Characters of running text, about 80 words, that may just as well be a teaser."""

_TEASER = 350
"""The maximum characters of running text in the teaser of another page, about 60 words."""

_CREDIBLE = 0.6
"""The minimum share of the running text in a marked main part for the mark to be believed."""

_NO_CHROME = 0.02
"""Share of links on a page without navigation, which has nothing to separate from its article."""

_PLAIN = 0.05
"""Share of links in blocks that belong to an article as much as its running text: the ingredients of a recipe."""

_SMALL, _SMALL_OF_MARKED = 0.1, 0.25
"""Share of a page, and of its marked main part, below which one text isn't the main text: the page is a list or
index."""

_LEAVES = frozenset(
    {"p", "li", "dd", "dt", "blockquote", "ul", "ol", "caption", "figcaption", "figure", "pre", "tr", "tbody"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Blocks that are parts of an article, never all of it."""

_CELLS = frozenset({"table", "tbody", "tr", "td", "th", "dd", "dt"})
"""Blocks that also combine text and links in data, and so aren't teasers."""


class Selection:
    """The sums over a page's blocks that determine its main text."""

    def __init__(self, pruned: Pruned) -> None:
        tree = self.tree = pruned.tree
        self.pruned = pruned
        self.text, self.links, self.running, self.sentences, self.linked = pruned.totals
        self.own = tree.total(pruned.gone, self._without_teasers())

    def main_text(self, *, shrinks: bool) -> int:
        """The block that contains the main text; not less than what is marked, unless it `shrinks`."""
        scope, is_marked = self._scope()
        whole = self._length(scope)
        if not shrinks or self.links[scope] <= whole * _NO_CHROME:
            return scope
        root = self._best(self.own, scope)
        if self.own[root] < _FEW:
            root = self._best(self.running, scope)
        root = self._widened(root, scope)
        return scope if self._length(root) < whole * (_SMALL_OF_MARKED if is_marked else _SMALL) else root

    def _length(self, block: int) -> int:
        return self.text[block] + self.links[block]

    def _without_teasers(self) -> array[int]:
        """The running text of each block, without that of teasers: a short text with a link, beside others like it."""
        tree, running = self.tree, self.tree.running[:]
        for block in range(1, len(tree)):
            is_one = self.sentences[block] == 1 and self.sentences[tree.parent[block]] > 1
            if is_one and self.linked[block] and self.running[block] <= _TEASER and tree.name[block] not in _CELLS:
                for inner in range(block, tree.end(block)):
                    running[inner] = 0
        return running

    def _scope(self) -> tuple[int, bool]:
        """The block in which the main text is, and whether the page marks it as that."""
        tree, gone = self.tree, self.pruned.gone
        articles: list[int] = []
        for block in tree.articles:
            if not gone[block] and not (articles and tree.is_inside(block, articles[-1])):
                articles.append(block)
        largest = max(articles, key=self.text.__getitem__, default=0)
        if self.text[largest] * 2 > sum(self.text[block] for block in articles) and self._is_credible(largest):
            return largest, True
        main = max((block for block in tree.mains if not gone[block]), key=self.text.__getitem__, default=0)
        return (main, True) if main and self._is_credible(main) else (0, False)

    def _is_credible(self, block: int) -> bool:
        running = self.own if self.own[0] >= _FEW else self.running
        return block > 0 and running[block] >= running[0] * _CREDIBLE

    def _best(self, running: array[int], scope: int) -> int:
        """The block with the best score for this running text; of equals, the outermost."""
        best, score = scope, 0.0
        for block in range(scope, self.tree.end(scope)):
            hits = running[block]
            if hits:
                cost = _LABELS * (self.text[block] - hits) + _LINKS * self.links[block]
                found = hits / (hits + cost + running[scope])
                if found > score:
                    best, score = block, found
        return best

    def _widened(self, root: int, scope: int) -> int:
        """The block, extended to what around it belongs to the article unchanged."""
        tree = self.tree
        while root != scope:
            outer = tree.parent[root]
            links = self.links[outer] - self.links[root]
            if tree.name[root] not in _LEAVES and links > _PLAIN * (self._length(outer) - self._length(root)):
                break
            root = outer
        return root
