"""Which site a page belongs to, and what its site has besides pages: the generator's config, files, redirects."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from stat import S_ISREG

from seolint.document import FileExists
from seolint.files import MB, SETTINGS, Limit, mode, read_file, root_of, unreadable
from seolint.files.folders import link_target
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Failure
from seolint.run.folder_contents import FolderContents
from seolint.run.site_files import Folders
from seolint.run.site_folders import SiteFolders, files_in
from seolint.run.site_redirects import SERVED_IN, SiteRedirects
from seolint.run.site_templates import template_ids
from seolint.run.site_unread import unread
from seolint.site.compared_text import ComparedText
from seolint.site.crawl_files import CrawlFiles
from seolint.site.generators.recognition import configs_in, navigation_in
from seolint.site.generators.settings import base_of, path_of
from seolint.site.included_parts import may_have_ids, places_of
from seolint.site.index import Site
from seolint.site.record import PageRecord
from seolint.site.sitemaps import LARGEST, STATIC, SitemapError, crawl_files
from seolint.site.surrounding_files import SiteFiles

_SITEMAP = Limit(LARGEST * MB, "divide it into several sitemaps")


class Surroundings:
    """The sites of a run. What is read on disk is read once; `contents` are of folders that were listed before."""

    def __init__(self, configs: ConfigLoader, folders: Folders, contents: FolderContents | None = None) -> None:
        self._configs, self._folders, self._contents = configs, folders, contents or FolderContents()
        self._sites: SiteFolders = configs.sites
        self._roots: dict[tuple[Path, tuple[Path, ...]], Path | None] = {}

    def root_of(self, folder: Path, tops: Sequence[Path]) -> Path | None:
        """The root of the site that the files in a folder (absolute path) belong to; None if they belong to none.

        That is the folder of its generator, or else that of the config which names a site, or else the first of the
        folders `tops` that they are in.
        """
        key = folder, tuple(tops)
        if key not in self._roots:
            self._roots[key] = self._find_root(folder, tops)
        return self._roots[key]

    def _find_root(self, folder: Path, tops: Sequence[Path]) -> Path | None:
        place = self._sites.of(folder)
        if place.root:
            return place.root
        config = self._configs.of(folder / "-")
        root = Path(config.root) if config.site and config.root else None
        if root and folder.is_relative_to(root):
            return root
        return next((top for top in tops if folder.is_relative_to(top)), None)

    def site(
        self,
        root: Path,
        pages: Iterable[tuple[str, PageRecord]],
        text_of: Callable[[PageRecord], ComparedText],
    ) -> Site:
        """The site in a folder (absolute path) that has these pages; `text_of` reads the words of one again."""
        place, settings = self._sites.of(root), self._configs.of(root / "-").site
        generator = place.site.generator if place.site else None
        here = files_in(root)
        configs = configs_in(here, generator) if generator else {}
        config = "\n".join(configs.values())
        addresses = generator.addresses if generator else None
        url = settings.get("url", "")
        base = path_of(url) if url else base_of(addresses.base if addresses else (), config)
        content = place.site.content if place.site else ()
        source = root / settings["source"] if "source" in settings else None
        look_up = partial(self._folders.exists_for, source=source, generator=generator.id if generator else "")
        pages = list(pages)
        where = root, place.site, {name for name, _ in pages}, self._contents
        return Site(
            pages,
            generator,
            content,
            configs=configs,
            navigation=navigation_in(here, generator) if generator else "",
            url=url,
            base=base,
            copies=_copies(root, [name for name, _ in pages]),
            files=self._files(root, look_up, SiteRedirects(root, config, addresses, content))._replace(
                template_ids=cache(partial(template_ids, *where)),
                unread=cache(partial(unread, *where)),
            ),
            text_of=text_of,
        )

    def _files(self, root: Path, exists_for: Callable[[str], FileExists | None], redirects: SiteRedirects) -> SiteFiles:
        def exists(record: PageRecord, address: str) -> bool | None:
            look_up = exists_for(record.path)
            return look_up(address) if look_up and address.isprintable() else None

        @cache
        def mentions(address: str) -> bool:
            is_served = address.startswith("/") and len(address) > 1 and any(map(may_serve, places_at(address)))
            return redirects.mentions(address) or is_served

        def may_serve(place: str) -> bool:
            return self._folders.served.may_serve(place, self._folders.listings.top_of(str(root)))

        def places_at(address: str) -> Iterator[str]:
            return (os.path.normpath(root / folder / address.lstrip("/")) for folder in SERVED_IN)

        def has_file(name: str) -> bool:
            folder, _, last = name.rpartition("/")
            listing = self._folders.listings.of(os.path.normpath(root / folder))
            return listing is not None and (last in listing.whole or last in ("", "."))

        def names(folder: str) -> Collection[str]:
            return self._folders.listings.names(os.path.normpath(root / folder))

        @cache
        def adds_ids(part: str) -> bool:
            there = next((place for place in places_of(part) if has_file(place)), None)
            return there is None or may_have_ids(_text(root / there))

        crawled = cache(partial(self._crawled, root))
        found = SiteFiles(exists, has_file, names, mentions, adds_ids, crawled)
        return found._replace(redirects=lambda: redirects.leading)

    def _crawled(self, root: Path) -> CrawlFiles:
        """What the sitemaps and the robots.txt of a site say. What can't be read or parsed is a failure of the run."""

        def read(name: str) -> bytes | None:
            path = root / name
            if not S_ISREG(mode(path)):
                return None
            try:
                return read_file(path, _SITEMAP, (root_of(path.parent),))
            except OSError as error:
                self._configs.failures.append(Failure(os.path.relpath(path), unreadable(error)))
                return None

        def failed(name: str, error: SitemapError) -> None:
            file = os.path.relpath(root / name)
            self._configs.failures.append(Failure(file, f"{error.line}:1: this {error.kind} {error}"))

        return crawl_files(read, STATIC, failed)


def _text(path: Path) -> str:
    try:
        return read_file(path, SETTINGS, (root_of(path.parent),)).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _copies(root: Path, names: Sequence[str]) -> frozenset[str]:
    """Those files in a folder, by their paths from there, that are links to others of them."""
    start = f"{root}{os.sep}"
    links = {name: target for name in names if (target := link_target(f"{start}{name}"))}
    others, whole = {*names}.difference(links) if links else (), os.path.realpath(root)
    real = ((name, os.path.relpath(target, whole)) for name, target in links.items())
    return frozenset(name for name, target in real if target.replace(os.sep, "/") in others)
