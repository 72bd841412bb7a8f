"""Byte offsets, which the Markdown parser gives, to characters, in which a document counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_STARTS = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))
"""1 for each byte that begins a character in UTF-8."""


def char_offsets(text: str) -> Sequence[int] | None:
    """The character offset of each byte offset of `text` in UTF-8; None where both are the same."""
    if text.isascii():
        return None
    return list(accumulate(text.encode().translate(_STARTS), initial=0))
