"""Pages that differ in little but a name: one made for each town, from one text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from seolint.lazy_regex import expression
from seolint.site.alike_pages import AlikeGroup, AlikePages
from seolint.site.doorways import Limits, doorways
from seolint.site.found_groups import FoundGroup, as_written, findings
from seolint.site.index import Site, SiteFinding
from seolint.site.page_groups import PageGroup

FACTS = ("count", "names")
WHOLE_PAGE = True

_SHOWN = 3
"""Names that a message shows."""

_LOOKED_AT = 5
"""Names that are looked at to see whether they are proper ones."""

_PROPER = expression(r"(?:Mc|Mac|De|La|O['\u2019])?[^\W\d_a-z][^\W\d_A-Z]+\b")
"""How a proper name begins: in capitals, and not as the names of settings do (allowNull, AllowNull)."""


def check(
    site: Site,
    *,
    min_pages: int,
    min_words: int,
    min_aligned: float,
    min_repeated: float,
    min_named: float,
    min_swaps: int,
    words_per_swap: int,
) -> Iterator[SiteFinding]:
    """Groups of `min_pages` or more pages of `min_words` or more that replace little but a name, again and again.

    The limits are those of `seolint.site.doorways`. Facts: count, names (some of those by which the pages differ, as
    written).
    """
    limits = Limits(min_pages, min_aligned, min_repeated, min_named, min_swaps, words_per_swap)
    found = [
        each._replace(group=group)
        for each in site.once(AlikePages).groups(min_words)
        for group in doorways([each.group], limits, partial(_is_proper, site, each))
    ]
    return findings((_group(site, group) for group in found), len(found))


def _group(site: Site, group: AlikeGroup) -> FoundGroup:
    facts = {"count": len(group.members), "names": _names(site, group)}
    return FoundGroup(group.members, group.group.shared, False, lambda at: facts)


def _names(site: Site, group: AlikeGroup) -> str:
    """The names by which the first pages of a group differ."""
    names = _first_names(site, group, _SHOWN)
    left = len(group.members) - len(names)
    return ", ".join(f'"{name}"' for name in names) + (f" and {left} more" if left else "")


def _first_names(site: Site, group: AlikeGroup, most: int) -> list[str]:
    """The names in the first pages of a group, as written."""
    first = group.group.others[0].edits[0][0]
    names = [as_written(site, group.seed, first.before)] if first.before else []
    for other in group.group.others[: most - len(names)]:
        after = other.edits[0][0].after
        names += [as_written(site, group.pages[other.page], after)] if after else []
    return names


def _is_proper(site: Site, alike: AlikeGroup, group: PageGroup) -> bool:
    """Whether the pages of a group swap proper names."""
    names = _first_names(site, alike._replace(group=group), _LOOKED_AT)
    return bool(names) and all(_PROPER.match(name) for name in names)
