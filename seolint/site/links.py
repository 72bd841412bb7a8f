"""Where a link of a page leads within its site: to a page, a place on it, an alias, or nowhere.

With generators, links name the path of a file or the address of a page; either may be meant, and a link is broken only
if neither exists, and the site is known well enough to say so.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from seolint.analysis.links import names_no_file
from seolint.lazy_regex import expression
from seolint.site.addresses import decoded, key_of
from seolint.site.built_site import INDEXES, is_bare_folder, is_root, is_shown_as_written
from seolint.site.closed_addresses import is_below, is_closed, lacks
from seolint.site.index import Site, SitePage
from seolint.site.link_names import address_keys, may_be_programmed, named_page
from seolint.site.near_names import MOST_NAMES, NearNames
from seolint.site.page_ids import PageIds
from seolint.site.record import LinkRecord, PageRecord
from seolint.site.shortcodes import referenced
from seolint.site.template_links import REFERENCE

SOURCES = frozenset({"md", "mdx", "markdown", "qmd", "rmd", "mdoc"})
_HTML = frozenset({"html", "htm"})
_REFRESH = expression(r"""url\s*=\s*['"]?([^'"\s;]+)""", re.I)
"""The address in a page that redirects its readers at once."""


class Target(NamedTuple):
    """Where a link leads: `found` is None where that can't be known; `page` None for a file that is no page.

    `alias` is the address of the page where the link names another one of it. `names` are those that may be meant if
    nothing is found, `written` is the part of the link that they would replace. `sent` is the address without a page
    to which readers are redirected.
    """

    found: bool | None
    page: SitePage | None = None
    alias: str = ""
    written: str = ""
    names: Sequence[str] = ()
    sent: str = ""


_ELSEWHERE = Target(None)


class Links:
    """The links of a site, each looked up once."""

    def __init__(self, site: Site) -> None:
        self.site, self.page_ids = site, PageIds(site)
        self._found: dict[tuple[str, str], Target] = {}
        self._parts: dict[str, tuple[str, str, str]] = {}
        self._in_question: dict[str, tuple[PageRecord, Sequence[tuple[int, Target, str]]]] = {}
        self._near = NearNames().of

    def of(self, page: SitePage) -> Iterator[tuple[LinkRecord, Target, str]]:
        """The links of a page that lead into its site, where each leads, and the fragment that it names."""
        links = page.record.links
        return ((links[at], target, fragment) for at, target, fragment in self._targets(page))

    def in_question(self, page: SitePage) -> Iterator[tuple[LinkRecord, Target, str]]:
        """Those of them that don't just lead to a page: to a place on it, an alias, or nowhere as far as is known."""
        record, found = self._in_question.get(page.name, (None, ()))
        if record is not page.record:
            found = [each for each in self._targets(page) if each[2] or each[1].alias or not each[1].found]
            self._in_question[page.name] = page.record, found
        links = page.record.links
        return ((links[at], target, fragment) for at, target, fragment in found)

    def _targets(self, page: SitePage) -> Iterator[tuple[int, Target, str]]:
        """The numbers of the links of a page, where each leads, and its fragment."""
        parts = self._parts
        for at, address in enumerate(page.record.links.addresses):
            if address not in parts:
                path, _, written = self._inside(address).partition("#")
                parts[address] = path.partition("?")[0], unquote(written).strip(), path or written
            path, fragment, is_inside = parts[address]
            if is_inside:
                yield at, self._target(page, path), fragment

    def target(self, page: SitePage, address: str) -> Target | None:
        """Where an address leads that a page names; None for one outside the site."""
        path = self._path(address)
        return self._target(page, path) if path else None

    def path(self, address: str) -> str:
        """The path that an address names, without its query and its fragment; "" for one outside the site."""
        return decoded(self._path(address))

    def near_id(self, page: SitePage, fragment: str) -> str:
        """The id on a page that is most similar to a fragment; "" for none."""
        return self._near(fragment, [*(self.page_ids.of(page) or ()), *page.record.ids])

    def near_name(self, target: Target) -> str:
        """The name that was probably meant by a link that leads nowhere; "" for none."""
        return self._near(target.written, target.names)

    def leads_to(self, page: SitePage, address: str) -> SitePage | None:
        """The page that a link of `page` with this address would lead to, without a detour."""
        target = self._target(page, self._path(address))
        return target.page if target.found and not target.alias else None

    def _path(self, address: str) -> str:
        return self._inside(address).partition("#")[0].partition("?")[0]

    def _inside(self, address: str) -> str:
        """An address from the root, or a relative one; "" if it leads out of the site."""
        site = self.site
        if site.url and (address == site.url or address.startswith((f"{site.url}/", f"{site.url}#"))):
            address = address[len(site.url) :] or "/"
        addresses = site.generator.addresses if site.generator else None
        for start in addresses.roots if addresses else ():
            if address.startswith(start):
                return address
        if address.startswith("#") or (address.startswith(REFERENCE) and addresses and addresses.references):
            return address
        return "" if names_no_file(address) else address

    def _target(self, page: SitePage, path: str) -> Target:
        if not path:
            return Target(True, page)
        where = ("" if path.startswith("/") else page.name, path)
        if where not in self._found:
            self._found[where] = self._look_up(page, decoded(path))
        return self._found[where]

    def _look_up(self, page: SitePage, path: str) -> Target:
        site = self.site
        if path.startswith(REFERENCE):
            return self._referenced(page, path[len(REFERENCE) :])
        if named := named_page(site, page, path):
            return self._followed(named, path)
        for key in (keys := list(address_keys(self.site, page, path))):
            if key in site.by_key:
                return self._followed(site.by_key[key][0], path)
        for key in keys:
            if key in site.by_alias:
                target, _ = site.by_alias[key][0]
                return Target(True, target, alias=path)
        return self._nowhere(page, path, keys)

    def _referenced(self, page: SitePage, path: str) -> Target:
        """The page that a reference names by its path, or by the end of it; building the site fails without one."""
        target = self._look_up(page, path)
        if target.found and target.page:
            return target
        found = referenced(self.site, path)
        if len(found) == 1:
            return Target(True, found[0])
        is_sure = not found and all(each.address is not None for each in self.site.pages)
        return Target(False, written=path) if is_sure else _ELSEWHERE

    def _followed(self, page: SitePage, path: str) -> Target:
        """A page, or the one that it redirects its readers to."""
        site = self.site
        sent = _REFRESH.search(page.record.redirect) if page.record.redirect else None
        inside = self._path(sent[1]) if sent else ""
        keys = list(address_keys(site, page, decoded(inside))) if inside else []
        there = site.by_key.get(keys[0], ()) if keys else ()
        if there:
            return Target(True, there[0], alias=path) if there[0] is not page else Target(True, page)
        is_known = any(key in site.by_key or key in site.by_alias for key in keys)
        is_file = named_page(site, page, decoded(inside)) is not None if inside else True
        if sent and not (is_known or is_file) and self._nowhere(page, decoded(inside), keys).found is False:
            return Target(False, written=posixpath.basename(path.rstrip("/")), sent=sent[1])
        return Target(True, page)

    def _nowhere(self, page: SitePage, path: str, keys: Sequence[str]) -> Target:
        """Whether a link that leads to no page is broken, and what may be meant by it."""
        site, name = self.site, posixpath.basename(path.rstrip("/"))
        extension = name.rpartition(".")[2].lower() if "." in name else ""
        is_address = site.relative_to_address and not extension and not path.startswith("/")
        is_browsed = is_shown_as_written(site, page) and extension in ("", *_HTML) and not path.startswith("/")
        exists = None if is_address or is_browsed else site.files.exists(page.record, path)
        if path in self.page_ids.labels:
            return Target(True)
        if sent := None if exists else self._dead_end(page, keys):
            return Target(False, written=name, sent=sent)
        if exists or any(site.files.mentions(key) for key in keys) or site.files.mentions(path.rstrip("/")):
            return Target(True if exists else None)
        if extension in SOURCES and exists is False:
            beside = posixpath.normpath(posixpath.join("" if path.startswith("/") else page.folder, path.strip("/")))
            folder = posixpath.dirname(beside)
            names = [posixpath.basename(each) for each in site.by_name if posixpath.dirname(each) == folder]
            return Target(False, written=name, names=names)
        if site.is_built:
            return self._in_built(page, path, name, extension)
        if (site.finds_names and "/" not in path) or any(may_be_programmed(site, key) for key in keys):
            return _ELSEWHERE
        if extension in ("", *_HTML) and keys and self._is_lacking(page, path, keys):
            return Target(False, written=name, names=self._names_beside(keys[0], extension))
        return _ELSEWHERE

    def _is_lacking(self, page: SitePage, path: str, keys: Sequence[str]) -> bool:
        """Whether there can be no page at any of some addresses."""
        site = self.site
        if all(is_closed(site, key) for key in keys) or all(is_below(site, page, key) for key in keys):
            return True
        return path.startswith("/") and all(lacks(site, key) for key in keys)

    def redirected(self, page: SitePage, keys: Sequence[str]) -> tuple[str, Target] | None:
        """Where the first of some addresses, by their keys, leads that a file redirects; None for none."""
        redirects, seen = self.site.files.redirects(), set[str]()
        target = next((redirects[key] for key in keys if key in redirects), "")
        if target and key_of(self._path(target)) in keys:
            return None  # something else makes the page at an address that only gets its slash
        while target:
            path = self._path(target)
            if not path.startswith("/"):
                return target, _ELSEWHERE
            there = list(address_keys(self.site, page, decoded(path)))
            further = next((redirects[key] for key in there if key in redirects), "")
            if not further or any(key in self.site.by_key for key in there):
                return target, self._target(page, path)
            if target in seen:
                return target, Target(False)
            seen.add(target)
            target = further
        return None

    def _dead_end(self, page: SitePage, keys: Sequence[str]) -> str:
        """The address to which readers are redirected, if there is nothing; "" for any other case."""
        sent = self.redirected(page, keys)
        return sent[0] if sent and sent[1].found is False else ""

    def _in_built(self, page: SitePage, path: str, name: str, extension: str) -> Target:
        """Where a link of a built site leads that names no page: to a file, or nowhere."""
        site = self.site
        if path.startswith("/") and not site.once(is_root):
            return _ELSEWHERE
        where = posixpath.normpath(posixpath.join("" if path.startswith("/") else page.folder, path.strip("/") or "."))
        if where.startswith(".."):
            return _ELSEWHERE
        if site.files.has_file(where):
            return Target(not is_bare_folder(site, where), written=name)
        if not extension and any(site.files.has_file(f"{where}.{each}") for each in INDEXES):
            return Target(True)
        if extension not in ("", *_HTML):
            return _ELSEWHERE
        return Target(False, written=name, names=self._names_beside(key_of(f"/{where}"), extension))

    def _names_beside(self, key: str, extension: str) -> Sequence[str]:
        """The last parts of the addresses beside one, with an extension if that has one."""
        parent = key.rpartition("/")[0]
        names = [each for each in self.site.parents.get(parent, ()) if each][: MOST_NAMES + 1]
        if not extension:
            return names
        whole = [self.site.by_key[f"{parent}/{each}"][0].address or "" for each in names]
        ends = [posixpath.basename(each) for each in whole]
        return [end if end not in ("", "index.html") else f"{each}/" for each, end in zip(names, ends, strict=True)]
