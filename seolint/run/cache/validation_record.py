"""Checks the cached record of a page before it is used; see `seolint.run.cache.validation`."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from itertools import chain
from typing import Any

from seolint.analysis.sketches import NUMBER, VALUES
from seolint.document import Place
from seolint.run.cache.validation import LONGEST, require
from seolint.site.record import PageRecord

_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("format", "language", "redirect", "published", "modified"), str),
    **dict.fromkeys(("has_other_ids", "is_draft"), bool),
    "words": int,
}
_ITEMS: Mapping[str, tuple[type, ...]] = {
    "headings": (int, str, str),
    "links": (str, list, bool),
    "images": (str, list, bool),
    "alternates": (str, str, list),
    "declared": (str, list),
    "keyphrases": (str, list),
    "suppressed": (str, int, int),
    "stuffed": (str, int),
    "ids": (str,),
    "parts": (str,),
}
"""The types of what an item of each list holds, or of the item itself if that is one value."""

_TEXT, _SECTION = (int, int, str, str, list), (int, str, list)
_PASSAGE = (str, list)
_PLACE = len(Place._fields)
"""Values of a place, the last of which is its path."""


def check_record(values: Any, size: int) -> None:
    """Check a `PageRecord` without its path; `size` is the file's, in bytes. Raises ValueError or TypeError."""
    require(type(values) is list and len(values) == len(PageRecord._fields) - 1)
    lists: list[Any] = []
    for name, value in zip(PageRecord._fields[1:], values, strict=True):
        if name in _KINDS:
            require(type(value) is _KINDS[name] and (type(value) is not str or len(value) <= LONGEST))
        elif name == "text":
            _check_text(value, size, lists)
        elif name in _ITEMS:
            _check_items(value, _ITEMS[name], lists)
        elif value is not None:
            lists.append(value)
    require({*map(type, lists)} <= {list})
    passages = [each for each in lists if each and type(each[0]) is str]
    places = [each for each in lists if not each or type(each[0]) is not str]
    _check_items(passages, _PASSAGE, places)
    _check_places(places, size)


def _check_text(values: Any, size: int, lists: list[Any]) -> None:
    """Check what pages are compared by, a `TextRecord`; its numbers are packed into text."""
    if values is None:
        return
    require(type(values) is list and tuple(map(type, values)) == _TEXT)
    words, digest, sketch, paragraphs, sections = values
    require(0 <= words <= size and 0 <= digest < 2**64 and _packed_length(sketch) == 2 * VALUES)
    require(_packed_length(paragraphs) % NUMBER == 0)
    _check_items(sections, _SECTION, lists)
    require(all(_packed_length(sample) % NUMBER == 0 for _, sample, _ in sections))


def _packed_length(text: str) -> int:
    """How many bytes are packed into a text."""
    require(len(text) <= LONGEST)
    return len(b64decode(text, validate=True))


def _check_items(values: Any, types: tuple[type, ...], lists: list[Any]) -> None:
    """Check that each item has values of these types: the first ones of all together, then the second ones, as a page
    may have hundreds of links. The lists among them are added to `lists`: places, and texts with their places."""
    require(type(values) is list)
    if not values:
        return
    is_row = len(types) > 1
    require(not is_row or ({*map(type, values)} == {list} and {*map(len, values)} == {len(types)}))
    for kind, column in zip(types, zip(*values, strict=True) if is_row else [values], strict=True):
        require({*map(type, column)} == {kind})
        if kind is str:
            require(max(map(len, column)) <= LONGEST)
        elif kind is int:
            require(min(column) >= 0)
        elif kind is list:
            lists += column


def _check_places(places: list[Any], size: int) -> None:
    """Check that each place is six numbers, all of them within the file, and an empty path."""
    require({*map(type, places)} <= {list} and {*map(len, places)} <= {_PLACE})
    numbers = list(chain.from_iterable(places))
    require({*numbers[_PLACE - 1 :: _PLACE]} <= {""})
    del numbers[_PLACE - 1 :: _PLACE]
    require({*map(type, numbers)} <= {int})
    require(min(numbers, default=0) >= 0 and max(numbers, default=0) <= size + 1)
