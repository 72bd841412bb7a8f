"""Pages that share a title, a description or a main heading."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from seolint.lazy_regex import expression
from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage
from seolint.site.record import Passage

FACTS = ("text", "count", "what", "pages")

_NAMES = {"title": "title", "description": "description", "h1": "main heading"}
_SEPARATOR = expression(r"(?<=\s)[|\u2013\u2014\u00b7\u2022:-](?=\s)")
_VARIANT = expression(
    r"v?\d+(?:[._]\d+)*(?:[._]x)?|version-.+|latest|stable|next|current|main|master|dev|[a-z]{2}(?:[-_][a-z]{2,4})?",
    re.I,
)
"""Folders of a version or a language."""

_LANGUAGE_SUFFIX = expression(r"\.([a-z]{2}(?:[-_][a-z]{2,4})?)\.\w+$", re.I)
"""The language in the name of a file: about.de.md."""

_PAGINATED = expression(r"(?:^|/)page[/-]?\d+(?:/|\.|$)", re.I)
_SHOWN = 3
"""Pages that a message names."""


def check(site: Site, *, field: str) -> Iterator[SiteFinding]:
    """Groups of pages with the same `field` (title, description, h1), ignoring case.

    What half of all titles end with doesn't count. Pages in other languages and versions and further pages of a
    list are left out, as are pages that no search engine lists. Where folders and descriptions differ, it is an info.
    Facts: text, count, what (title, description, main heading), pages (the names of some).
    """
    groups: dict[tuple[object, ...], list[tuple[SitePage, Passage]]] = defaultdict(list)
    suffix = _suffix(site) if field != "description" else ""
    for page in site.judged:
        passage = _passage(page, field)
        if passage and _takes_part(page):
            groups[_variant(page), _plain(passage.text, suffix)].append((page, passage))
    for (_, text), members in groups.items():
        if len(members) > 1 and text and not (field == "h1" and _share_title(members, suffix)):
            yield _finding(field, str(text), members)


def _finding(field: str, text: str, members: Sequence[tuple[SitePage, Passage]]) -> SiteFinding:
    *others, (page, passage) = sorted(members, key=_came)
    folders = {member.folder for member, _ in members}
    descriptions = [member.record.description for member, _ in members]
    is_one = len({each.text if each else "" for each in descriptions}) == 1 and descriptions[0] is not None
    names = [member.record.path for member, _ in others]
    facts = {
        "text": passage.text,
        "count": len(members),
        "what": _NAMES[field],
        "pages": ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""),
    }
    is_minor = field != "description" and len(folders) == len(members) and not is_one
    return SiteFinding(
        PagePlace(page, passage.place),
        facts,
        [PagePlace(member, where.place) for member, where in others],
        group=text,
        severity="info" if is_minor else "",
    )


def _came(member: tuple[SitePage, Passage]) -> tuple[str, str]:
    """What pages are ordered by: their date, then their path."""
    return member[0].record.published, member[0].name


def _passage(page: SitePage, field: str) -> Passage | None:
    """A page's value of a field; the title of an article that declares none is its main heading."""
    record = page.record
    if field == "description":
        return record.description
    if field == "h1":
        return record.h1
    return record.title or (None if record.format == "html" else record.h1)


def _takes_part(page: SitePage) -> bool:
    """Whether search engines may list a page under its own address."""
    record = page.record
    if not record.is_indexable or _PAGINATED.search(page.name) or _is_in_collection(page):
        return False
    return not record.canonical or page.address is None or _path(record.canonical).endswith(key_of(page.address))


def _is_in_collection(page: SitePage) -> bool:
    """Whether a file is in a collection of Jekyll that may have no pages: _events, but not _posts."""
    folders = page.name.split("/")[:-1]
    return page.address is None and any(name.startswith("_") and name != "_posts" for name in folders)


def _path(address: str) -> str:
    """The key of an address without its host."""
    return key_of(address.partition("://")[2].partition("/")[2] if "://" in address else address)


def _variant(page: SitePage) -> tuple[str, ...]:
    """The language and the version of a page, as far as its path shows them."""
    suffix = _LANGUAGE_SUFFIX.search(page.name)
    folders = (part.lower() for part in page.name.split("/")[:-1] if _VARIANT.fullmatch(part))
    return (*folders, *([suffix[1].lower()] if suffix else ()))


def _plain(text: str, suffix: str) -> str:
    plain = " ".join(text.lower().split())
    return plain.removesuffix(suffix) if suffix else plain


def _suffix(site: Site) -> str:
    """What at least half of the titles end with, the separator included; "" for nothing."""
    ends: Counter[str] = Counter()
    titles = [page.record.title.text for page in site.pages if page.record.title]
    for title in titles:
        parts = list(_SEPARATOR.finditer(title.lower()))
        if parts:
            ends[title.lower()[parts[-1].start() :]] += 1
    common = ends.most_common(1)
    return common[0][0] if common and 2 * common[0][1] >= len(titles) > 2 else ""


def _share_title(members: Sequence[tuple[SitePage, Passage]], suffix: str) -> bool:
    """Whether the pages share their title, too."""
    titles = [_passage(page, "title") for page, _ in members]
    return len({_plain(title.text, suffix) if title else str(at) for at, title in enumerate(titles)}) == 1
