"""Pages that share a title, a description or a main heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from seolint.site.certain_pages import is_certain
from seolint.site.entries import is_entry
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.listing import is_listed, is_named_by_day, names_of, variant_of, when_added
from seolint.site.page_names import number_apart
from seolint.site.record import Passage
from seolint.site.titles import common_ending, plain, title_of

FACTS = ("text", "count", "what", "pages")

_NAMES = {"title": "title", "description": "description", "h1": "main heading"}


def check(site: Site, *, field: str) -> Iterator[SiteFinding]:
    """Groups of pages with the same `field` (title, description, h1), ignoring case.

    What half of all titles end with doesn't count. Pages in other languages and versions and further pages of a
    list are left out, as are pages that no search engine lists, and groups that another rule has reported. Where
    folders and descriptions differ, or not all of the files are sure to become pages, it is an info, as it is among
    entries of a list (events, people) and minutes, which are named by the day, and for the description of a series.
    Facts: text, count, what (title, description, main heading), pages (the names of some).
    """
    groups: dict[tuple[object, ...], list[tuple[SitePage, Passage]]] = defaultdict(list)
    ending = site.once(common_ending) if field != "description" else ""
    passages = [(page, passage) for page in site.judged if (passage := _passage(page, field))]
    texts = [plain(passage.text, ending) for _, passage in passages]
    counts = Counter(texts)
    for each, shown in zip(passages, texts, strict=True):
        if counts[shown] > 1 and is_listed(each[0]):
            groups[variant_of(each[0]), shown].append(each)
    for (_, text), members in groups.items():
        if len(members) < 2 or not text or (field == "h1" and _share_title(members, ending)):
            continue
        if _are_grouped(site, members):
            continue
        if not (field == "title" and _are_told_apart(members)):
            yield _finding(site, field, str(text), members)


def _finding(site: Site, field: str, text: str, members: Sequence[tuple[SitePage, Passage]]) -> SiteFinding:
    *others, (page, passage) = sorted(members, key=lambda member: when_added(member[0]))
    facts = {
        "text": passage.text,
        "count": len(members),
        "what": _NAMES[field],
        "pages": names_of(member for member, _ in others),
    }
    is_minor = field != "description" and _are_apart(members)
    is_minor |= not all(is_certain(site, member) for member, _ in members)
    is_minor |= all(is_entry(site, member) or member.record.format == "text" for member, _ in members)
    is_minor |= all(is_named_by_day(member) for member, _ in members)
    is_minor |= field == "description" and all(number_apart(page.name, member.name) for member, _ in others)
    return SiteFinding(
        PagePlace(page, passage.place),
        facts,
        [PagePlace(member, where.place) for member, where in others],
        group=text,
        severity="info" if is_minor else "",
    )


def _are_grouped(site: Site, members: Sequence[tuple[SitePage, Passage]]) -> bool:
    """Whether all of the pages are in one group of a rule that this one yields to."""
    numbers = {site.grouped.get(page.name) for page, _ in members}
    return len(numbers) == 1 and None not in numbers


def _are_apart(members: Sequence[tuple[SitePage, Passage]]) -> bool:
    """Whether each page is in a folder of its own, and not all have the same description."""
    folders = {member.folder for member, _ in members}
    descriptions = [member.record.description for member, _ in members]
    is_one = len({each.text if each else "" for each in descriptions}) == 1 and descriptions[0] is not None
    return len(folders) == len(members) and not is_one


def _are_told_apart(members: Sequence[tuple[SitePage, Passage]]) -> bool:
    """Whether a title in front matter is a mere label: each page has its own main heading, which contains it."""
    h1s = [page.record.h1.text.lower() for page, _ in members if page.record.h1 and page.record.format != "html"]
    is_label = all(passage.text.lower() in h1 for h1, (_, passage) in zip(h1s, members, strict=False))
    return len(set(h1s)) == len(members) and is_label and _are_apart(members)


def _passage(page: SitePage, field: str) -> Passage | None:
    """A page's value of a field."""
    record = page.record
    if field == "description":
        return record.description
    if field == "h1":
        return record.h1
    return title_of(page)


def _share_title(members: Sequence[tuple[SitePage, Passage]], ending: str) -> bool:
    """Whether the pages share their title, too."""
    titles = [_passage(page, "title") for page, _ in members]
    return len({plain(title.text, ending) if title else str(at) for at, title in enumerate(titles)}) == 1
