"""Checks the cached record of a page before it is used; see `seolint.run.cache.validation`."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from seolint.analysis.sketches import NUMBER, VALUES
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
_PLACE = [int, int, int, int, int, int, str]


def check_record(values: Any, size: int) -> None:
    """Check a `PageRecord` without its path; `size` is the file's, in bytes. Raises ValueError or TypeError."""
    require(type(values) is list and len(values) == len(PageRecord._fields) - 1)
    for name, value in zip(PageRecord._fields[1:], values, strict=True):
        if name in _KINDS:
            require(type(value) is _KINDS[name] and (type(value) is not str or len(value) <= LONGEST))
        elif name == "text":
            _check_text(value, size)
        elif name in _ITEMS:
            _check_items(value, _ITEMS[name], size)
        elif value is not None:
            _check_item(value, _PASSAGE, size)


def _check_text(values: Any, size: int) -> None:
    """Check what pages are compared by, a `TextRecord`; its numbers are packed into text."""
    if values is None:
        return
    require(type(values) is list and tuple(map(type, values)) == _TEXT)
    words, digest, sketch, paragraphs, sections = values
    require(0 <= words <= size and 0 <= digest < 2**64 and _packed_length(sketch) == 2 * VALUES)
    require(_packed_length(paragraphs) % NUMBER == 0)
    _check_items(sections, _SECTION, size)
    require(all(_packed_length(sample) % NUMBER == 0 for _, sample, _ in sections))


def _packed_length(text: str) -> int:
    """How many bytes are packed into a text."""
    require(len(text) <= LONGEST)
    return len(b64decode(text, validate=True))


def _check_items(values: Any, types: tuple[type, ...], size: int) -> None:
    require(type(values) is list)
    for value in values:
        _check_item([value] if len(types) == 1 else value, types, size)


def _check_item(value: Any, types: tuple[type, ...], size: int) -> None:
    """Check that an item holds values of these types; a list in it is a place, or a text with its place."""
    require(type(value) is list and tuple(map(type, value)) == types)
    for part in value:
        if type(part) is str:
            require(len(part) <= LONGEST)
        elif type(part) is int:
            require(part >= 0)
        elif type(part) is list and part and type(part[0]) is str:
            _check_item(part, _PASSAGE, size)
        elif type(part) is list:
            require([*map(type, part)] == _PLACE and part.pop() == "")
            require(min(part) >= 0 and max(part) <= size + 1)
