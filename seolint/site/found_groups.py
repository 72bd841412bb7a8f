"""Groups of whole pages that a check found, as findings: many of them in one folder are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.document import Place
from seolint.site.alike_pages import folder_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import when_added
from seolint.site.record import PageRecord
from seolint.wording import plural

MORE = "more"
"""The fact that says that a finding is about further groups in its folder."""

_TOP = Place(1, 1, 1, 1, 0, 0)
_LONGEST = 8
"""Words of a difference that a message shows."""


class FoundGroup(NamedTuple):
    """Pages that are alike, what identifies the text that they share, whether that is an info, and the facts where it
    is reported at one of them."""

    pages: Sequence[SitePage]
    shared: str
    is_minor: bool
    facts: Callable[[SitePage], Mapping[str, Any]]


def findings(groups: Iterable[FoundGroup], most_groups: int) -> Iterator[SiteFinding]:
    """The findings for groups of pages, each once, where several versions or languages have it.

    More than `most_groups` in one folder are one finding: whatever makes its pages, as a reference of functions is
    made, makes them alike.
    """
    folders: dict[str, list[FoundGroup]] = defaultdict(list)
    seen: set[str] = set()
    for group in groups:
        if group.shared not in seen:
            seen.add(group.shared)
            inside = {folder_of(page) for page in group.pages}
            folders[inside.pop() if len(inside) == 1 else f"\0{group.shared}"].append(group)
    for folder, found in folders.items():
        if len(found) > most_groups:
            yield _finding(found, folder)
        else:
            yield from (_finding([group]) for group in found)


def as_written(site: Site, page: SitePage, words: Sequence[str]) -> str:
    """Normalised words as a page has them, in capitals and all; the first few."""
    shown = list(words[:_LONGEST])
    text = site.text_of(page.record)
    for paragraph, written in zip(text.paragraphs, text.written, strict=True):
        at = _find(paragraph, shown)
        if at is not None:
            shown = list(written[at : at + len(shown)])
            break
    return " ".join(shown) + (" …" if len(words) > _LONGEST else "")


def _finding(groups: Sequence[FoundGroup], folder: str = "") -> SiteFinding:
    """The finding for some groups, reported at the page that was added last."""
    of_page = {page.name: group for group in groups for page in group.pages}
    pages = sorted((page for group in groups for page in group.pages), key=when_added)
    *others, at = [PagePlace(page, _place(page.record)) for page in pages]

    def facts_at(place: PagePlace) -> Mapping[str, Any]:
        group = of_page[place.page.name]
        left = len(pages) - len(group.pages)
        more = f"In {folder or 'this folder'}, {plural(left, 'other page')} are alike, too." if left else ""
        return {**group.facts(place.page), MORE: more}

    return SiteFinding(
        at,
        facts_at(at),
        others,
        group=f"{folder}/" if len(groups) > 1 else groups[0].shared,
        severity="info" if all(group.is_minor for group in groups) else "",
        facts_at=facts_at,
    )


def _find(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    starts = (at for at, word in enumerate(words) if word == wanted[0])
    return next((at for at in starts if list(words[at : at + len(wanted)]) == wanted), None)


def _place(record: PageRecord) -> Place:
    """Where a problem of a whole page is: at its main heading, else at its title."""
    passage = record.h1 or record.title
    return passage.place if passage else _TOP
