"""Two addresses for one language, of which search engines can show only one."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding
from seolint.site.listing import is_listed
from seolint.site.record import Alternate
from seolint.site.references import refer

FACTS = ("language", "address", "other")


def check(site: Site) -> Iterator[SiteFinding]:
    """Alternates of a page for a language that has another address there already.

    Facts: language (its code), address, other (the first address).
    """
    for page in site.judged:
        first: dict[str, tuple[str, Alternate]] = {}
        for alternate in page.record.alternates if page.record.alternates and is_listed(page) else ():
            there = refer(site, page, alternate.address)
            key = there.key if there else key_of(alternate.address)
            known, earlier = first.setdefault(alternate.language.lower().replace("_", "-"), (key, alternate))
            if key != known:
                facts = {"language": alternate.language, "address": alternate.address, "other": earlier.address}
                yield SiteFinding(PagePlace(page, alternate.place), facts, [PagePlace(page, earlier.place)])
