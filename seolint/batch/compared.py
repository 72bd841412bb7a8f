"""The words by which pages are compared, packed: kept beside the records until the rules across pages have run."""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from tempfile import TemporaryFile
from zlib import compress, decompress

from seolint.site.compared_text import ComparedText

_PART, _PARAGRAPH, _WORD = "\x1d", "\x1e", "\x1f"
"""Separators, which no word contains."""

_SPEED = 1


def packed(text: ComparedText) -> bytes:
    """The words of a page as bytes, a third of its length or less."""
    parts = (_PARAGRAPH.join(map(_WORD.join, paragraphs)) for paragraphs in text)
    return compress(_PART.join(parts).encode("utf-8", "replace"), _SPEED)


def unpacked(data: bytes) -> ComparedText:
    """The words of a page from what `packed` made."""
    return ComparedText(*map(_paragraphs, decompress(data).decode().split(_PART)))


def _paragraphs(part: str) -> Sequence[Sequence[str]]:
    return [each.split(_WORD) if each else [] for each in part.split(_PARAGRAPH)] if part else []


class PackedTexts:
    """The packed words of many pages, in a file without a name; in memory, eight bytes for each."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="seolint-")  # noqa: SIM115 - `close` does
        self._ends = array("Q", [0])

    def add(self, data: bytes) -> int:
        """Keep the words of a page; the number to get them by."""
        self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self._ends) - 2

    def get(self, number: int) -> ComparedText:
        """The words of a page."""
        self._file.seek(self._ends[number])
        return unpacked(self._file.read(self._ends[number + 1] - self._ends[number]))

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
