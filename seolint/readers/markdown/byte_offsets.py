"""Byte offsets, which the Markdown parser gives, to characters, in which a document counts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from seolint.lazy_regex import expression

Event = tuple[Any, Any]
"""An event of pyromark, and its range: a mapping that says where it `start`s and `end`s."""

_NEVER = 1 << 60
_WIDE = expression(r"[^\x00-\x7f]")
_STARTS = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))
"""1 for each byte that begins a character in UTF-8."""

_MANY = 0.03
"""Wide characters for each byte from which on a table of all offsets takes less time than steps between them."""


def in_characters(events: Iterable[Event], text: str) -> Iterator[Event]:
    """The events of `text`, with their places in characters."""
    if text.isascii():
        return iter(events)
    data = text.encode()
    if len(data) - len(text) > _MANY * len(data):
        return _by_table(events, array("i", accumulate(data.translate(_STARTS), initial=0)))
    return _by_steps(events, *_steps(text))


def _by_table(events: Iterable[Event], chars: Sequence[int]) -> Iterator[Event]:
    for event, place in events:
        yield event, {"start": chars[place["start"]], "end": chars[place["end"]]}


def _by_steps(events: Iterable[Event], steps: Sequence[int], ahead: Sequence[int]) -> Iterator[Event]:
    """Most events are between the same two steps as the one before them."""
    low = high = lead = -1
    for event, place in events:
        start, end = place["start"], place["end"]
        if not low < start <= high:
            at = bisect_left(steps, start)
            low, high, lead = steps[at - 1], steps[at], ahead[at]
        last = end - (lead if end <= high else ahead[bisect_left(steps, end)])
        yield event, {"start": start - lead, "end": last}


def _steps(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """The bytes at which wide characters begin, and how far bytes are ahead of characters up to each of them."""
    steps, ahead = [-1], [0, 0]
    for found in _WIDE.finditer(text):
        steps.append(found.start() + ahead[-1])
        ahead.append(ahead[-1] + len(found[0].encode()) - 1)
    return [*steps, _NEVER], ahead
