"""Checks the cached record of a page before it is used; see `seolint.run.cache.validation`."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Collection
from operator import add
from typing import Any, NamedTuple

from seolint.analysis.sketches import NUMBER, VALUES
from seolint.run.cache.validation import LARGEST, LONGEST, require
from seolint.site.stored_record import ON_LINE, WHOLE

_PLACE, _SECTION = (ON_LINE, WHOLE), (1 + ON_LINE, 1 + WHOLE)
_TEXT = (int, int, str, str, list)


class _Found(NamedTuple):
    """What is checked in the end, all values of a kind together, as a page may have hundreds of links."""

    texts: list[Any]
    counts: list[Any]
    places: list[Any]


def check_record(values: Any, size: int) -> None:
    """Check what `values_of` made of a record; `size` is the file's, in bytes. Raises ValueError or TypeError."""
    require(type(values) is list)
    kind, language, words, title, description, h1, headings, ids, has_other_ids, parts, links, images, *others = values
    canonical, robots, redirect, alternates, published, modified, is_draft, keyphrases, declared, *last = others
    text, suppressed, stuffed = last
    require(type(ids) is type(parts) is type(keyphrases) is list and type(has_other_ids) is type(is_draft) is bool)
    found = _Found([kind, language, redirect, published, modified, *ids, *parts], [words], [])
    passages = [each for each in (title, description, h1, canonical, robots) if each is not None]
    _check_rows([*passages, *keyphrases], 1, _PLACE, found.texts, found.places)
    _check_rows(alternates, 2, _PLACE, found.texts, found.places)
    _check_rows(declared, 2, _PLACE, found.texts, found.places)
    _check_rows(headings, 1, (1, 2), found.counts, found.texts)
    _check_rows(suppressed, 1, (2,), found.texts, found.counts)
    _check_rows(stuffed, 1, (1,), found.texts, found.counts)
    _check_links(links, found)
    _check_links(images, found)
    _check_text(text, found)
    texts, counts, places = found
    require({*map(type, texts)} == {str} and max(map(len, texts)) <= LONGEST)
    require({*map(type, counts), *map(type, places)} == {int} and min(min(counts), min(places, default=0)) >= 0)
    require(max(counts) <= LARGEST and max(places, default=0) <= size + 1)


def _check_rows(rows: Any, first: int, others: Collection[int], before: list[Any], after: list[Any]) -> None:
    """Add the `first` so many values of each row to those `before`, the others, as many as given, to those `after`."""
    require(type(rows) is list)
    for row in rows:
        require(type(row) is list and len(row) - first in others)
        before += row[:first]
        after += row[first:]


def _check_links(values: Any, found: _Found) -> None:
    """Check what `values_of` made of links: no place ends beyond the file."""
    if values == []:
        return
    addresses, places, ends, in_article = values
    require(type(addresses) is type(places) is type(ends) is list and len(places) == ON_LINE * len(addresses))
    found.texts.extend(addresses)
    found.places.extend(places)
    found.places.extend(map(add, places[2::ON_LINE], places[3::ON_LINE]))
    found.counts.append(in_article)
    for end in ends:
        number, line, column = end
        found.counts.append(number)
        found.places.extend((line, column))


def _check_text(values: Any, found: _Found) -> None:
    """Check what `values_of` made of a `TextRecord`; its numbers are packed into text."""
    if values is None:
        return
    require(type(values) is list and tuple(map(type, values)) == _TEXT)
    words, digest, sketch, paragraphs, sections = values
    require(0 <= digest < 2**64 and _packed_length(sketch) == 2 * VALUES)
    require(_packed_length(paragraphs) % NUMBER == 0)
    found.places.append(words)
    _check_rows(sections, 1, _SECTION, found.texts, found.places)
    require(all(_packed_length(sample) % NUMBER == 0 for sample, *_ in sections))


def _packed_length(text: str) -> int:
    """How many bytes are packed into a text."""
    require(len(text) <= LONGEST)
    return len(a2b_base64(text, strict_mode=True))
