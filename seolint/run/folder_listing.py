"""What is in a folder, by the names that links may have for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.run.image_sizes import unsized

IMAGES = frozenset({"avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"})

_STEM = expression(r"[^.]*(?:\.\d[^.]*)*")
"""A name up to its language and its extension: of `poles.de.md` that is `poles`, of `release-1.2.md` `release-1.2`."""


class FolderListing(NamedTuple):
    """The contents of a folder: names as written, without language and extension, and of images without their size."""

    whole: frozenset[str]
    stems: frozenset[str]
    unsized: frozenset[str] = frozenset()


EMPTY = FolderListing(frozenset(), frozenset())


def listing_of(folder: Path) -> FolderListing | None:
    """The contents of a folder; None if it can't be read."""
    try:
        with os.scandir(folder) as entries:
            found = frozenset(entry.name for entry in entries)
    except (OSError, ValueError):
        return None
    return FolderListing(found, frozenset(map(stem_of, found)), frozenset(unsized(found, IMAGES)))


def stem_of(name: str) -> str:
    """The name of a file without its language and its extension. What follows a dot and begins with a digit is part of
    it, as in versions."""
    found = _STEM.match(name)
    return found[0] if found else ""
