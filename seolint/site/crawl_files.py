"""What crawlers read of a site besides its pages: sitemaps and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class ListedAt(NamedTuple):
    """Where a sitemap lists an address."""

    file: str
    line: int


class CrawlFiles(NamedTuple):
    """The addresses that sitemaps list, as written; whether all sitemaps were read; and what robots.txt blocks.

    `sitemap` is the first of these files, "" if there is none.
    """

    listed: Mapping[str, ListedAt]
    is_complete: bool = False
    blocks: Callable[[str], bool] = lambda address: False
    sitemap: str = ""


NO_CRAWL_FILES = CrawlFiles({})
