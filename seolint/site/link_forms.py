"""Links and images of a site that can't be judged: those of a form that the site makes work in an unknown way.

Authors get single links wrong. Where hardly a link of a form leads anywhere, a server hands out a folder from
elsewhere, a plugin takes `@[video](a1b2)` for a film, or a program makes the pages of a folder. On 58 sites with ten
links or more of a form (2026-11-30), authors' mistakes were at most 29% of them.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from seolint.site.addresses import key_of
from seolint.site.index import PagePlace, Site, SiteFinding, SitePage, alias_key
from seolint.site.link_names import address_keys, file_names, folders
from seolint.site.page_names import own_name
from seolint.site.record import LinkRecord
from seolint.site.template_links import REFERENCE

MOST_LOST = 0.5
"""The share of links of a form (0–1) that lead nowhere above which none of them is judged."""

LEAST, LEAST_OF_ALL = 5, 3
"""How many different links have to lead nowhere, and how many if no link of the form leads anywhere."""

LEAST_NAMING = 4
"""Pages that link to one which isn't there, from which on it isn't likely that all of their authors are wrong."""

Paths = Callable[[], Iterable[tuple[SitePage, str]]]
"""Paths that lead somewhere, each with the page that it is on."""


class LostLink(NamedTuple):
    """A link or an image that leads nowhere: the page that it is on, and the path that it names."""

    page: SitePage
    link: LinkRecord
    path: str

    @property
    def place(self) -> PagePlace:
        return PagePlace(self.page, self.link.place)

    @property
    def from_root(self) -> str:
        """The path from the root of the site; a relative one starts at the folder of its page."""
        path = self.path if self.path.startswith("/") else posixpath.join("/", self.page.folder, self.path)
        return posixpath.normpath(path)


def unknown_forms(site: Site, lost: Sequence[LostLink], found: Paths, noun: str = "links") -> Sequence[str]:
    """Why each of the links (or other elements, called `noun`) that lead nowhere can't be judged; "" where it can.

    `found` yields what leads somewhere. What a change has moved or removed is known to be missing.
    """
    if len(lost) < LEAST_OF_ALL:
        return [""] * len(lost)
    before = _before(site)
    old = [bool(before) and not before.isdisjoint(_named(site, each)) for each in lost]
    unsure = [each for each, is_old in zip(lost, old, strict=True) if not is_old]
    missing, shapes = [_missing_folder(site, each) for each in unsure], [_shape(each.path, noun) for each in unsure]
    made, unlike = _made_elsewhere(site, unsure, missing, noun), _unlike_others(unsure, shapes, found, noun)
    reasons = (made.get(folder) or unlike.get(shape, "") for folder, shape in zip(missing, shapes, strict=True))
    return ["" if is_old else next(reasons) for is_old in old]


def _before(site: Site) -> Set[str]:
    """The names of pages that a change concerns, as they were, and the keys of their addresses."""
    changed = (site.page_at(name, record) for name, record in site.earlier().items() if record)
    found = set[str]()
    for page in (*changed, *site.moved.values()):
        found.update((page.name, key_of(page.address or page.name)))
        found.update(alias_key(page, alias.text) for alias in page.aliases)
    return found


def _named(site: Site, lost: LostLink) -> Iterator[str]:
    """What a link may name: files of pages, and the keys of addresses."""
    path = lost.path.removeprefix(REFERENCE)
    yield from file_names(site, lost.page, path)
    yield from address_keys(site, lost.page, path)


def named_often(site: Site, lost: Sequence[LostLink]) -> Sequence[str]:
    """Why each of the links that lead to a page of which the site has nothing can't be judged; "" where it can.

    A page that many others name is more likely made elsewhere than forgotten by all of them, unless a change has moved
    or removed it. Versions and languages of a page count once.
    """
    before, naming = _before(site), defaultdict[str, set[str]](set)
    for each in lost:
        naming[each.from_root].add(own_name(each.page))
    counts = [len(naming[each.from_root]) for each in lost]
    return [
        f"{count} pages link to it, and nothing here is like it; it may be made elsewhere."
        if count >= LEAST_NAMING and before.isdisjoint(_named(site, each))
        else ""
        for count, each in zip(counts, lost, strict=True)
    ]


def as_infos(unjudged: Mapping[str, Sequence[tuple[PagePlace, Mapping[str, Any]]]]) -> Iterator[SiteFinding]:
    """One info for all places, each with its facts, that can't be judged for the same reason.

    What was reported there, on a page alone, is withdrawn.
    """
    for reason, those in unjudged.items():
        yield from (SiteFinding(place, withdraws=True) for place, _ in those)
        known = {(at.page.name, at.place.start): facts for at, facts in those}

        def facts_at(at: PagePlace, known: Mapping[tuple[str, int], Mapping[str, Any]] = known) -> Mapping[str, Any]:
            return known[at.page.name, at.place.start]

        *others, last = (place for place, _ in those)
        yield SiteFinding(last, facts_at(last), others, group=reason, severity="info", facts_at=facts_at)


def _made_elsewhere(site: Site, lost: Sequence[LostLink], missing: Sequence[str], noun: str) -> Mapping[str, str]:
    """Why nothing is known about folders that don't exist, if the files aren't elsewhere, as after a move."""
    paths: dict[str, set[str]] = defaultdict(set)
    for folder, each in zip(missing, lost, strict=True):
        paths[folder].add(each.from_root)
    names = {posixpath.basename(page.name) for page in site.pages} if len(paths.keys() - {""}) else set()
    return {
        folder: f'{len(those)} {noun} lead to "{folder}/", which isn\'t here; it may be made elsewhere.'
        for folder, those in paths.items()
        if folder and len(those) >= LEAST and 2 * len({posixpath.basename(each) for each in those} & names) < len(those)
    }


def _unlike_others(lost: Sequence[LostLink], shapes: Sequence[str], found: Paths, noun: str) -> Mapping[str, str]:
    """Why links of a shape can't be judged if too many of them lead nowhere."""
    paths: dict[str, set[str]] = defaultdict(set)
    for shape, each in zip(shapes, lost, strict=True):
        paths[shape].add(each.from_root)
    left = {shape: set[str]() for shape, those in paths.items() if len(those) >= LEAST_OF_ALL}
    for page, path in found() if left else ():
        shape = _shape(path, noun)
        if shape in left:
            left[shape].add(path if path.startswith("/") else f"{page.folder}/{path}")
            if (len(left[shape]) + len(paths[shape])) * MOST_LOST >= len(paths[shape]):
                del left[shape]
                if not left:
                    break
    return {
        shape: f"{share(len(paths[shape]), len(known))} {shape} lead nowhere here; the site may have its own "
        "way with them."
        for shape, known in left.items()
        if len(paths[shape]) >= (LEAST if known else LEAST_OF_ALL)
    }


def share(lost: int, found: int) -> str:
    """How many of how many links lead nowhere, as a message says it."""
    return f"{lost} of {lost + found}" if found else f"All {lost}"


def _shape(path: str, noun: str) -> str:
    """How links are written, as a message says it."""
    name = posixpath.basename(path.rstrip("/"))
    extension = name.rpartition(".")[2].lower() if "." in name[1:] else ""
    if path.startswith(REFERENCE):
        return "references to pages"
    shape = f"{noun} from the root" if path.startswith("/") else f"relative {noun}"
    return shape if noun != "links" else f"{shape} {f'to .{extension} files' if extension else 'without an extension'}"


def _missing_folder(site: Site, lost: LostLink) -> str:
    """The topmost folder on the way to a path that doesn't exist, from the root; "" where all exist."""
    *parts, _ = lost.from_root.strip("/").split("/")
    for count in range(1, len(parts) + 1):
        folder = "/".join(parts[:count])
        is_there = f"/{folder}" in site.once(folders) or site.files.has_file(folder)
        if not is_there and site.files.exists(lost.page.record, f"/{folder}") is not True:
            return folder
    return ""
