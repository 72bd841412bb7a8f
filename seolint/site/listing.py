"""Which pages search engines may list under their own address, and how some of them are named in a message."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.closed_addresses import LISTS
from seolint.site.index import Site, SitePage

UNNUMBERED = frozenset({"latest", "stable", "next", "current", "main", "master", "dev"})
"""Folders of the version that has no number, or none yet."""

_NUMBERED = r"v?\d+(?:[._]\d+)*(?:[._]?x)?(?:-docs)?|version-.+|edition-?\d+"
VERSION = expression(_NUMBERED, re.I)
"""A folder of a version with a number: `version-1.x`, `v2`, `1.10`. A number alone may be a year."""

_VARIANT = expression(rf"{_NUMBERED}|{'|'.join(sorted(UNNUMBERED))}|[a-z]{{2}}(?:[-_][a-z]{{2,4}})?", re.I)
"""Folders of a version or a language."""

_LANGUAGE_SUFFIX = expression(r"\.([a-z]{2}(?:[-_][a-z]{2,4})?)\.\w+$", re.I)
"""The language in the name of a file: about.de.md."""

_PAGINATED = expression(r"(?:^|/)page[/-]?\d+(?:/|\.|$)", re.I)
_SERVED = expression(r"/(?:[45]\d\d|[45]0x|offline|error)$")
"""Addresses of pages that servers show instead of others."""

_INDEXES = frozenset({"search", "genindex", "modindex", "py-modindex"})
"""Pages by which others are found, made by generators."""

_POSTS = frozenset({"_posts", "posts", "post", "blog", "blogs", "news", "newsletter", "newsletters", "releases"})
"""Folders of posts."""

_DATED = expression(r"(?<!\d)(?:19|20)\d\d[-_/](?:0[1-9]|1[0-2])(?!\d)")
"""A year and a month in the path of a post."""

_DAY = expression(r"(?:19|20)\d\d[-_]?\d\d[-_]?\d\d")

_SHOWN = 3
"""Pages that a message names."""


def is_listed(page: SitePage) -> bool:
    """Whether search engines may list a page under its own address. Further pages of a list don't count."""
    if not page.record.is_indexable or _PAGINATED.search(page.name) or not page.is_published:
        return False
    return is_canonical(page)


def is_canonical(page: SitePage) -> bool:
    """Whether a page is the canonical one of its kind: it names none, or itself."""
    canonical = page.record.canonical
    return canonical is None or page.address is None or _path(canonical.text).endswith(key_of(page.address))


def is_written(site: Site, page: SitePage) -> bool:
    """Whether a page is one that somebody wrote, and readers are to find.

    Lists that generators make aren't, nor are pages that servers show by themselves (404.html), nor, on a built site,
    other texts beside its pages and pages without a title, which pass readers on or are parts of others.
    """
    key = key_of(page.address or f"/{page.name}").lower()
    if _SERVED.search(key) or not (LISTS | _INDEXES).isdisjoint(key.split("/")):
        return False
    if not site.is_built:
        return True
    record, is_part = page.record, posixpath.basename(page.name).startswith("_")
    return record.format == "html" and not is_part and (record.title or record.h1) is not None


def variant_of(page: SitePage) -> tuple[str, ...]:
    """The language and the version of a page, as far as its path shows them."""
    suffix = _LANGUAGE_SUFFIX.search(page.name)
    folders = (part.lower() for part in page.name.split("/")[:-1] if _VARIANT.fullmatch(part))
    return (*folders, *([suffix[1].lower()] if suffix else ()))


def is_variant(folder: str) -> bool:
    """Whether the name of a folder may be that of a version or a language."""
    return _VARIANT.fullmatch(folder) is not None


def is_version(folder: str) -> bool:
    """Whether the name of a folder may be that of a version."""
    return folder in UNNUMBERED or VERSION.fullmatch(folder) is not None


def is_post(page: SitePage) -> bool:
    """Whether a page is a post: it says what was so on its day, and stays as it is.

    It has a date and is in a folder of posts, or its path has the date.
    """
    in_folder = bool(page.record.published) and not _POSTS.isdisjoint(page.name.lower().split("/")[:-1])
    return in_folder or _DATED.search(page.name) is not None


def is_named_by_day(page: SitePage) -> bool:
    """Whether nothing but a day is the name of a page, as of the minutes of a meeting: `2024-05-16.md`."""
    return _DAY.fullmatch(posixpath.basename(page.name).partition(".")[0]) is not None


def when_added(page: SitePage) -> tuple[str, str]:
    """What pages are ordered by: their date, then their path."""
    return page.record.published, page.name


def names_of(pages: Iterable[SitePage]) -> str:
    """The files of some pages, as a message names them."""
    names = [page.record.path for page in pages]
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")


def _path(address: str) -> str:
    """The key of an address without its host."""
    return key_of(address.partition("://")[2].partition("/")[2] if "://" in address else address)
