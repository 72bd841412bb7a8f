"""Where a built site is published, as the canonical addresses of its pages say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from seolint.site.addresses import key_of
from seolint.site.record import PageRecord

HOME = "index.html"
"""The home page of a built site."""


def published_at(pages: Iterable[tuple[str, str | None, PageRecord]]) -> str:
    """Where a site is published, as most of its pages say, or its home page; "" if that isn't known.

    A page is the path of its file, its address below the root of the site, and its record.
    """
    named = {
        name: _site_address(record.canonical.text, address)
        for name, address, record in pages
        if address is not None and record.canonical and "://" in record.canonical.text
    }
    url, count = next(iter(Counter(named.values()).most_common(1)), ("", 0))
    return url if 2 * count > len(named) and url else named.get(HOME, "")


def _site_address(canonical: str, address: str) -> str:
    """Where a site is published that has a page at an address, by its canonical one; "" if that is another page's."""
    scheme, _, rest = canonical.partition("://")
    host, _, path = rest.partition("/")
    whole, own = key_of(path).rstrip("/"), key_of(address).rstrip("/")
    return f"{scheme}://{host}{whole.removesuffix(own)}" if whole.endswith(own) else ""
