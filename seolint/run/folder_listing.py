"""What is in the folders of a site, by the names that links may have for it. Names are case-sensitive on every system.

Folders are absolute paths as text: a run looks up so many that making `Path` objects of them took half of its time.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from seolint.files import is_inside, root_of
from seolint.files.folders import names_in
from seolint.lazy_regex import expression
from seolint.run.image_sizes import unsized

IMAGES = frozenset({"avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"})

_GIT = ".git"

_STEM = expression(r"[^.]*(?:\.\d[^.]*)*")
"""A name up to its language and its extension: of `poles.de.md` that is `poles`, of `release-1.2.md` `release-1.2`."""


class FolderListing(NamedTuple):
    """The contents of a folder: names as written, without language and extension, and of images without their size."""

    whole: frozenset[str]
    stems: frozenset[str]
    unsized: frozenset[str] = frozenset()


EMPTY = FolderListing(frozenset(), frozenset())


class FolderListings:
    """The contents of folders, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None], FolderListing | None] = {}
        self._tops: dict[str, str | None] = {}

    def of(self, folder: str, top: str | None = None) -> FolderListing | None:
        """The contents of a folder; None if it doesn't exist or may not be read.

        Folders outside the repository with the top level `top` may not be read.
        """
        key = folder, top
        if key not in self._known:
            # Most folders that are looked for don't exist; to follow their links takes longer.
            found = listing_of(folder)
            self._known[key] = found if found and (top is None or is_inside(folder, (top,))) else None
        return self._known[key]

    def names(self, folder: str, top: str | None = None) -> frozenset[str]:
        """The names in a folder; none if it doesn't exist or may not be read."""
        return (self.of(folder, top) or EMPTY).whole

    def top_of(self, folder: str) -> str | None:
        """The top level of the repository that a folder belongs to; None where there is none."""
        if folder not in self._tops:
            self._tops[folder] = self._find_top(folder)
        return self._tops[folder]

    def _find_top(self, folder: str) -> str | None:
        above = os.path.dirname(folder)
        if above != folder and not os.path.islink(folder) and not os.path.lexists(os.path.join(folder, _GIT)):
            return self.top_of(above)  # which most folders share: to follow links on the way takes ten times as long
        root = root_of(folder)
        return root if _GIT in self.names(root) else None


def listing_of(folder: str) -> FolderListing | None:
    """The contents of a folder; None if it can't be read."""
    try:
        found = names_in(folder)
    except (OSError, ValueError):
        return None
    return FolderListing(found, frozenset(map(stem_of, found)), frozenset(unsized(found, IMAGES)))


def stem_of(name: str) -> str:
    """The name of a file without its language and its extension. What follows a dot and begins with a digit is part of
    it, as in versions."""
    found = _STEM.match(name)
    return found[0] if found else ""
