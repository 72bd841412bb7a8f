"""The lines of an article, and its sections, from its headings."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, count
from operator import add

from seolint.document.model import Element, Section
from seolint.lazy_regex import expression

_LINE_END = expression(r"\r\n|\n|\r")


def line_starts(source: str) -> Sequence[int]:
    """Where each line of a source starts, in characters; the end of a line is LF, CR or both."""
    if "\r" in source:
        return array("i", chain((0,), (end.end() for end in _LINE_END.finditer(source))))
    lengths = map(len, source.split("\n"))
    return array("i", chain((0,), map(add, accumulate(lengths), count(1))))[:-1]


def sections(headings: Sequence[Element], texts: Sequence[str], end: int) -> Iterator[Section]:
    """A section for each heading of a source of `end` characters; `texts` are those of the headings."""
    ends = _ends(headings, end)
    above: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for i, heading in enumerate(headings):
        while above[-1][0] >= heading.level:
            above.pop()
        path = above[-1][1]
        yield Section(heading, ends[i], headings[i + 1].outer.start if i + 1 < len(headings) else end, path)
        above.append((heading.level, (*path, texts[i])))


def _ends(headings: Sequence[Element], end: int) -> Sequence[int]:
    """Where each heading's section ends: at the next heading of the same or a higher level."""
    ends = [end] * len(headings)
    opened: list[int] = []
    for i, heading in enumerate(headings):
        while opened and headings[opened[-1]].level >= heading.level:
            ends[opened.pop()] = heading.outer.start
        opened.append(i)
    return ends
