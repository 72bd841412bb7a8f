"""One pass through the tokens of a page, which builds its tree.

Broken markup is read as the builder reads it: an end tag ends whatever is open in its block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from seolint.lazy_regex import expression
from seolint.readers.content.page_tree import FURNITURE, PageTree
from seolint.readers.hiding import hidden_by
from seolint.readers.tags import BLOCKS, CLOSED_BY
from seolint.readers.tokens import END, START, TEXT, Token

_CONTROLS = frozenset(
    {"select", "textarea", "button", "svg", "object", "video", "audio", "canvas", "datalist", "progress"}
    | {"meter", "annotation", "applet", "template", "title"}
)
"""Tags whose text doesn't count. The text before and after one is a single text."""

_SPEAKING = FURNITURE | {"h1", "main", "article"}
"""Tags that say what a block is without an attribute."""

_WATCHED = BLOCKS | _CONTROLS | {"search"}

_RUNNING = 70
"""Characters, about a dozen words, from which on a text is running text rather than a label or an item of a menu.

Kohlschütter et al., Boilerplate Detection using Shallow Text Features (2010), find such a bound in words."""

_LINK_SHARE = 1 / 3
"""Share of a text in links from which on it counts as links: the same paper."""

_WIDE = expression("[\u2e80-\U0010ffff]+")
"""Characters of Chinese, Japanese and Korean, which say as much as about three letters."""

_WIDTH = 3


def page_tree(source: str, page_tokens: Sequence[Token]) -> PageTree:
    """The tree of the page whose tokens these are."""
    tree = PageTree(source, page_tokens)
    _Scan(tree).run()
    for values in (tree.text, tree.links, tree.running, tree.sentences, tree.linked):
        del values[len(tree) :]
    return tree


class _Scan:
    """Which blocks are open, and the text that is being read."""

    def __init__(self, tree: PageTree) -> None:
        self.tree = tree
        self.opened: list[int] = []
        self.names: list[str] = []
        """What each of them is called."""
        self.count: defaultdict[str, int] = defaultdict(int)
        self.controls = 0
        self.length = self.linked = 0
        self.link_depth = 0
        """How many blocks were open where the link that is being read began; 0 outside of links."""

    def run(self) -> None:
        source, page_tokens = self.tree.source, self.tree.page_tokens
        self._add("", 0)
        for i, token in enumerate(page_tokens):
            kind, name = token.kind, token.name
            if kind is TEXT:
                text = source[token.start : token.end] if token.text is None else token.text
                if not text.isspace() and not self.controls:
                    self._text(text)
            elif name == "a":
                href = token.attrs.get("href", "#") if kind is START else "#"
                self.link_depth = 0 if href.startswith("#") else len(self.opened)
            elif name in _WATCHED:
                if kind is START:
                    self._open(i, name, token.attrs)
                elif kind is END:
                    self._close(i, name)
        while self.opened:
            self._pop(len(page_tokens))

    def _text(self, text: str) -> None:
        length = len(text.strip())
        if not text.isascii():
            length += (_WIDTH - 1) * sum(map(len, _WIDE.findall(text)))
        self.length += length
        if self.link_depth:
            self.linked += length

    def _open(self, at: int, name: str, attrs: Mapping[str, str]) -> None:
        is_control = name in _CONTROLS
        if is_control:
            self.controls += 1
        else:
            if self.length:
                self._end_text()
            if self.names[-1] == "p":
                self._pop(at)
            if name in CLOSED_BY:
                self._end_implied(name, at)
        block = self._add(name, at)
        if is_control or (attrs and hidden_by(name, attrs)):
            self.tree.unread.append(block)
        elif attrs or name in _SPEAKING:
            self.tree.described.append(block)
            if name in _SPEAKING or "role" in attrs:
                self._look_at(block, name, attrs.get("role", ""))

    def _end_implied(self, name: str, at: int) -> None:
        for closed in CLOSED_BY[name]:
            if self.names[-1] in closed:
                self._pop(at)

    def _look_at(self, block: int, name: str, role: str) -> None:
        tree = self.tree
        if name == "h1":
            tree.headings.append(block)
        elif name == "main" or role == "main":
            tree.mains.append(block)
        elif name == "article" or role == "article":
            tree.articles.append(block)

    def _close(self, at: int, name: str) -> None:
        if self.length and name not in _CONTROLS:
            self._end_text()
        if self.count[name]:
            while self.names[-1] != name:
                self._pop(at)
            self._pop(at + 1)

    def _add(self, name: str, at: int) -> int:
        tree, opened = self.tree, self.opened
        block = len(tree.first)
        tree.first.append(at)
        tree.last.append(at)
        tree.parent.append(opened[-1] if opened else -1)
        tree.name.append(name)
        opened.append(block)
        self.names.append(name)
        self.count[name] += 1
        return block

    def _pop(self, at: int) -> None:
        name = self.names.pop()
        self.tree.last[self.opened.pop()] = at
        self.count[name] -= 1
        if name in _CONTROLS:
            self.controls -= 1
        if self.link_depth > len(self.opened):
            self.link_depth = 0

    def _end_text(self) -> None:
        """A block begins or ends, which ends the text that is being read."""
        length, linked = self.length, self.linked
        if self.controls:
            return
        tree, block = self.tree, self.opened[-1]
        tree.text[block] += length - linked
        tree.links[block] += linked
        if linked > length * _LINK_SHARE:
            tree.linked[block] += 1
        elif length - linked >= _RUNNING:
            tree.running[block] += length - linked
            tree.sentences[block] += 1
        self.length = self.linked = 0
