"""The address of a page, from the path of its file and its front matter, as the generator of the site makes it.

If it can't be known, none is given: the site's own code, templates and plugins may make addresses, too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from seolint.lazy_regex import expression
from seolint.site.generators import Addresses
from seolint.site.generators.patterns import Pattern, covers, parsed
from seolint.site.record import PageRecord, Passage

_NUMBER = expression(r"^\d+[ ]*[-_.][ ]*(?=\D)")
_DATE = expression(r"^\d{4}-\d{2}-\d{2}[-_](?=.)")
_LANGUAGE_SUFFIX = expression(r"\.[a-z]{2}(?:-[a-z]{2,4})?$")
_TEMPLATE = ("{", ":", "<", "`")
"""Characters in addresses that a template makes."""

_PAGE_ENDINGS = (".html", ".htm")
_NO_PAGE = ("false", "none", "null")


class Routes(NamedTuple):
    """Where the pages of each folder of a site are: patterns of folders, and the part of the address before theirs."""

    folders: Sequence[tuple[Pattern, str]]
    unknown: Sequence[Pattern]


def routes_of(addresses: Addresses, content: Sequence[Pattern]) -> Routes:
    """The routes of a site with these folders of content, relative to its root."""
    if addresses.routes:
        folders = [(pattern, route) for name, route in addresses.routes.items() for pattern in parsed([name])]
    else:
        folders = [(pattern, "/") for pattern in (content or ((),)) if not any("*" in name for name in pattern)]
    return Routes(folders, parsed(addresses.unknown))


def address_of(name: str, record: PageRecord, addresses: Addresses, routes: Routes) -> str | None:
    """The address of the page that a file (its path from the root of the site) becomes; None if it isn't known."""
    whole = next(record.values(*addresses.whole), None)
    if whole and (whole.text.lower() in _NO_PAGE or any(sign in whole.text for sign in _TEMPLATE)):
        return None
    if whole and (whole.text.startswith("/") or addresses.form == "folder"):
        return _absolute(whole.text)
    parts = tuple(name.split("/"))
    below = _below(parts, routes)
    if below is None or any(covers(each, parts) for each in routes.unknown):
        return None
    route, folders, file = below
    last = next(record.values(*addresses.last), None)
    if last and last.text.startswith("/"):
        return _absolute(posixpath.join(route, last.text.lstrip("/")))
    if whole or (last and any(sign in last.text for sign in _TEMPLATE)):
        return None
    stem = file.rpartition(".")[0] or file
    if _LANGUAGE_SUFFIX.search(stem):
        return None
    place = posixpath.join(route, *(_part(folder, addresses) for folder in folders))
    if stem in addresses.indexes and not last:
        return _absolute(f"{place}/")
    if stem in addresses.indexes and addresses.form == "folder":
        if stem != "index" or not folders:
            return None
        place = posixpath.dirname(place)
    return _formed(posixpath.join(place, last.text if last else _part(stem, addresses)), addresses.form)


def aliases_of(record: PageRecord, addresses: Addresses) -> Iterator[Passage]:
    """The further addresses of a page, each with the place where it is declared."""
    for key in addresses.aliases:
        for alias in record.values(key):
            if not any(sign in alias.text for sign in _TEMPLATE):
                yield alias


def key_of(address: str) -> str:
    """What addresses of the same page have in common: /about, /about/, /about.html, /about/index.html."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    path = posixpath.normpath(f"/{path.strip('/')}")
    for ending in _PAGE_ENDINGS:
        path = path.removesuffix(ending)
    return path.removesuffix("/index") or "/"


def _below(parts: tuple[str, ...], routes: Routes) -> tuple[str, tuple[str, ...], str] | None:
    """The route of the folder that a file is in, the folders below that, and the name of the file."""
    for pattern, route in routes.folders:
        if len(parts) > len(pattern) and covers(pattern, parts):
            return route, parts[len(pattern) : -1], parts[-1]
    return None


def _part(name: str, addresses: Addresses) -> str:
    """A folder or file as a part of an address."""
    if addresses.numbered:
        name = _NUMBER.sub("", name)
    if addresses.dated:
        name = _DATE.sub("", name)
    return name.lower().replace(" ", "-") if addresses.lower_case else name


def _formed(path: str, form: str) -> str:
    return _absolute({"folder": f"{path}/", "file": f"{path}.html", "bare": path}[form])


def _absolute(path: str) -> str:
    """An address from the root of the site, without empty parts."""
    whole = posixpath.normpath(f"/{path.strip('/')}")
    return f"{whole}/" if path.endswith("/") and whole != "/" else whole
