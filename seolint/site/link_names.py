"""What a link may name: files by their paths, pages by their addresses, and pages that programs make."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.index import Site, SitePage

_LANGUAGE = expression(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
_PROGRAMS = ("astro", "js", "jsx", "ts", "tsx", "html", "vue")
_ANY_PAGE = ("[...slug]", "[slug]", "[...id]", "[id]", "[...path]", "[page]", "[...page]", "[name]")
"""Names of files of which each makes many pages."""


def file_names(site: Site, page: SitePage, path: str) -> Iterator[str]:
    """The paths of files that a link may name, from the root of the site."""
    names, may_be_short = _named(site, page, path)
    for name in names:
        yield name
        if may_be_short:
            yield from (f"{name}{ending}" for ending in site.once(_endings))


def named_page(site: Site, page: SitePage, path: str) -> SitePage | None:
    """The page of the first of these files that there is."""
    names, may_be_short = _named(site, page, path)
    whole, short = site.by_name, site.once(_by_short_name) if may_be_short else {}
    return next((whole.get(name) or short[name] for name in names if name in whole or name in short), None)


def _named(site: Site, page: SitePage, path: str) -> tuple[Sequence[str], bool]:
    """The paths that a link names, from the root of the site, and whether their endings may be left out."""
    addresses = site.generator.addresses if site.generator else None
    for start, folder in (addresses.roots if addresses else {}).items():
        if path.startswith(start):
            return [posixpath.normpath(posixpath.join(folder, path[len(start) :]))], False
    roots = ["", *("/".join(pattern) for pattern in site.content)]
    folders = roots if path.startswith("/") else [page.folder]
    may_be_short = "." not in posixpath.basename(path) and (path.startswith("/") or not site.relative_to_address)
    return [posixpath.normpath(posixpath.join(folder, path.strip("/"))) for folder in folders], may_be_short


def _by_short_name(site: Site) -> Mapping[str, SitePage]:
    """The pages by their names without an ending; of several, that with the first one of the endings."""
    found: dict[str, SitePage] = {}
    for ending in reversed(site.once(_endings)):
        found.update((page.name.removesuffix(ending), page) for page in site.pages if page.name.endswith(ending))
    return found


def _endings(site: Site) -> Sequence[str]:
    """What may follow the path in an address in the name of a file."""
    extensions = site.generator.extensions if site.generator else ()
    indexes = [f"/{index}{each}" for index in ("index", "README", "_index") for each in extensions]
    return (*extensions, *indexes)


def address_keys(site: Site, page: SitePage, path: str) -> Iterator[str]:
    """The keys of the addresses that a link may name."""
    if path.startswith("/"):
        yield key_of(path)
        if path.endswith("/index"):
            yield key_of(f"{path}/")
        if site.base and path.startswith(f"/{site.base}/"):
            path = path[len(site.base) + 1 :]
            yield key_of(path)
        first, _, rest = path[1:].partition("/")
        if _falls_back(site) and _LANGUAGE.fullmatch(first):
            yield key_of(f"/{rest}")
    elif page.address is not None:
        above = posixpath.dirname(page.address)
        for folder in dict.fromkeys((above,) if site.relative_to_address else (page.address.rstrip("/"), above)):
            yield from _relative_key(site, folder, path)


def _relative_key(site: Site, folder: str, path: str) -> Iterator[str]:
    """The key of an address that is relative to a folder of addresses; none for one that leads out of the site.

    Browsers stay at the root of the host. Where it isn't known that the site is there, only what exists there is meant.
    """
    inside = posixpath.normpath(posixpath.join(site.base, folder.strip("/"), path))
    key = key_of(posixpath.join("/", site.base, folder.strip("/"), path))
    if site.base:
        yield from [key[len(site.base) + 1 :] or "/"] if f"{key}/".startswith(f"/{site.base}/") else []
    elif not inside.startswith("..") or key in site.by_key:
        yield key


def folders(site: Site) -> frozenset[str]:
    """The keys of all addresses that a page is below, at any depth."""
    found: set[str] = set()
    for key in site.by_key:
        above = posixpath.dirname(key)
        while above not in found and above != "/":
            found.add(above)
            above = posixpath.dirname(above)
    return frozenset(found)


def folders_below(site: Site) -> Mapping[str, int]:
    """How many folders with a page there are right below each folder of addresses."""
    return Counter(parent.rpartition("/")[0] for parent in site.parents)


def may_be_programmed(site: Site, key: str) -> bool:
    """Whether a program may make the page at an address, in a folder of these, or the navigation may name it."""
    declared = site.generator.navigation if site.generator else None
    if declared and declared.style == "sidebars" and any(f"{key}{mark}" in site.navigation for mark in "'\""):
        return True
    addresses = site.generator.addresses if site.generator else None
    parent = posixpath.dirname(key).rstrip("/")
    names = (key.rstrip("/"), f"{key.rstrip('/')}/index", *(f"{parent}/{name}" for name in _ANY_PAGE))
    return any(
        site.files.has_file(f"{folder}{name}.{extension}")
        for folder in (addresses.programs if addresses else ())
        for name in names
        for extension in _PROGRAMS
    )


def is_programmed(site: Site, parts: Sequence[str]) -> bool:
    """Whether a program makes the page at an address (its parts), or all that no other one makes."""
    addresses = site.generator.addresses if site.generator else None
    return any(_is_made_in(site, folder.rstrip("/"), parts) for folder in (addresses.programs if addresses else ()))


def _is_made_in(site: Site, folder: str, parts: Sequence[str]) -> bool:
    names = site.files.names(folder)
    first, *rest = parts or ("index",)
    if any(name.startswith("[") or (not rest and name.rpartition(".")[0] == first) for name in names):
        return True
    return bool(parts) and first in names and _is_made_in(site, f"{folder}/{first}", rest)


def _falls_back(site: Site) -> bool:
    """Whether pages that aren't translated are there in the default language below the address of each language."""
    addresses = site.generator.addresses if site.generator else None
    return addresses is not None and addresses.untranslated_pages
