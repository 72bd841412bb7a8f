"""MDX has no indented code, and the content of components may be indented: text -> text for a parser of Markdown.

Each line keeps at most the indentation that doesn't make it code: three columns more than the item that it is in.
https://mdxjs.com/docs/what-is-mdx/#markdown
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.readers.code import fence_end

_INDENTED = expression(r"\n(?: {4}|[ ]{0,3}\t)[ \t]*\S")
_LINE = expression(
    r"\n(?=[ \t>]|[-+*](?:\s|\Z)|\d{1,9}[.)](?:\s|\Z)|```|~~~)"
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<blanks>[ \t]*)(?P<bare>[^\n]*)"
)
"""A line that is indented, or begins something that others are indented by."""

_ITEM = expression(r"([-+*]|\d{1,9}[.)])([ \t]+|$)")
_RULE = expression(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$")
_FENCE = expression(r"(`{3,})[^`]*$|(~{3,})")
_MOST = 3
"""How many columns a line may be indented without being code:
https://spec.commonmark.org/0.31.2/#indented-code-blocks"""

_TAB = 4
_END = 1 << 60


class _Item(NamedTuple):
    """The column at which the content of an item begins: as written, and in the result."""

    written: int
    left: int


class Unindented:
    """A text without meaningless indentation, and where its changed lines are in the original."""

    def __init__(self, source: str) -> None:
        self.starts, self.written, self.margins, self.leads = (array("i", [0]) for _ in range(4))
        self.items: list[_Item] = []
        self.fence, self.dedent = "", 0
        self.quote = ""
        self.text = "".join(self._pieces(source))

    def shift(self, offset: int) -> tuple[int, int, int]:
        """Maps an offset of the text to the original: by the last line that was changed."""
        line = bisect_right(self.starts, offset) - 1
        start, written, lead = self.starts[line], self.written[line], self.leads[line]
        begin = start + self.margins[line]
        if offset < begin:
            return written + min(offset - start, lead) - offset, offset, offset
        last = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else _END
        return written + lead - begin, begin, last

    def _pieces(self, source: str) -> Iterator[str]:
        done = removed = at = 0
        lines = f"\n{source}"
        while line := _LINE.search(lines, at):
            start, (quote, blanks, bare) = line.start(), line.groups()
            if source[max(0, at - 1) : start].strip(" \t\r\n"):
                self._leave()
            at = line.end()
            columns = _columns(blanks)
            margin = self._margin(quote, bare.rstrip("\r"), columns)
            if margin != columns:
                kept, lead = quote + " " * margin, len(quote) + len(blanks)
                self.starts.append(start - removed)
                self.written.append(start)
                self.margins.append(len(kept))
                self.leads.append(lead)
                yield source[done:start]
                yield kept
                done = start + lead
                removed += lead - len(kept)
            if self.fence and not (self.dedent or self.items or self.quote):
                at, self.fence = fence_end(lines, at, self.fence), ""
        yield source[done:]

    def _leave(self) -> None:
        """A line without any indentation ends quotes, items, and fences in them."""
        if self.items or self.quote:
            self.items.clear()
            self.fence = self.quote = ""

    def _margin(self, prefix: str, bare: str, columns: int) -> int:
        """How many columns of indentation a line keeps."""
        if not bare:
            return columns
        if prefix.count(">") != self.quote.count(">"):
            self.items.clear()
            self.fence = ""
        self.quote = prefix
        while self.items and columns < self.items[-1].written:
            self.items.pop()
            self.fence = ""
        if self.fence:
            return self._in_fence(bare, columns)
        margin = self._left(columns)
        fence = _FENCE.match(bare)
        if fence:
            self.fence, self.dedent = fence[1] or fence[2], columns - margin
        else:
            self._open_items(bare, columns, margin)
        return margin

    def _in_fence(self, bare: str, columns: int) -> int:
        closing = bare.rstrip(" \t")
        if closing.startswith(self.fence) and not closing.strip(self.fence[0]):
            self.fence = ""
        return max(0, columns - self.dedent) if self.fence else self._left(columns)

    def _left(self, columns: int) -> int:
        """How many of the columns before a line are kept in the item that it is in."""
        item = self.items[-1] if self.items else _Item(0, 0)
        return item.left + min(columns - item.written, _MOST)

    def _open_items(self, bare: str, columns: int, margin: int) -> None:
        """Note the items that a line begins."""
        at = 0
        if _RULE.match(bare):
            return
        while item := _ITEM.match(bare, at):
            at = item.end()
            gap = min(max(_columns(item[2]), 1), _TAB)
            width = len(item[1]) + gap
            columns, margin = columns + width, margin + width
            self.items.append(_Item(columns, margin))


def unindented(text: str) -> Unindented | None:
    """A text without the indentation that is meaningless in MDX; None where there is none."""
    if not _INDENTED.search(f"\n{text}"):
        return None
    found = Unindented(text)
    return found if len(found.starts) > 1 else None


def _columns(blanks: str) -> int:
    """How many columns blanks take, with a tab stop every four."""
    return len(blanks.expandtabs(_TAB) if "\t" in blanks else blanks)
