"""What is kept of a page for measurements across pages: 1 to 4 KB, so that a site of 100,000 fits into memory.

A record is made in the page's own run and cached with its report. It holds what the page declares; the resulting
address depends on the site (`seolint.site.addresses`), which may change while the page doesn't.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from seolint.document import Place

_FIRST_LINE = Place(1, 1, 1, 1, 0, 0)


class Passage(NamedTuple):
    """A text of a page, and where it is."""

    text: str
    place: Place


class HeadingRecord(NamedTuple):
    """A heading, and the id that its author gave it; "" if a generator makes one from the text."""

    level: int
    text: str
    id: str = ""


class LinkRecord(NamedTuple):
    """A link or an image: its address as it would be written without `<base>`, and where it is.

    `in_navigation` is whether it is around the article rather than in it.
    """

    address: str
    place: Place
    in_navigation: bool = False


class LinkRecords(Sequence[LinkRecord]):
    """The links or images of a page, in columns: only those that are asked for become objects.

    `places` has the line, column, offset and length of each; `ends` the line and column of the end of those that end on
    a later line, by number. The first `in_article` are in the article, the others around it.
    """

    __slots__ = ("addresses", "ends", "in_article", "places")

    def __init__(
        self, addresses: Sequence[str], places: array[int], ends: Mapping[int, Sequence[int]], in_article: int
    ) -> None:
        self.addresses, self.places, self.ends, self.in_article = addresses, places, ends, in_article

    @classmethod
    def of(cls, links: Sequence[LinkRecord]) -> LinkRecords:
        """These links, of which those in the article come first."""
        places, ends = array("I"), dict[int, Sequence[int]]()
        for at, (_, place, _) in enumerate(links):
            places.extend((place.line, place.column, place.start, place.end - place.start))
            if place.end_line > place.line:
                ends[at] = place.end_line, place.end_column
        return cls([link.address for link in links], places, ends, sum(not link.in_navigation for link in links))

    def __len__(self) -> int:
        return len(self.addresses)

    def __iter__(self) -> Iterator[LinkRecord]:
        return map(self._at, range(len(self.addresses)))

    @overload
    def __getitem__(self, at: int) -> LinkRecord: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[LinkRecord]: ...
    def __getitem__(self, at: int | slice) -> LinkRecord | Sequence[LinkRecord]:
        found = range(len(self.addresses))[at]
        return self._at(found) if isinstance(found, int) else list(map(self._at, found))

    def __eq__(self, other: object) -> bool:
        """Whether these are the same links in the same order, in whatever kind of sequence."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))

    def _at(self, at: int) -> LinkRecord:
        line, column, start, length = self.places[4 * at : 4 * at + 4]
        end_line, end_column = self.ends.get(at) or (line, column + length)
        place = Place(line, column, end_line, end_column, start, start + length)
        return LinkRecord(self.addresses[at], place, at >= self.in_article)


NO_LINKS = LinkRecords((), array("I"), {}, 0)


class Alternate(NamedTuple):
    """The page in another language: its code as written, its address, and where that is declared."""

    language: str
    address: str
    place: Place


class Suppressed(NamedTuple):
    """A stretch of a page where a rule is suppressed; the end is exclusive."""

    rule: str
    start: int
    end: int


class StuffedPhrase(NamedTuple):
    """A phrase that is reported as stuffed, in normalised words, and the offset where."""

    phrase: str
    start: int


class SectionRecord(NamedTuple):
    """A section up to its first subheading: how many words it has, a sample of its shingles, and where it is.

    Samples and sketches are those of `seolint.analysis.sketches`, as text.
    """

    words: int
    sample: str
    place: Place


class TextRecord(NamedTuple):
    """What pages are compared by: see `seolint.site.compared_text`. `words` is how many there are to compare.

    `digest` is the hash of all words, `sketch` that of their shingles, `paragraphs` are the hashes of each paragraph.
    """

    words: int
    digest: int
    sketch: str
    paragraphs: str
    sections: tuple[SectionRecord, ...] = ()


class PageRecord(NamedTuple):
    """A page as the rest of its site sees it.

    `h1` is the first main heading. `ids` are everything that fragments can name, except headings without an id of their
    own; `has_other_ids` says that parts of the page come from elsewhere, with ids that can't be known; `parts` are the
    paths of those that can be looked up. `robots` are the directives for crawlers in lower case, at the place of the
    first one that keeps the page out of search results.
    `declared` are values of the front matter that an address is made from, each with its key (`permalink`, `aliases`
    …), and the entries of tables of contents in the page (`seolint.site.toctrees`). `text` is what pages are compared
    by, None where there is too little of it.
    """

    path: str
    format: str
    language: str
    words: int
    title: Passage | None = None
    description: Passage | None = None
    h1: Passage | None = None
    headings: tuple[HeadingRecord, ...] = ()
    ids: tuple[str, ...] = ()
    has_other_ids: bool = False
    parts: tuple[str, ...] = ()
    links: LinkRecords = NO_LINKS
    images: LinkRecords = NO_LINKS
    canonical: Passage | None = None
    robots: Passage | None = None
    redirect: str = ""
    alternates: tuple[Alternate, ...] = ()
    published: str = ""
    modified: str = ""
    is_draft: bool = False
    keyphrases: tuple[Passage, ...] = ()
    declared: tuple[tuple[str, Passage], ...] = ()
    text: TextRecord | None = None
    suppressed: tuple[Suppressed, ...] = ()
    stuffed: tuple[StuffedPhrase, ...] = ()

    @property
    def is_indexable(self) -> bool:
        """Whether search engines may list the page under its own address, as far as the page itself says."""
        return not (self.is_draft or self.redirect or self.is_noindex)

    @property
    def is_noindex(self) -> bool:
        """Whether the page asks search engines not to list it."""
        return self.robots is not None and ("noindex" in self.robots.text or self.robots.text == "none")

    @property
    def place(self) -> Place:
        """Where problems of the page as a whole are placed: at its title, its main heading, or its first line."""
        named = self.title or self.h1
        return named.place if named else _FIRST_LINE

    def values(self, *keys: str) -> Iterator[Passage]:
        """What the front matter says under the first of these keys that it has."""
        if not self.declared:
            return iter(())
        known = next((key for key in keys if any(key == name for name, _ in self.declared)), "")
        return (passage for name, passage in self.declared if name == known)

    def suppresses(self, rule: str, offset: int) -> bool:
        """Whether a directive of the page suppresses what a rule reports at an offset."""
        return any(each.rule == rule and each.start <= offset < each.end for each in self.suppressed)
