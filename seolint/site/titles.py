"""The titles of a site's pages, without what most of them end with."""

from __future__ import annotations

from collections import Counter

from seolint.lazy_regex import expression
from seolint.site.index import Site, SitePage
from seolint.site.record import Passage

_SEPARATOR = expression(r"(?<=\s)[|\u2013\u2014\u00b7\u2022:-](?=\s)")


def title_of(page: SitePage) -> Passage | None:
    """The title of a page; that of an article which declares none is its main heading."""
    record = page.record
    return record.title or (None if record.format == "html" else record.h1)


def common_ending(site: Site) -> str:
    """What at least half of the titles end with, in lower case, the separator included; "" for nothing."""
    if site.whole:
        return site.whole.title_ending
    titles = [page.record.title.text for page in site.pages if page.record.title]
    common = Counter(filter(None, map(ending_of, titles))).most_common(1)
    return common[0][0] if common and 2 * common[0][1] >= len(titles) > 2 else ""


def ending_of(title: str) -> str:
    """What a title ends with, in lower case, from its last separator on; "" for a title without one."""
    lowered = title.lower()
    parts = list(_SEPARATOR.finditer(lowered))
    return lowered[parts[-1].start() :] if parts else ""


def plain(text: str, ending: str) -> str:
    """A title as it is compared with others: in lower case, without the common ending."""
    lowered = " ".join(text.lower().split())
    return lowered.removesuffix(ending).rstrip() if ending else lowered
