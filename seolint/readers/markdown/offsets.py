"""The places of the parser's events in the source: the parser counts bytes, and may be given another text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from seolint.lazy_regex import expression

Event = tuple[Any, int, int]
"""An event of pyromark, and where it starts and ends."""

Shift = Callable[[int], tuple[int, int, int]]
"""What to add to an offset, and the first and the last offset to which the same amount is added."""

_NEVER = 1 << 60
_BEGINS, _GOES_ON = 1, 2
_SIGNS = bytes(0 if byte < 0x80 else _GOES_ON if byte < 0xC0 else _BEGINS for byte in range(256))
"""The effect of each byte on a wide character in UTF-8."""

_WIDE = expression(rb"\x01[\x01\x02]*")


def placed(events: Iterable[tuple[Any, Any]], text: str, shift: Shift | None = None) -> Iterator[Event]:
    """The events of `text` with their places in the source, to which `shift` maps the characters of `text`."""
    if not text.isascii():
        to_characters = _to_characters(text)
        shift = _both(to_characters, shift) if shift else to_characters
    return _shifted(events, shift) if shift else ((event, place["start"], place["end"]) for event, place in events)


def _shifted(events: Iterable[tuple[Any, Any]], shift: Shift) -> Iterator[Event]:
    """The events with other offsets. Most are shifted by the same amount as the one before."""
    added, first, last = 0, -1, -1
    for event, place in events:
        start, end = place["start"], place["end"]
        if start < first or start > last:
            added, first, last = shift(start)
        yield event, start + added, end + (added if end <= last else shift(end)[0])


def _to_characters(text: str) -> Shift:
    """Converts offsets in the bytes of a text to offsets in its characters."""
    signs = text.encode().translate(_SIGNS)
    begins, ends, added = [], [0], [0]
    for wide in _WIDE.finditer(signs):
        begins.append(wide.start())
        ends.append(wide.end())
        added.append(added[-1] - wide[0].count(_GOES_ON))
    begins.append(_NEVER)

    def shift(offset: int) -> tuple[int, int, int]:
        at = bisect_left(begins, offset)
        if offset >= ends[at]:
            return added[at], ends[at], begins[at]
        return added[at - 1] - signs.count(_GOES_ON, begins[at - 1], offset), offset, offset

    return shift


def _both(inner: Shift, outer: Shift) -> Shift:
    """One shift followed by another."""

    def shift(offset: int) -> tuple[int, int, int]:
        added, first, last = inner(offset)
        more, begin, end = outer(offset + added)
        return added + more, max(first, begin - added), min(last, end - added)

    return shift
