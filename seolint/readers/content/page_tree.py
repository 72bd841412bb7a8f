"""A page's blocks as a tree in flat arrays, and how much running text and how many links each of them holds.

There may be a million of them, so a block is a number, in the order of the start tags, and what is known of it is in
arrays. Broken markup is read as the builder reads it: an end tag ends whatever is open in its block.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from seolint.readers.content.names import reason_by_name
from seolint.readers.tags import BLOCKS, CLOSED_BY, SKIPPED_ROLES, hidden_by
from seolint.readers.tokens import END, START, TEXT, Token

FURNITURE = frozenset({"nav", "footer", "form", "header", "aside", "search"})
"""Tags of what is around an article."""

_CONTROLS = frozenset(
    {"select", "textarea", "button", "svg", "object", "video", "audio", "canvas", "map", "datalist", "progress"}
    | {"meter", "annotation", "applet", "template", "title"}
)
"""Tags whose text counts for nothing. What precedes one and what follows it is one text."""

_SPEAKING = FURNITURE | {"h1", "main", "article"}
"""Tags that say what a block is without an attribute."""

_WATCHED = BLOCKS | _CONTROLS | {"search"}

_RUNNING = 70
"""Characters of text, a dozen words, from which on it is running text rather than a label or an item of a menu.

Kohlschütter et al., Boilerplate Detection using Shallow Text Features (2010), find such a bound in words."""

_LINK_SHARE = 1 / 3
"""Share of a text in links from which on it is one of links: the same paper."""

_FIRST_WIDE = "\u2e80"
"""From here on come the characters of Chinese, Japanese and Korean, which say as much as some three letters."""

_WIDTH = 3


class PageTree:
    """The blocks of a page; block 0 is the page itself.

    Block i reaches from token `first[i]` to `last[i]` (exclusive). Of what is right inside it, `text`, `links` and
    `running` are the characters outside of links, in links, and in running text; `sentences` and `linked` say how many
    texts are running, or links. `unread` are blocks without text that readers see; `signs` say why a block may be no
    part of the article, and the word that says so.
    """

    def __init__(self, source: str, page_tokens: Sequence[Token]) -> None:
        self.source, self.page_tokens = source, page_tokens
        self.first, self.last, self.parent = array("i"), array("i"), array("i")
        self.name: list[str] = []
        self.text, self.links, self.running = _zeros(page_tokens), _zeros(page_tokens), _zeros(page_tokens)
        self.sentences, self.linked = _zeros(page_tokens), _zeros(page_tokens)
        self.unread: list[int] = []
        self.signs: dict[int, tuple[str, str]] = {}
        self.mains: list[int] = []
        self.articles: list[int] = []
        self.headings: list[int] = []
        _Scan(self).run()
        for values in (self.text, self.links, self.running, self.sentences, self.linked):
            del values[len(self.first) :]

    def __len__(self) -> int:
        return len(self.first)

    def is_inside(self, block: int, outer: int) -> bool:
        """Whether a block is in another, or is that itself."""
        return self.first[outer] <= self.first[block] and self.last[block] <= self.last[outer]

    def end(self, block: int) -> int:
        """The number after the last block inside this one."""
        last, end = self.last[block], block + 1
        while end < len(self.first) and self.first[end] < last:
            end += 1
        return end

    def attrs(self, block: int) -> Mapping[str, str]:
        """The attributes of a block's start tag."""
        return self.page_tokens[self.first[block]].attrs if block else {}

    def spread(self, gone: bytearray) -> None:
        """Mark what is inside of blocks that are marked."""
        parent = self.parent
        if True in gone:
            for block in range(1, len(gone)):
                if gone[parent[block]]:
                    gone[block] = True

    def sums(self, gone: bytearray, *values: array[int]) -> Iterator[array[int]]:
        """Each of these arrays with the sum over a block and all in it, without the blocks that are gone."""
        parent = self.parent
        for value in values:
            total = value[:]
            for block in range(len(total) - 1, 0, -1):
                if inside := total[block]:
                    if gone[block]:
                        total[block] = 0
                    else:
                        total[parent[block]] += inside
            yield total


def _zeros(page_tokens: Sequence[Token]) -> array[int]:
    """As many as there can be blocks."""
    return array("i", bytes(array("i").itemsize * (len(page_tokens) + 1)))


class _Scan:
    """One pass over the tokens of a page: which blocks are open, and the text that is being read."""

    def __init__(self, tree: PageTree) -> None:
        self.tree = tree
        self.opened: list[int] = []
        self.names: list[str] = []
        """What each of them is called."""
        self.count: dict[str, int] = {}
        self.controls = 0
        self.length = self.linked = 0
        self.link_depth = 0
        """How many blocks are open where the link began that is being read; 0 outside of links."""

    def run(self) -> None:
        source, page_tokens = self.tree.source, self.tree.page_tokens
        self._add("", 0)
        for i, token in enumerate(page_tokens):
            kind, name = token.kind, token.name
            if kind is TEXT:
                if not self.controls:
                    self._text(source[token.start : token.end] if token.text is None else token.text)
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
        if not length:
            return
        if not text.isascii():
            length += (_WIDTH - 1) * sum(map(_FIRST_WIDE.__le__, text))
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
            for closed in CLOSED_BY.get(name, ()):
                if self.names[-1] in closed:
                    self._pop(at)
        block = self._add(name, at)
        if is_control or (attrs and hidden_by(name, attrs)):
            self.tree.unread.append(block)
        elif attrs or name in _SPEAKING:
            self._look_at(block, name, attrs)

    def _look_at(self, block: int, name: str, attrs: Mapping[str, str]) -> None:
        tree, role = self.tree, attrs.get("role")
        if name == "h1":
            tree.headings.append(block)
        elif name == "main" or role == "main":
            tree.mains.append(block)
        elif name == "article" or role == "article":
            tree.articles.append(block)
        if role in SKIPPED_ROLES:
            tree.signs[block] = role or "", ""
        elif name in FURNITURE:
            tree.signs[block] = ("navigation" if name == "nav" else name), ""
        elif attrs:
            named = reason_by_name(attrs.get("class", ""), attrs.get("id", ""), attrs.get("itemprop", ""))
            if named[0]:
                tree.signs[block] = named

    def _close(self, at: int, name: str) -> None:
        if self.length and name not in _CONTROLS:
            self._end_text()
        if self.count.get(name):
            while self.names[-1] != name:
                self._pop(at)
            self._pop(at + 1)

    def _add(self, name: str, at: int) -> int:
        tree, block = self.tree, len(self.tree.first)
        tree.first.append(at)
        tree.last.append(at)
        tree.parent.append(self.opened[-1] if self.opened else -1)
        tree.name.append(name)
        self.opened.append(block)
        self.names.append(name)
        self.count[name] = self.count.get(name, 0) + 1
        return block

    def _pop(self, at: int) -> None:
        name = self.names.pop()
        self.tree.last[self.opened.pop()] = at
        self.count[name] -= 1
        if name in _CONTROLS:
            self.controls -= 1
        if len(self.opened) < self.link_depth:
            self.link_depth = 0

    def _end_text(self) -> None:
        """A block begins or ends, and with it the text that is being read."""
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
