"""Where markup ends a sentence and punctuation alone doesn't: a note's number after a stop, and lines that are items.

A line of running text may end anywhere. Lines are items if they begin with a bullet or a label, are entirely bold or a
link, or are several short ones in a row that begin with capitals.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from seolint.document.model import FILLER, Element, Span
from seolint.language.marks import SENTENCE_ENDS
from seolint.lazy_regex import expression

NOTE, SUPERSCRIPT, LINE_BREAK = "note", "superscript", "line_break"
"""Kinds of element: a reference to a note in Markdown, raised text, and where an author breaks a line."""

_NUMBER = expression(r"\[?(?:\d{1,3}|[*†‡§])\]?")
_STOP = expression(rf"[{SENTENCE_ENDS}][\"'”’»)\]]{{0,3}}\Z")
_LOOK_BACK = 12
"""How many characters are searched for the stop before a note, with closing marks and markup after it."""

_MOST_MARKUP = 500
"""Characters of markup, such as the tag of a link, between the two."""

_GAP = " \t\r\n\xa0" + FILLER
_BULLET = expression(r"[^\w\s\"'“‘„«»‹›(\[{<¿¡.,;:!?…$€£#@/&%+=~^|\\`*_–—-]|[-*+–—][ \t]|\d{1,2}[.)][ \t]")
_LABEL = expression(r"[^.,;:!?()\n]{1,40}(?::(?=[\s\0]|\Z)|：)")
_BETWEEN_LINKS = " \t\r\n,;|/·•" + FILLER

_SHORT_LINE = 60
"""The maximum number of characters in a line of a list of names, an address or a poem."""

_LEAST_SHORT_LINES = 3

Extents = Mapping[int, int]
"""Where elements of a kind end, by their start."""


class SentenceBreak(NamedTuple):
    """The end of a sentence, and an earlier place; none ends between the two, such as a stop and the note after it."""

    start: int
    end: int


class _Line(NamedTuple):
    """A line of a block: its visible extent, and whether its author broke it, or only the source does."""

    start: int
    end: int
    is_broken: bool


def sentence_breaks(
    prose: str, blocks: Sequence[Element], elements: Mapping[str, Sequence[Element]]
) -> Sequence[SentenceBreak]:
    """The breaks in these blocks, in the order of the source; `elements` are those of the document, by kind."""
    notes = (note.outer for note in elements.get(NOTE, ()))
    raised = (e.outer for e in elements.get(SUPERSCRIPT, ()) if _NUMBER.fullmatch(_visible(prose, e.span)))
    found = [SentenceBreak(*note) for note in (*notes, *raised) if _follows_stop(prose, note.start)]
    breaks = [element.outer.end for element in elements.get(LINE_BREAK, ())]
    links = _extents(elements.get("link", ()))
    if breaks or links:
        bold = _extents(elements.get("strong", ()))
        for block in blocks:
            within = breaks[bisect_left(breaks, block.span.start) : bisect_left(breaks, block.span.end)]
            if within or block.span.start in links:
                found += _between_items(prose, _lines(prose, block.span, within), links, bold)
    return sorted(found)


def _extents(elements: Sequence[Element]) -> Extents:
    return {element.span.start: element.span.end for element in elements}


def _visible(prose: str, span: Span) -> str:
    return prose[span.start : span.end].replace(FILLER, "")


def _follows_stop(prose: str, at: int) -> bool:
    farthest = max(0, at - _MOST_MARKUP)
    while at > farthest and prose[at - 1] in _GAP:
        at -= 1
    return _STOP.search(prose[max(0, at - _LOOK_BACK) : at].replace(FILLER, "")) is not None


def _lines(prose: str, span: Span, breaks: Sequence[int]) -> Sequence[_Line]:
    """The lines of a block that contain any text, without the white space around them."""
    ends = [(at, True) for at in breaks]
    newline = prose.find("\n", *span)
    while newline >= 0:
        ends.append((newline + 1, False))
        newline = prose.find("\n", newline + 1, span.end)
    lines: list[_Line] = []
    begun = span.start
    for end, is_broken in [*sorted(ends), (span.end, False)]:
        first, last = begun, end
        while first < last and prose[first] in _GAP:
            first += 1
        while last > first and prose[last - 1] in _GAP:
            last -= 1
        if last > first:
            lines.append(_Line(first, last, is_broken))
        elif is_broken and lines:
            lines[-1] = lines[-1]._replace(is_broken=True)
        begun = end
    return lines


def _between_items(prose: str, lines: Sequence[_Line], links: Extents, bold: Extents) -> Iterator[SentenceBreak]:
    """Where a line ends and the next one is an item, or no longer belongs to it."""
    short = _short_lines(prose, lines)
    is_new = True
    for at, (line, following) in enumerate(pairwise(lines)):
        opens = prose[following.start].isupper() or prose[following.start].isdecimal()
        if _is_linked(prose, line, links):
            is_new = opens and (is_new or line.is_broken)
        elif line.is_broken:
            is_new = (
                (short[at] and short[at + 1])
                or line.end <= bold.get(line.start, 0) <= following.start
                or _BULLET.match(prose, following.start) is not None
                or (opens and _LABEL.match(prose, following.start, following.end) is not None)
                or _is_linked(prose, following, links)
            )
        else:
            is_new = False
        if is_new:
            yield SentenceBreak(line.end, line.end)


def _is_linked(prose: str, line: _Line, links: Extents) -> bool:
    """Whether a line is nothing but links, perhaps after a label."""
    label = _LABEL.match(prose, line.start, line.end) if line.start not in links else None
    at = _skipped(prose, label.end() if label else line.start, line.end)
    if at not in links:
        return False
    while at in links:
        if links[at] > line.end:
            return False
        at = _skipped(prose, links[at], line.end)
    return at >= line.end


def _skipped(prose: str, at: int, end: int) -> int:
    while at < end and prose[at] in _BETWEEN_LINKS:
        at += 1
    return at


def _short_lines(prose: str, lines: Sequence[_Line]) -> Sequence[bool]:
    """For each line, whether it is one of several short ones in a row that begin with capitals."""
    fits = [len(_visible(prose, Span(*line[:2]))) <= _SHORT_LINE and not prose[line.start].islower() for line in lines]
    found = [False] * len(lines)
    begun = 0
    for at, line in enumerate(lines):
        if not fits[at]:
            begun = at + 1
        elif not line.is_broken or at + 1 == len(lines):
            if at + 1 - begun >= _LEAST_SHORT_LINES:
                found[begun : at + 1] = [True] * (at + 1 - begun)
            begun = at + 1
    return found
