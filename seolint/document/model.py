"""The parts of an article: spans, elements, sections, words, lines, and what checks find.

Offsets are those of the source, in characters, ends exclusive.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, count
from operator import add
from typing import Any, NamedTuple

from seolint.lazy_regex import expression

FILLER = "\0"
"""Fills `prose` where markup joins its neighbours (`**`, `<b>`, the tail of `&eacute;`)."""

BLOCK_KINDS = frozenset({"heading", "paragraph", "item", "cell", "caption"})
"""Kinds of element that contain running text directly. They never overlap, and every visible character lies in one."""

FIELD_KINDS = frozenset({"title", "description", "keywords", "slug", "keyphrase", "alt", "hidden", "social"})
"""Kinds of element whose text readers of the article don't see: it is in `Document.unseen`, not in `prose`."""

_NO_ATTRS: Mapping[str, Any] = {}

FileExists = Callable[[str], "bool | None"]
"""Whether the file at a path in an article exists, relative or from the site's root; None: unknown.

With `#` and a fragment after the path, whether the file has a place of that name.
"""

_LINE_END = expression(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of the source: offsets in characters, the end exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column count from 1, the column in Unicode code points."""

    line: int
    column: int


class Element(NamedTuple):
    """A part of the article: what it is, and where.

    `span` is the text that a reader sees (a heading without its `##`, the text of a link); for an element without text
    (an image, an empty heading) it is the markup itself. `outer` is the element with its markup.
    """

    kind: str
    span: Span
    outer: Span
    level: int = 0
    attrs: Mapping[str, str] = _NO_ATTRS


class Section(NamedTuple):
    """From a heading to the next heading of the same or a higher level.

    `body` is the part before its first subheading, without the heading itself; `path` the texts of the headings above
    it, outermost first. The introduction (what precedes the first heading) has no heading and level 0.
    """

    heading: Element | None
    end: int
    body_end: int
    """Where it ends, and where the part before its first subheading ends."""
    path: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.heading.outer.start if self.heading else 0

    @property
    def body_start(self) -> int:
        return min(self.heading.outer.end, self.body_end) if self.heading else 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def body(self) -> Span:
        return Span(self.body_start, self.body_end)

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0


class Words:
    """The words of a text as flat arrays: where each starts and ends, its normalised form, and the gap before it.

    Normalised: lower case, without filler, typographic apostrophes and hyphens as ASCII. A gap is everything
    between a word and the one before it, filler included.
    """

    __slots__ = ("ends", "gaps", "normalized", "starts")

    def __init__(self, starts: array[int], ends: array[int], normalized: Sequence[str], gaps: Sequence[str]) -> None:
        self.starts, self.ends, self.normalized, self.gaps = starts, ends, normalized, gaps

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The indexes of the words that start inside `span`."""
        first = bisect_left(self.starts, span[0])
        return range(first, bisect_left(self.starts, span[1], first))

    def span(self, first: int, last: int) -> Span:
        """The stretch from word `first` to word `last`, both included."""
        return Span(self.starts[first], self.ends[last])


class Sentence(NamedTuple):
    """A sentence: its extent in the source, and the block (an element of BLOCK_KINDS) that contains it."""

    span: Span
    block: Element


class Finding(NamedTuple):
    """What a check found: the place, the facts that the rule's message may name, and other places involved."""

    span: Span
    facts: Mapping[str, Any] = _NO_ATTRS
    related: Sequence[Span] = ()


class ParseError(NamedTuple):
    """Something in the source that a reader could not make sense of, such as front matter that is not valid YAML."""

    span: Span
    message: str


class ParsedSource(NamedTuple):
    """What a reader makes of a source. `prose` and `unseen` are exactly as long as `source`.

    `prose` contains every character that a reader of the article sees, at the offset where the author typed it;
    `unseen` likewise the file's other text (title, description, alternative and hidden text). As for the rest, markup
    that joins is FILLER, markup that separates is a space, and line ends stay.

    `elements` are ordered by start of `outer`, containers before their contents. Some aren't part of the article: what
    is `left_out` of it (and the `reason`), each `navigation_link` in that, and each `alternate` of the page in another
    language. The text of those is in `source` only, markup and all. `meta` is what the file declares about itself:
    `lang`, `robots`, `canonical`, `date`, `draft` …, as written.
    """

    source: str
    prose: str
    unseen: str
    elements: Sequence[Element]
    format: str = "text"
    parse_errors: Sequence[ParseError] = ()
    meta: Mapping[str, str] = _NO_ATTRS


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
