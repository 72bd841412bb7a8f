"""Which block of a page holds its main text: the one that holds most of the running text and little else.

A block's score is the F1 of its running text: `2 * hits / (hits + misses + what else is in it)`. So the article scores
more than one of its paragraphs, and more than the page with its lists of links. Where a page marks its main part, the
choice is made in there.
"""

from __future__ import annotations

from array import array

from seolint.readers.content.furniture import Pruned

_LABELS, _LINKS = 0.3, 2.0
"""What a character costs that is outside of running text, and one in a link. Chosen on all pages of two public
benchmarks, on which halves and doubles change F1 by less than a hundredth."""

_FEW = 500
"""Characters of running text, some 80 words, that may as well be a teaser's."""

_TEASER = 350
"""Characters of running text that the teaser of another page has at most, some 60 words."""

_CREDIBLE = 0.6
"""Share of the running text that is in what marks the main part, where it does mark that."""

_NO_CHROME = 0.02
"""Share of links in a page without navigation: there is nothing to be told apart from its article."""

_PLAIN = 0.05
"""Share of links in what is as much a part of an article as its running text: the ingredients of a recipe."""

_SMALL, _SMALL_OF_MARKED = 0.1, 0.25
"""Share of a page, and of its marked main part, below which one text isn't its main text: it is a list, or an index."""

_LEAVES = frozenset(
    {"p", "li", "dd", "dt", "blockquote", "ul", "ol", "caption", "figcaption", "figure", "pre", "tr", "tbody"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Blocks that are parts of an article, and never all of it."""

_CELLS = frozenset({"table", "tbody", "tr", "td", "th", "dd", "dt"})
"""Blocks that a text and its links share in data, too, and so are no teasers."""


class Selection:
    """The sums over a page's blocks by which its main text is found."""

    def __init__(self, pruned: Pruned) -> None:
        tree = self.tree = pruned.tree
        self.pruned = pruned
        self.text, self.links, self.running, self.sentences, self.linked = pruned.totals
        self.own = tree.total(pruned.gone, self._without_teasers())

    def main_text(self, *, shrinks: bool) -> int:
        """The block that holds the main text; not less than what is marked, unless it `shrinks`."""
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
        """The running text of each block, without that of teasers: one short text and a link beside others."""
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
        """The block with the best score for this running text; of equals the outermost."""
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
        """The block, and what around it is a part of an article as it is."""
        tree = self.tree
        while root != scope:
            outer = tree.parent[root]
            links = self.links[outer] - self.links[root]
            if tree.name[root] not in _LEAVES and links > _PLAIN * (self._length(outer) - self._length(root)):
                break
            root = outer
        return root
