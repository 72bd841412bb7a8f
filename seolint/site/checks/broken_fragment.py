"""Links to a place that doesn't exist on a page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.links import Links
from seolint.site.renamed_headings import id_since
from seolint.site.suggestions import with_fragment

FACTS = ("fragment", "where", "near", "suggestion")


def check(site: Site, *, allow: Sequence[str] = ()) -> Iterator[SiteFinding]:
    """Links with a fragment that isn't an id on the page they lead to. `allow` are ids of the site's layout.

    Facts: fragment, where ("on this page", "in birds.md"), near ("." or "; did you mean #...?"), suggestion.
    """
    links = site.once(Links)
    for page in site.judged:
        for link, target, fragment in links.of(page):
            if (
                not fragment
                or fragment in allow
                or not target.page
                or links.page_ids.has_place(target.page, fragment) is not False
            ):
                continue
            name = id_since(site, target.page, fragment) or links.near_id(target.page, fragment)
            meant = with_fragment(link.address, name) if name else ""
            facts = {
                "fragment": fragment,
                "where": "on this page" if target.page is page else f"in {target.page.record.path}",
                "near": f"; did you mean #{name}?" if name else ".",
                "suggestion": meant,
            }
            yield SiteFinding(PagePlace(page, link.place), facts, target=target.page)


def settled(site: Site, page: SitePage) -> Iterator[int]:
    """The offsets of those links on a page for which it is known whether their place exists."""
    links = site.once(Links)
    for link, target, fragment in links.of(page):
        if fragment and target.page and links.page_ids.has_place(target.page, fragment) is not None:
            yield link.place.start
