"""What a heading is called now that a change has renamed: links to its old id mean the new one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from seolint.site.heading_ids import heading_ids
from seolint.site.index import Site, SitePage
from seolint.site.record import HeadingRecord, PageRecord

_MOST = 500
"""Headings of a page that are compared, which takes time."""


def id_since(site: Site, page: SitePage, fragment: str) -> str:
    """The id that a heading of a page has now, which had a fragment as its id before the change; "" if unknown.

    That is known of a heading in whose place there is another one of the same level, while those around it stayed.
    """
    before = _before(site, page)
    if before is None or max(len(before.headings), len(page.record.headings)) > _MOST:
        return ""
    at = _heading_with(before.headings, fragment, site.heading_style)
    now = _in_place_of(at, before.headings, page.record.headings) if at is not None else None
    return _id_of(now, page.record.headings, site.heading_style) if now else ""


def was_there(site: Site, page: SitePage, fragment: str) -> bool:
    """Whether a fragment named a place on a page before the change."""
    before = _before(site, page)
    if before is None:
        return False
    return fragment in before.ids or _heading_with(before.headings, fragment, site.heading_style) is not None


def _before(site: Site, page: SitePage) -> PageRecord | None:
    """The record of a page as it was before the change; None if it is new or didn't change."""
    moved = site.moved.get(page.name)
    return moved.record if moved else site.earlier().get(page.name)


def _heading_with(headings: Sequence[HeadingRecord], fragment: str, style: str) -> int | None:
    """Which heading has an id; None where that isn't sure."""
    given = [at for at, heading in enumerate(headings) if heading.id == fragment]
    text = heading_ids(headings, style).get(fragment) if style and not given else None
    found = given or [at for at, heading in enumerate(headings) if text is not None and heading.text == text]
    return found[0] if len(found) == 1 else None


def _in_place_of(at: int, before: Sequence[HeadingRecord], now: Sequence[HeadingRecord]) -> HeadingRecord | None:
    """The heading that is now where there was another one before."""
    for kind, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if start <= at < end:
            same = kind == "replace" and end - start == last - first
            found = now[first + at - start] if same else None
            return found if found and found.level == before[at].level else None
    return None


def _id_of(heading: HeadingRecord, headings: Sequence[HeadingRecord], style: str) -> str:
    if heading.id or not style:
        return heading.id
    return next((name for name, text in heading_ids(headings, style).items() if text == heading.text), "")
