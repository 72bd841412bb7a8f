"""What a site has besides its pages, as those who know the disk say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from seolint.site.crawl_files import NO_CRAWL_FILES, CrawlFiles
from seolint.site.record import PageRecord


class SiteFiles(NamedTuple):
    """What is known about the files of a site other than its pages.

    `exists` says whether there is a file behind an address in the page of a record, as generators find it (None:
    unknown); `has_file` whether there is a file at a path from the root, `names` what a folder holds; `mentions` says
    whether a file with redirects names an address; `adds_ids` whether a part that pages include may add ids to them.
    `crawled` gives what sitemaps and robots.txt say, `template_ids` the ids in its templates, `redirects` where
    addresses, by their keys, are redirected to, `unread` the files from which pages may be made besides its own (None:
    many, or unknown ones), all read at the first call. `source_of` reads the text of a page; None if it can't.
    """

    exists: Callable[[PageRecord, str], bool | None] = lambda record, address: None
    has_file: Callable[[str], bool] = lambda name: False
    names: Callable[[str], Collection[str]] = lambda folder: ()
    mentions: Callable[[str], bool] = lambda address: False
    adds_ids: Callable[[str], bool] = lambda part: True
    crawled: Callable[[], CrawlFiles] = lambda: NO_CRAWL_FILES
    template_ids: Callable[[], frozenset[str]] = frozenset
    redirects: Callable[[], Mapping[str, str]] = dict
    unread: Callable[[], Sequence[str] | None] = tuple
    source_of: Callable[[PageRecord], str] | None = None
