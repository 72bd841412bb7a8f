"""The address of a page, from the path of its file and its front matter, as the generator of the site makes it.

If it can't be known, none is given: the site's own code, templates and plugins may make addresses, too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from seolint.lazy_regex import expression
from seolint.site.generators import Addresses
from seolint.site.generators.patterns import covers
from seolint.site.record import PageRecord, Passage
from seolint.site.routing import Route, Routes
from seolint.site.routing.permalinks import Parts, filled

_NUMBER = expression(r"^\d+[ ]*[-_.][ ]*(?=\D)")
_DATE = expression(r"^\d{4}-\d{2}-\d{2}[-_](?=.)")
_LANGUAGE_SUFFIX = expression(r"\.[a-z]{2}(?:-[a-z]{2,4})?$")
_TEMPLATE = ("{", ":", "<", "`")
"""Characters in addresses that a template makes."""

_OWN_FOLDER = "index."
"""How the file is named of a page that has a folder to itself."""

_PAGE_ENDINGS = (".html", ".htm")
_NO_PAGE = ("false", "none", "null")


def address_of(name: str, record: PageRecord, addresses: Addresses, routes: Routes) -> str | None:
    """The address of the page that a file (its path from the root of the site) becomes; None if it isn't known."""
    whole = next(record.values(*addresses.whole), None)
    if whole and (whole.text.lower() in _NO_PAGE or any(sign in whole.text for sign in _TEMPLATE)):
        return None
    if whole and (whole.text.startswith("/") or addresses.form == "folder" or addresses.whole_from_root):
        return _absolute(whole.text)
    parts = tuple(name.split("/"))
    route = route_of(parts, routes)
    if (
        route is None
        or not (route.is_known and route.is_published)
        or any(covers(each, parts) for each in routes.unknown)
    ):
        return None
    at, folders, file = _at(route, parts), parts[len(route.folder) : -1], parts[-1]
    last = next(record.values(*addresses.last), None)
    if last and last.text.startswith("/"):
        return _absolute(posixpath.join(at, last.text.lstrip("/")))
    if whole or (last and any(sign in last.text for sign in _TEMPLATE)):
        return None
    stem = file.rpartition(".")[0] or file
    if _LANGUAGE_SUFFIX.search(stem):
        return None
    if route.permalink and not stem.startswith("_"):
        return _by_permalink(route, at, Parts(folders, stem, record, route.collection), addresses)
    above = (route.collection, *folders) if route.permalink else folders
    place = posixpath.join(at, *(_part(folder, addresses) for folder in above))
    is_index = stem in addresses.indexes or (addresses.folder_name_is_index and stem == "".join(folders[-1:]))
    if is_index and not last:
        return _absolute(f"{place}/")
    form = route.form or addresses.form
    if is_index and form == "folder":
        if stem != "index" or not folders:
            return None
        place = posixpath.dirname(place)
    return _formed(posixpath.join(place, last.text if last else _part(stem, addresses)), form)


def _by_permalink(route: Route, at: str, parts: Parts, addresses: Addresses) -> str | None:
    """The address of a page in a folder whose pages have a permalink."""
    slug = next(parts.record.values(*addresses.last), None)
    if slug and route.is_for_slugs:
        return _absolute(posixpath.join(at, slug.text))
    address = filled(route.permalink, parts)
    if address is None:
        return None
    whole = posixpath.join(at, address.lstrip("/"))
    return _absolute(whole.lower().replace(" ", "-") if addresses.lower_case else whole)


def is_published(name: str, record: PageRecord, addresses: Addresses, routes: Routes) -> bool:
    """Whether a file becomes a page: some folders hold drafts, or data that pages are made from."""
    route = route_of(tuple(name.split("/")), routes)
    return route is None or route.is_published or next(record.values(*addresses.whole), None) is not None


def in_bundle(name: str, has_file: Callable[[str], bool]) -> bool:
    """Whether a file lies beside a page that has the folder to itself: it is part of that page, not another one."""
    folder, _, last = name.rpartition("/")
    if "/" not in folder or last.startswith(_OWN_FOLDER):
        return False
    return any(has_file(f"{folder}/{_OWN_FOLDER}{extension}") for extension in ("md", "markdown", "html"))


def aliases_of(record: PageRecord, addresses: Addresses) -> Iterator[Passage]:
    """The further addresses of a page, each with the place where it is declared."""
    for key in addresses.aliases:
        for alias in record.values(key):
            if not any(sign in alias.text for sign in (*_TEMPLATE, "#")):
                yield alias


def key_of(address: str) -> str:
    """What addresses of the same page have in common: /about, /about/, /about.html, /about/index.html.

    /about/index/ is another one: Jekyll makes it of an index if the permalink is `/:path/`.
    """
    path = decoded(address.partition("#")[0].partition("?")[0])
    if path.endswith("/index/"):
        return posixpath.normpath(f"/{path.strip('/')}")
    path = posixpath.normpath(f"/{path.strip('/')}")
    for ending in _PAGE_ENDINGS:
        path = path.removesuffix(ending)
    return path.removesuffix("/index") or "/"


def decoded(path: str) -> str:
    """A path in an address as a path of a file, whose names needn't be UTF-8: `caf%E9.md`."""
    return unquote(path, errors="surrogateescape") if "%" in path else path


def route_of(parts: Sequence[str], routes: Routes) -> Route | None:
    """The route of the folder that a file (the names that lead to it) is in."""
    return next((each for each in routes.all if covers(each.folder, parts[:-1])), None)


def _at(route: Route, parts: Sequence[str]) -> str:
    """What the addresses of a route begin with, with the name that its pattern matched."""
    return route.at.replace("*", parts[route.folder.index("*")]) if "*" in route.at else route.at


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
