"""A site as checks across pages see it: its pages by file and by address, and its other files."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from seolint.document import Place
from seolint.site.addresses import address_of, aliases_of, in_bundle, is_published, key_of
from seolint.site.generators import Generator
from seolint.site.generators.patterns import Pattern
from seolint.site.published import published_at
from seolint.site.record import PageRecord, Passage
from seolint.site.routing import Routes, routes_of
from seolint.site.surrounding_files import SiteFiles

if TYPE_CHECKING:
    from seolint.site.compared_text import ComparedText

_T = TypeVar("_T")
_NO_FACTS: Mapping[str, Any] = {}
_NO_CONFIGS: Mapping[str, str] = {}
_NO_NAMES = frozenset({"toctree", "include", "orphan"})
"""Keys of a record under which there is nothing that an address is made from."""


class SitePage(NamedTuple):
    """A page: its path from the root of the site, its record, its address (None: unknown), and further addresses.

    `is_published` is whether the generator makes a page of the file, and it isn't a link to that of another page.
    """

    name: str
    record: PageRecord
    address: str | None = None
    aliases: tuple[Passage, ...] = ()
    is_published: bool = True

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.name)


class PagePlace(NamedTuple):
    """A place in one of the pages of a site."""

    page: SitePage
    place: Place


class SiteFinding(NamedTuple):
    """A finding of a check across pages: where, the facts that the message may name, and the other places.

    A `group` is the text that pages share, if the finding is about all of them: it may be shown at any of them. An
    empty `severity` means that of the rule; `target` is the page that a link leads to. `facts_at` gives the facts where
    a group is shown at another of its places, if they aren't the same everywhere. One that `withdraws` says that what
    the rule found at the offset on the page alone isn't a problem; one that `repeats` is a group that another version
    or language of the site has, too.
    """

    at: PagePlace
    facts: Mapping[str, Any] = _NO_FACTS
    related: Sequence[PagePlace] = ()
    group: str = ""
    severity: str = ""
    target: SitePage | None = None
    facts_at: Callable[[PagePlace], Mapping[str, Any]] | None = None
    withdraws: bool = False
    repeats: bool = False
    identity: str = ""
    """What the fingerprint is made from, for a finding about more than the text at its place."""


def _no_text(record: PageRecord) -> ComparedText:
    raise LookupError(record.path)


class WholeSite(NamedTuple):
    """What holds for all pages of a site, for those who look at some of them only.

    `title_ending` is what `seolint.site.titles.common_ending` finds, `boilerplate` the hashes of the paragraphs that
    most pages of a folder have, by folder.
    """

    title_ending: str
    boilerplate: Mapping[str, frozenset[int]]


_NO_GROUPS: Mapping[str, int] = {}
_NOTHING: Mapping[str, Collection[int]] = {}
_UNKNOWN_FILES = SiteFiles()


class Site:
    """The pages of a site, in the order of their names.

    `url` is where it is published, `base` the path below which all addresses are; `content` are folders of articles, as
    in the site's `Selection`. `configs` are the texts of the generator's own config, by the names of their files,
    `navigation` that of the file which declares its navigation. `copies` are pages whose files are links to those of
    others. `text_of` reads the words of a page again, which takes time: it is for pages whose records are alike.
    `judged` are the pages whose problems are to be found; the others are only looked up. `grouped` is the number of the
    group that a page, by its name, is in already, for a rule that yields to others; `reported` are the offsets of what
    a rule reported on each page alone. `moved` are the pages as they were that a change has moved, by the names that
    they have now; `earlier` gives the pages that it changed as they were, None for new ones. `whole` is given if the
    pages are only some of the site's, `is_part` is true if a run read a folder alone.
    """

    def __init__(
        self,
        pages: Iterable[tuple[str, PageRecord]],
        generator: Generator | None = None,
        content: Sequence[Pattern] = (),
        *,
        configs: Mapping[str, str] = _NO_CONFIGS,
        navigation: str = "",
        url: str = "",
        base: str = "",
        copies: Collection[str] = (),
        files: SiteFiles = _UNKNOWN_FILES,
        text_of: Callable[[PageRecord], ComparedText] = _no_text,
        whole: WholeSite | None = None,
    ) -> None:
        self.generator, self.content, self.configs, self.navigation = generator, content, configs, navigation
        self.files, self.text_of, self.whole, self.is_part, self._copies = files, text_of, whole, False, copies
        self.pages: Sequence[SitePage] = [self.page_at(*each) for each in sorted(pages, key=lambda pair: pair[0])]
        known = ((page.name, page.address, page.record) for page in self.pages)
        self.url = (url or (published_at(known) if self.is_built else "")).rstrip("/")
        self.base = (base or urlsplit(self.url).path).strip("/")
        self.judged: Sequence[SitePage] = self.pages
        self.grouped: Mapping[str, int] = _NO_GROUPS
        self.reported: Mapping[str, Collection[int]] = _NOTHING
        self.moved: Mapping[str, SitePage] = {}
        self.earlier: Callable[[], Mapping[str, PageRecord | None]] = dict
        self._kept: dict[Any, Any] = {}

    def once(self, make: Callable[[Site], _T]) -> _T:
        """The result of `make` for this site, computed once and kept: how checks share what they compute."""
        if make not in self._kept:
            self._kept[make] = make(self)
        kept: _T = self._kept[make]
        return kept

    def page_at(self, name: str, record: PageRecord) -> SitePage:
        """The page that a file with a record becomes."""
        if not self.generator:
            own = f"/{name}" if record.format == "html" else None
            return SitePage(name, record, own, is_published=name not in self._copies)
        addresses = self.generator.addresses
        if not addresses:
            return SitePage(name, record, is_published=name not in self._copies)
        routes = self._routes
        known = address_of(name, record, addresses, routes) if routes else None
        aliases = tuple(aliases_of(record, addresses)) if addresses.aliases else ()
        is_page = routes is None or is_published(name, record, addresses, routes)
        is_page = is_page and not (addresses.bundles and in_bundle(name, self.files.has_file))
        return SitePage(name, record, known, aliases, is_page and name not in self._copies)

    @cached_property
    def config(self) -> str:
        """The texts of the generator's own config, one after the other."""
        return "\n".join(self.configs.values())

    @cached_property
    def _routes(self) -> Routes | None:
        """Where the pages of each folder are; None if the site's own config makes addresses in an unknown way."""
        addresses = self.generator.addresses if self.generator else None
        return routes_of(addresses, self.content, self.configs) if addresses else None

    @cached_property
    def relative_to_address(self) -> bool:
        """Whether relative links without the extension of a source are relative to the address of their page alone."""
        addresses = self.generator.addresses if self.generator and self._routes else None
        if addresses is None or not addresses.relative_to_address:
            return False
        return not any(text in self.config for text in addresses.unless)

    @cached_property
    def finds_names(self) -> bool:
        """Whether a link may name a file without its folder."""
        addresses = self.generator.addresses if self.generator else None
        return addresses is not None and any(text in self.config for text in addresses.names_with)

    @cached_property
    def is_built(self) -> bool:
        """Whether it is a folder of HTML with a home page: then every page of it is known."""
        return self.generator is None and "index.html" in self.by_name

    @cached_property
    def heading_style(self) -> str:
        """How its generator makes ids of headings; "" where that isn't known."""
        generator = self.generator
        if generator is None or any(text in self.config for text in generator.heading_ids_unless):
            return ""
        return generator.heading_ids

    @cached_property
    def by_name(self) -> Mapping[str, SitePage]:
        """The pages by the paths of their files."""
        return {page.name: page for page in self.pages}

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[SitePage]]:
        """The pages by the keys of their addresses; usually one each."""
        found: dict[str, list[SitePage]] = defaultdict(list)
        for page in self.pages:
            if page.address is not None:
                found[key_of(page.address)].append(page)
        return found

    @cached_property
    def by_alias(self) -> Mapping[str, Sequence[tuple[SitePage, Passage]]]:
        """The pages by the keys of their further addresses."""
        found: dict[str, list[tuple[SitePage, Passage]]] = defaultdict(list)
        for page in self.pages:
            for alias in page.aliases:
                found[alias_key(page, alias.text)].append((page, alias))
        return found

    @cached_property
    def parents(self) -> Mapping[str, Sequence[str]]:
        """The last parts of addresses by what comes before them."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.by_key:
            parent, _, last = key.rpartition("/")
            found[parent].append(last)
        return found

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """The names, without what they are ordered by, of files whose address isn't known."""
        return frozenset(part for page in self.pages if page.address is None for part in _name_parts(page))


def alias_key(page: SitePage, alias: str) -> str:
    """The key of a further address of a page; one that doesn't begin at the root is relative to the page."""
    if alias.startswith("/") or page.address is None:
        return key_of(alias)
    return key_of(posixpath.join(posixpath.dirname(page.address.rstrip("/")), alias))


def _name_parts(page: SitePage) -> Iterator[str]:
    """What the last part of an unknown address may be made from."""
    stem = posixpath.basename(page.name).partition(".")[0].lower()
    yield stem
    yield stem.lstrip("0123456789-_. ")
    yield posixpath.basename(page.folder).lower()
    declared = (passage.text for key, passage in page.record.declared if key not in _NO_NAMES)
    yield from (text.strip("/").rpartition("/")[2].lower() for text in declared)
