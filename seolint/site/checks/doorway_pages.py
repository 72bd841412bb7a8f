"""Pages that differ in little but a name: one made for each town, from one text."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.site.alike_pages import AlikeGroup, AlikePages
from seolint.site.found_groups import FoundGroup, as_written, findings
from seolint.site.index import Site, SiteFinding
from seolint.site.page_groups import doorways

FACTS = ("count", "names")
WHOLE_PAGE = True

_SHOWN = 3
"""Names that a message shows."""


def check(
    site: Site,
    *,
    min_pages: int,
    min_words: int,
    min_aligned: float,
    min_repeated: float,
    min_named: float,
    min_swaps: int,
) -> Iterator[SiteFinding]:
    """Groups of `min_pages` or more pages of `min_words` or more that replace little but a name, again and again.

    The limits are those of `seolint.site.page_groups.doorways`. Facts: count, names (some of those by which the pages
    differ, as written).
    """
    alike = site.once(AlikePages).groups(min_words)
    found = [
        each._replace(group=group)
        for each in alike
        for group in doorways(
            [each.group],
            min_pages=min_pages,
            min_aligned=min_aligned,
            min_repeated=min_repeated,
            min_named=min_named,
            min_swaps=min_swaps,
        )
    ]
    return findings((_group(site, group) for group in found), len(found))


def _group(site: Site, group: AlikeGroup) -> FoundGroup:
    facts = {"count": len(group.members), "names": _names(site, group)}
    return FoundGroup(group.members, group.group.shared, False, lambda at: facts)


def _names(site: Site, group: AlikeGroup) -> str:
    """The names by which the first pages of a group differ."""
    first = group.group.others[0].edits[0][0]
    names = [as_written(site, group.seed, first.before)] if first.before else []
    for other in group.group.others[: _SHOWN - len(names)]:
        after = other.edits[0][0].after
        names += [as_written(site, group.pages[other.page], after)] if after else []
    left = len(group.members) - len(names)
    return ", ".join(f'"{name}"' for name in names) + (f" and {left} more" if left else "")
