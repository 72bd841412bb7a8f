"""Pages that say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seolint.site.alike_pages import AlikeGroup, AlikePages, are_numbered
from seolint.site.certain_pages import is_certain
from seolint.site.found_groups import FoundGroup, as_written, findings
from seolint.site.index import Site, SiteFinding, SitePage
from seolint.site.listing import names_of, when_added
from seolint.site.page_groups import near_duplicates

FACTS = ("count", "percent", "pages", "difference", "more")
WHOLE_PAGE = True


def check(
    site: Site, *, min_words: int, min_percent: float, sure_percent: float, most_groups: int
) -> Iterator[SiteFinding]:
    """Groups of pages of `min_words` or more of whose words one of them has `min_percent` or more, in the same order.

    What half of the pages of a folder have isn't counted. An info below `sure_percent`, and where it isn't certain that
    each file becomes a page; pages of a series, whose names or titles differ in numbers, are an info from there on.
    More than `most_groups` in a folder are one. Facts: count, percent (the most that two share), pages (some names),
    difference (what one has in place of what another has), more (a sentence on others in the folder).
    """
    return findings(_groups(site, min_words, min_percent / 100, sure_percent / 100), most_groups)


def _groups(site: Site, min_words: int, min_share: float, sure_share: float) -> Iterator[FoundGroup]:
    for each in site.once(AlikePages).groups(min_words):
        grouped = {number for number in each.group.pages if each.pages[number].name in site.grouped}
        for group in near_duplicates([each.group], min_own=min_share, but=grouped):
            near = each._replace(group=group)
            share, is_series = max(other.own for other in group.others), are_numbered(near.members)
            if share >= sure_share or not is_series:
                is_sure = share >= sure_share and all(is_certain(site, page) for page in near.members)
                yield _group(site, near, share, is_series or not is_sure)


def _group(site: Site, near: AlikeGroup, share: float, is_minor: bool) -> FoundGroup:
    members = sorted(near.members, key=when_added)

    def facts(at: SitePage) -> Mapping[str, Any]:
        return {
            "count": len(members),
            "percent": int(share * 100),
            "pages": names_of(page for page in members if page is not at),
            "difference": _difference(site, near, at),
        }

    return FoundGroup(members, near.group.shared, is_minor, facts)


def _difference(site: Site, near: AlikeGroup, page: SitePage) -> str:
    """What a page of a group and the group's seed have in place of one another: the commonest edit, or the longest."""
    compared = next((each for each in near.group.others if near.pages[each.page] is page), near.group.others[0])
    other = near.seed if page is not near.seed else near.pages[compared.page]
    if not compared.edits:
        return ""  # they differ in nothing but what most pages of the folder have
    edit, _ = max(compared.edits, key=lambda each: (each[1], len(each[0].before) + len(each[0].after)))
    here, there = (edit.before, edit.after) if page is near.seed else (edit.after, edit.before)
    name = other.record.path
    if not there:
        return f'"{as_written(site, page, here)}" isn\'t in {name}.'
    if not here:
        return f'Only {name} has "{as_written(site, other, there)}".'
    return f'It has "{as_written(site, page, here)}" where {name} has "{as_written(site, other, there)}".'
