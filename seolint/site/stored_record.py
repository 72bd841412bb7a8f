"""Records as JSON has them, and back: short, as a site reads ten thousand of them at a time.

A place on one line is four numbers (line, column, offset, length), any other is all six; both follow what is there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from seolint.document import Place
from seolint.site.record import (
    NO_LINKS,
    Alternate,
    HeadingRecord,
    LinkRecords,
    PageRecord,
    Passage,
    SectionRecord,
    StuffedPhrase,
    Suppressed,
    TextRecord,
)

ON_LINE, WHOLE = 4, 6
"""Numbers of a place that ends on its line, and of any other."""


def values_of(record: PageRecord) -> list[Any]:
    """The values of a record for JSON, without its path."""
    fields = zip(PageRecord._fields[1:], record[1:], strict=True)
    return [_WRITTEN[name](value) if name in _WRITTEN else value for name, value in fields]


def record_from(values: Sequence[Any], path: str) -> PageRecord:
    """The record of the page at `path` from its values, as JSON has them, without the path."""
    fields = [path, *values]
    for at, read in _READ:
        fields[at] = read(fields[at])
    return PageRecord(*fields)


def _numbers(place: Place) -> Sequence[int]:
    line, column, end_line, end_column, start, end, _ = place
    is_on_line = line == end_line and end_column - column == end - start
    return (line, column, start, end - start) if is_on_line else place[:-1]


def _place(numbers: Sequence[int]) -> Place:
    if len(numbers) == WHOLE:
        return Place(*numbers)  # type: ignore[arg-type]
    line, column, start, length = numbers
    return Place(line, column, line, column + length, start, start + length)


def _written_passage(passage: Passage) -> Sequence[Any]:
    return passage.text, *_numbers(passage.place)


def _passage(values: Sequence[Any] | None) -> Passage | None:
    return Passage(values[0], _place(values[1:])) if values else None


def _written_links(links: LinkRecords) -> Sequence[Any]:
    ends = [(at, *end) for at, end in links.ends.items()]
    return (links.addresses, list(links.places), ends, links.in_article) if links else ()


def _links(values: Sequence[Any]) -> LinkRecords:
    if not values:
        return NO_LINKS
    addresses, places, ends, in_article = values
    return LinkRecords(addresses, array("I", places), {at: end for at, *end in ends}, in_article)


def _written_text(text: TextRecord | None) -> Sequence[Any] | None:
    return text and (*text[:-1], [(each.sample, each.words, *_numbers(each.place)) for each in text.sections])


def _text(values: Sequence[Any] | None) -> TextRecord | None:
    if values is None:
        return None
    words, digest, sketch, paragraphs, sections = values
    kept = tuple([SectionRecord(words, sample, _place(place)) for sample, words, *place in sections])
    return TextRecord(words, digest, sketch, paragraphs, kept)


def _rows(kind: Callable[..., Any]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    return lambda values: tuple([kind(*each) for each in values])


_WRITTEN: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ("title", "description", "h1", "canonical", "robots"), lambda each: each and _written_passage(each)
    ),
    **dict.fromkeys(("links", "images"), _written_links),
    "headings": lambda headings: [each if each.id else each[:-1] for each in headings],
    "alternates": lambda alternates: [(*each[:-1], *_numbers(each.place)) for each in alternates],
    "keyphrases": lambda phrases: [_written_passage(each) for each in phrases],
    "declared": lambda declared: [(key, *_written_passage(passage)) for key, passage in declared],
    "text": _written_text,
}
"""How fields are written that JSON has in a form of their own."""

_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("title", "description", "h1", "canonical", "robots"), _passage),
    **dict.fromkeys(("links", "images"), _links),
    **dict.fromkeys(("ids", "parts"), tuple),
    "headings": _rows(HeadingRecord),
    "alternates": lambda rows: tuple([Alternate(each[0], each[1], _place(each[2:])) for each in rows]),
    "keyphrases": lambda rows: tuple(map(_passage, rows)),
    "declared": lambda rows: tuple([(each[0], _passage(each[1:])) for each in rows]),
    "text": _text,
    "suppressed": _rows(Suppressed),
    "stuffed": _rows(StuffedPhrase),
}
_READ = [(PageRecord._fields.index(name), read) for name, read in _READERS.items()]
"""How fields are read, by their numbers."""
