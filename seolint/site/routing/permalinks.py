"""Permalinks: patterns by which Jekyll, Hugo and others make the address of a page: `/:year/:month/:title/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from seolint.lazy_regex import expression
from seolint.site.record import PageRecord

_TOKEN = expression(r":(\w+)")
_DATE = expression(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DATED = expression(r"(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*)")
_NOT_SLUG = expression(r"[^\w.~!$&'()+,;=@-]+")
_NOT_LETTERS = expression(r"[^\w]+")

_FALSE = ("", "null", "none", "[]")


class Parts(NamedTuple):
    """What an address is made from: the folders below that of a route, the name of the file without its extension,
    the record of the page, and the name of the collection."""

    folders: Sequence[str]
    stem: str
    record: PageRecord
    collection: str = ""

    def value(self, key: str) -> str:
        """What the front matter says under a key; "" for nothing."""
        passage = next(self.record.values(key), None)
        return passage.text if passage else ""


def filled(permalink: str, parts: Parts) -> str | None:
    """The address that a permalink gives a page; None if something in it isn't known."""
    found: list[str | None] = []

    def fill(token: re.Match[str]) -> str:
        make = _TOKENS.get(token[1])
        value = make(parts) if make else None
        found.append(value)
        return value or ""

    address = _TOKEN.sub(fill, permalink)
    return None if None in found else address


def _date(parts: Parts) -> tuple[str, str, str] | None:
    """Year, month and day: those of the front matter, or else those in the name of the file."""
    date = _DATE.match(parts.record.published) or _DATE.match(parts.stem)
    return (date[1], date[2].zfill(2), date[3].zfill(2)) if date else None


def _of_date(at: int) -> Callable[[Parts], str | None]:
    def value(parts: Parts) -> str | None:
        date = _date(parts)
        return date[at] if date else None

    return value


def _name(parts: Parts) -> str:
    """The name of a file without the date that it begins with."""
    date = _DATE.match(parts.stem)
    return parts.stem[date.end() :].lstrip("-_") or parts.stem if date else parts.stem


def _title(parts: Parts) -> str:
    """The slug of a page, or else the name of its file."""
    return _NOT_SLUG.sub("-", parts.value("slug") or _name(parts)).strip("-")


def _slug(parts: Parts) -> str:
    return _NOT_LETTERS.sub("-", parts.value("slug") or _name(parts)).strip("-").lower()


def _own_title(parts: Parts) -> str | None:
    """The title as Hugo has it in addresses; None for one with other signs than letters, digits, blanks and hyphens."""
    text = parts.record.title.text if parts.record.title else ""
    is_plain = text.isascii() and text.replace(" ", "").replace("-", "").isalnum()
    return "-".join(text.lower().split()) if is_plain else None


def _categories(parts: Parts) -> str:
    """The folders above a post, and the categories in its front matter."""
    record = parts.record
    named = [each.text for key in ("category", "categories") for each in record.values(key)]
    words = [word for text in named for word in text.split() if text.lower() not in _FALSE]
    return "/".join(dict.fromkeys(word.lower() for word in (*parts.folders, *words)))


def _dated_path(parts: Parts) -> str:
    """The path of a file with its date as folders: 2024-05-02-poles becomes 2024/05/02/poles."""
    path = "/".join((*parts.folders, *(() if parts.stem.lower() == "index" and parts.folders else (parts.stem,))))
    dated = _DATED.fullmatch(path)
    return f"{dated[1]}{dated[2]}/{dated[3]}/{dated[4]}/{dated[5]}" if dated else path


def _path(parts: Parts) -> str:
    return "/".join((*parts.folders, parts.stem))


_TOKENS: Mapping[str, Callable[[Parts], str | None]] = {
    "year": _of_date(0),
    "month": _of_date(1),
    "day": _of_date(2),
    "title": _title,
    "slug": _slug,
    "own_title": _own_title,
    "own_slug": lambda parts: parts.value("slug") or _own_title(parts),
    "name": lambda parts: _slug(parts._replace(record=PageRecord("", "", "", 0))),
    "basename": lambda parts: parts.stem,
    "filename": _name,
    "contentbasename": _name,
    "slugorfilename": lambda parts: parts.value("slug") or _name(parts),
    "slugorcontentbasename": lambda parts: parts.value("slug") or _name(parts),
    "section": lambda parts: parts.collection,
    "sections": lambda parts: "/".join((parts.collection, *parts.folders)),
    "collection": lambda parts: parts.collection,
    "path": _path,
    "categories": _categories,
    "output_ext": lambda parts: ".html",
    "dated_path": _dated_path,
}
"""What each token stands for, as far as the file and its front matter say: not the title, which needs the generator's
own way of making slugs."""
