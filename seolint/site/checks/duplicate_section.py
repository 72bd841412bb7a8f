"""Sections that are on more than one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from seolint.analysis.sketches import from_text, sampled
from seolint.site.alike_pages import AlikePages, folder_of, text_of
from seolint.site.found_groups import by_variant, merged
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import is_post, names_of, when_added
from seolint.site.page_names import series_of
from seolint.site.shared_sections import ComparedSection, SectionGroup, shared_sections

FACTS = ("count", "words", "pages", "what", "more")

_LEFT_OUT = frozenset({"templates", "archive", "archives", "archived", "deprecated", "legacy"})
"""Folders of texts to copy, each of which has to have all of its parts, and of pages that aren't kept up any more."""


def check(site: Site, *, min_words: int, min_percent: float, most_groups: int) -> Iterator[SiteFinding]:
    """Sections of `min_words` or more of which another page has `min_percent`, up to their first subheadings.

    Those of a page are one finding, as are those of more than `most_groups` pages of a folder. Pages of a series aren't
    compared with one another, nor are those that a rule before this one has grouped; posts, templates and
    archives are compared with none. Facts: count (of sections), words (of them on the page), pages (some names), what
    (the sections, as the subject of a sentence), more (a sentence on others in the folder).
    """
    found = by_variant(_findings(site, min_words, min_percent / 100))
    return merged(found, most_groups, "share sections, too")


def _findings(site: Site, min_words: int, min_contained: float) -> Iterator[SiteFinding]:
    for pages in site.once(AlikePages).by_variant():
        sections = list(_sections(pages))

        def load(
            index: int, pages: Sequence[SitePage] = pages, sections: Sequence[ComparedSection] = sections
        ) -> Sequence[str]:
            section = sections[index]
            texts = site.text_of(pages[section.page].record).sections
            return texts[section.number] if section.number < len(texts) else ()  # changed since it was linted

        groups = shared_sections(
            sections, load, min_words=min_words, min_contained=min_contained, group_of=_group_of(site, pages)
        )
        for members in _by_page(pages, sections, groups):
            yield _finding(pages, members)


def _sections(pages: Sequence[SitePage]) -> Iterator[ComparedSection]:
    for number, page in enumerate(pages):
        if is_post(page) or not _LEFT_OUT.isdisjoint(page.name.lower().split("/")[:-1]):
            continue
        folder = folder_of(page)
        for at, section in enumerate(text_of(page).sections):
            yield ComparedSection(number, folder, at, section.words, section.sample)


def _group_of(site: Site, pages: Sequence[SitePage]) -> Callable[[int], Hashable]:
    """What gives the group that a page is in already, or else its series."""

    @cache
    def group_of(number: int) -> Hashable:
        name = pages[number].name
        return site.grouped[name] if name in site.grouped else series_of(name)

    return group_of


def _by_page(
    pages: Sequence[SitePage], sections: Sequence[ComparedSection], groups: Sequence[SectionGroup]
) -> Iterable[Sequence[Sequence[ComparedSection]]]:
    """The groups of sections, those together that are on the same page where it was added last."""
    found: dict[int, list[Sequence[ComparedSection]]] = defaultdict(list)
    for group in groups:
        members = [sections[index] for index in (group.section, *(copy.section for copy in group.copies))]
        found[max((each.page for each in members), key=lambda page: when_added(pages[page]))].append(members)
    return found.values()


def _finding(pages: Sequence[SitePage], groups: Sequence[Sequence[ComparedSection]]) -> SiteFinding:
    """The finding for groups of sections, reported at the first one of the page added last."""
    places: dict[str, list[PagePlace]] = defaultdict(list)
    words: Counter[str] = Counter()
    for section in (section for members in groups for section in members):
        page = pages[section.page]
        places[page.name].append(PagePlace(page, text_of(page).sections[section.number].place))
        words[page.name] += section.words
    *others, last = sorted({each.page.name: each.page for (each, *_) in places.values()}.values(), key=when_added)
    at, *rest = sorted(places[last.name], key=lambda each: each.place)

    def facts_at(at: PagePlace) -> Mapping[str, Any]:
        count, total = len(places[at.page.name]), words[at.page.name]
        one = f"This section ({total} words) is"
        return {
            "count": count,
            "words": total,
            "pages": names_of(page for page in (*others, last) if page.name != at.page.name),
            "what": one if count == 1 else f"This section and {count - 1} more ({total} words in total) are",
            "more": "",
        }

    related = [*(each for page in others for each in places[page.name]), *rest]
    return SiteFinding(at, facts_at(at), related, group=_shared(groups), facts_at=facts_at)


def _shared(groups: Sequence[Sequence[ComparedSection]]) -> str:
    """What identifies the texts that sections share: the hash of a shingle that all of a group have."""
    hashes = []
    for members in groups:
        samples = [set(sampled(from_text(section.sample))) for section in members]
        hashes.append(min(set.intersection(*samples) or samples[0]))
    return f"{min(hashes):x}"
