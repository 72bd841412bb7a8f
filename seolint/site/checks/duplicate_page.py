"""Pages whose texts are the same, word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seolint.site.alike_pages import AlikePages, are_numbered, text_of
from seolint.site.certain_pages import is_certain
from seolint.site.found_groups import FoundGroup, findings
from seolint.site.generators.recognition import is_index
from seolint.site.index import Site, SiteFinding, SitePage
from seolint.site.listing import names_of, when_added
from seolint.site.page_names import versions_apart

FACTS = ("count", "words", "pages", "more")
WHOLE_PAGE = True


def check(site: Site, *, min_words: int, most_groups: int) -> Iterator[SiteFinding]:
    """Groups of pages with the same text of `min_words` or more, main headings aside, in one language and version.

    An info for pages of a series, whose names or titles differ in numbers, for files that may be no pages, and for
    pages that list others, since the lists differ. More than `most_groups` in a folder are one. Facts: count, words,
    pages (some names), more (on others in the folder).
    """
    return findings(_groups(site, min_words), most_groups)


def _groups(site: Site, min_words: int) -> Iterator[FoundGroup]:
    for pages in site.once(AlikePages).by_variant():
        same: dict[int, list[SitePage]] = defaultdict(list)
        for page in pages:
            if text_of(page).words >= min_words:
                same[text_of(page).digest].append(page)
        for digest, members in same.items():
            first, *others = members
            if others and not all(versions_apart(first.name, page.name) for page in others):
                yield _group(site, digest, sorted(members, key=when_added))


def _group(site: Site, digest: int, members: Sequence[SitePage]) -> FoundGroup:
    def facts(at: SitePage) -> Mapping[str, Any]:
        others = names_of(page for page in members if page is not at)
        return {"count": len(members), "words": text_of(at).words, "pages": others}

    is_minor = are_numbered(members) or not all(is_certain(site, page) for page in members)
    is_minor |= all(is_index(page.name) for page in members)
    return FoundGroup(members, f"{digest:x}", is_minor, facts)
