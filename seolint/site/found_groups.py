"""Groups of whole pages that a check found, as findings: many of them in one folder are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from seolint.document import Place
from seolint.site.alike_pages import folder_of, variant_key
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
    """The findings for groups of pages; see `by_variant` and `merged`."""
    return merged(by_variant(map(_finding, groups)), most_groups, "are alike, too")


def by_variant(found: Iterable[SiteFinding]) -> Iterator[SiteFinding]:
    """The findings, with those that repeat a group of another version or language marked.

    Two groups of one version are two, even if what identifies them is the same.
    """
    variants: dict[str, tuple[str, ...]] = {}
    for finding in found:
        variant = variant_key(finding.at.page)
        yield finding._replace(repeats=variants.setdefault(finding.group, variant) != variant)


def merged(found: Iterable[SiteFinding], most_groups: int, others_do: str) -> Iterator[SiteFinding]:
    """The findings, those of one folder as one where there are more than `most_groups`.

    Whatever makes the pages of that folder, as a reference of functions is made, makes them alike. The fact `more` then
    says how many other pages do so.
    """
    folders: dict[tuple[str, bool], list[SiteFinding]] = defaultdict(list)
    for finding in found:
        inside = {folder_of(each.page) for each in _places(finding)}
        folders[inside.pop() if len(inside) == 1 else f"\0{finding.group}", finding.repeats].append(finding)
    for (folder, _), those in folders.items():
        if len(those) > most_groups:
            yield _as_one(those, folder, others_do)
        else:
            yield from those


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


def _finding(group: FoundGroup) -> SiteFinding:
    """The finding for a group, reported at the page that was added last."""
    *others, at = [PagePlace(page, _place(page.record)) for page in sorted(group.pages, key=when_added)]

    def facts_at(place: PagePlace) -> Mapping[str, Any]:
        return {**group.facts(place.page), MORE: ""}

    severity = "info" if group.is_minor else ""
    return SiteFinding(at, facts_at(at), others, group=group.shared, severity=severity, facts_at=facts_at)


def _as_one(found: Sequence[SiteFinding], folder: str, others_do: str) -> SiteFinding:
    """One finding for several in a folder, reported at the page that was added last."""
    *others, last = sorted(found, key=lambda finding: when_added(finding.at.page))
    at_place = {(each.page.name, each.place): finding for finding in found for each in _places(finding)}
    count = len({name for name, _ in at_place})

    def facts_at(place: PagePlace) -> Mapping[str, Any]:
        finding = at_place[place.page.name, place.place]
        left = count - len({each.page.name for each in _places(finding)})
        facts = finding.facts_at(place) if finding.facts_at else finding.facts
        return {**facts, MORE: f"In {folder or 'this folder'}, {plural(left, 'other page')} {others_do}."}

    return SiteFinding(
        last.at,
        facts_at(last.at),
        [*(each for finding in others for each in _places(finding)), *last.related],
        group=f"{folder}/",
        severity="info" if all(finding.severity == "info" for finding in found) else "",
        facts_at=facts_at,
        repeats=last.repeats,
    )


def _places(finding: SiteFinding) -> Sequence[PagePlace]:
    return (*finding.related, finding.at)


def _find(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    starts = (at for at, word in enumerate(words) if word == wanted[0])
    return next((at for at in starts if list(words[at : at + len(wanted)]) == wanted), None)


def _place(record: PageRecord) -> Place:
    """Where a problem of a whole page is: at its main heading, else at its title."""
    passage = record.h1 or record.title
    return passage.place if passage else _TOP
