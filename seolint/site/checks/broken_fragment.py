"""Links to a place that doesn't exist on a page of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from seolint.site.fragment_forms import Fragment, unknown_forms
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.link_forms import as_infos
from seolint.site.links import Links
from seolint.site.renamed_headings import id_since
from seolint.site.suggestions import with_fragment

FACTS = ("fragment", "where", "near", "suggestion")


def check(site: Site, *, allow: Sequence[str] = ()) -> Iterator[SiteFinding]:
    """Links with a fragment that isn't an id on the page they lead to. `allow` are ids of the site's layout.

    Those of a form that the site may understand in a way of its own (`seolint.site.fragment_forms`) are one info.
    Facts: fragment, where ("on this page", "in birds.md"), near ("." or "; did you mean #...?"), suggestion.
    """
    links = site.once(Links)
    lost = [(each, is_known) for each, is_known, is_lost in _fragments(site, links, allow) if is_lost]
    unjudged: dict[str, list[tuple[PagePlace, Mapping[str, Any]]]] = defaultdict(list)
    reasons = unknown_forms(
        site,
        links.page_ids,
        [each for each, _ in lost],
        lambda: (each for each, _, is_lost in _fragments(site, links, allow) if not is_lost),
    )
    for (each, is_known), reason in zip(lost, reasons, strict=True):
        there = each.target.record.path if each.target else each.path
        where = "on this page" if each.target is each.page else f"in {there}"
        facts = {"fragment": each.fragment, "where": where, "near": f". {reason}", "suggestion": ""}
        if reason:
            unjudged[reason].append((each.place, facts))
        elif is_known and each.target:
            name = id_since(site, each.target, each.fragment) or links.near_id(each.target, each.fragment)
            near = f"; did you mean #{name}?" if name else "."
            meant = with_fragment(each.link.address, name) if name else ""
            yield SiteFinding(each.place, {**facts, "near": near, "suggestion": meant}, target=each.target)
    yield from as_infos(unjudged)


def settled(site: Site, page: SitePage) -> Iterator[int]:
    """The offsets of those links on a page for which it is known whether their place exists."""
    links = site.once(Links)
    for link, target, fragment in links.in_question(page):
        if fragment and target.page and links.page_ids.has_place(target.page, fragment) is not None:
            yield link.place.start


def _fragments(site: Site, links: Links, allow: Container[str]) -> Iterator[tuple[Fragment, bool, bool]]:
    """The links to places on pages; whether that is known to exist or not to, and whether it is taken for missing."""
    for page in site.judged:
        reported = site.reported.get(page.name, ())
        for link, target, fragment in links.in_question(page):
            if fragment and target.found is not False and fragment not in allow:
                has = links.page_ids.has_place(target.page, fragment) if target.page else None
                is_lost = has is False or (has is None and link.place.start in reported)
                named = Fragment(page, link, links.path(link.address), target.page, fragment)
                yield named, has is not None, is_lost
