"""Links to places that can't be judged: the site names such places in a way that isn't known.

Themes add places to every page, plugins put prefixes before the ids of headings, and generators write headings with
unusual letters in several ways. Authors misspell single ids; what most links of a form get wrong, they get right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from seolint.analysis.anchors import loose
from seolint.site.heading_ids import github
from seolint.site.index import PagePlace, Site, SitePage
from seolint.site.link_forms import LEAST, MOST_LOST, share
from seolint.site.page_ids import PageIds
from seolint.site.page_names import own_name, stem_of
from seolint.site.record import LinkRecord
from seolint.site.renamed_headings import was_there

_FEWEST_LETTERS = 3
"""Letters of a heading that show that a fragment means it, whatever comes before or after them."""

_OWN_PAGE, _OTHER_PAGES = "to places on their own page", "to places on other pages"
_ONE_PAGE = "to places on the page "
_LEAST_IN_GENERAL, _MOST_LOST_IN_GENERAL = 10, 0.2
"""How many different links have to lead nowhere, and more than which share of them (0–1), where it is unknown how ids
are made and the links have nothing else in common. On seven such sites (2026-11-30), authors got 6 to 16% wrong."""

_FEATURES: Mapping[str, Callable[[str], bool]] = {
    "capital letters": lambda text: text != text.lower(),
    "digits in front": lambda text: text[:1].isdigit(),
    "punctuation": lambda text: not text.replace(" ", "").isalnum(),
}
"""What is special about a heading that generators make the id of in several ways, besides what `is_plain` excludes."""


class Fragment(NamedTuple):
    """A link to a place on a page of the same site, at a path; `target` is that page, None if it is unknown."""

    page: SitePage
    link: LinkRecord
    path: str
    target: SitePage | None
    fragment: str

    @property
    def place(self) -> PagePlace:
        return PagePlace(self.page, self.link.place)

    @property
    def as_copied(self) -> tuple[str, str]:
        """What it has in common with the same link in another version or language of its page."""
        return own_name(self.target) if self.target else stem_of(self.path), self.fragment


def unknown_forms(
    site: Site, ids: PageIds, lost: Sequence[Fragment], found: Callable[[], Iterable[Fragment]]
) -> Sequence[str]:
    """Why each of the links whose place wasn't found can't be judged; "" where it can.

    `found` yields those whose place was found. What a change has renamed or removed is known to be missing.
    """
    if len(lost) < LEAST:
        return [""] * len(lost)
    old = [each.target is not None and was_there(site, each.target, each.fragment) for each in lost]
    unsure = [each for each, is_old in zip(lost, old, strict=True) if not is_old]
    reasons = iter(_reasons(site, ids, unsure, found))
    return ["" if is_old else next(reasons) for is_old in old]


def _reasons(
    site: Site, ids: PageIds, lost: Sequence[Fragment], found: Callable[[], Iterable[Fragment]]
) -> Sequence[str]:
    themes, forms = _of_theme(site, lost), [list(_forms(site, ids, each)) for each in lost]
    missing: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each, its in zip(lost, forms, strict=True):
        for form in its:
            missing[form].add(each.as_copied)
    known = {form: set[tuple[str, str]]() for form, those in missing.items() if len(those) >= _limits(form)[0]}
    for each in found() if known else ():
        for form in known.keys() & set(_forms(site, ids, each)):
            known[form].add(each.as_copied)
            most = _limits(form)[1]
            if len(known[form]) * most >= len(missing[form]) * (1 - most):
                del known[form]
        if not known:
            break
    reasons = {
        form: f"{share(len(missing[form]), len(those))} links {form} lead nowhere here; the site may have its own "
        "way with them."
        for form, those in known.items()
    }
    return [
        themes.get(each.fragment) or next((reasons[form] for form in reversed(its) if form in reasons), "")
        for each, its in zip(lost, forms, strict=True)
    ]


def _limits(form: str) -> tuple[int, float]:
    """How many different links of a form have to lead nowhere, and more than which share of them."""
    if form.startswith(_ONE_PAGE):
        return _LEAST_IN_GENERAL, MOST_LOST
    return (_LEAST_IN_GENERAL, _MOST_LOST_IN_GENERAL) if form in (_OWN_PAGE, _OTHER_PAGES) else (LEAST, MOST_LOST)


def _of_theme(site: Site, lost: Sequence[Fragment]) -> Mapping[str, str]:
    """Why fragments are probably those of the site's theme: many pages link to their own place of that name.

    Copies of a page count once, as do its versions, and pages on which other links are broken, too, don't.
    """
    on_page: dict[str, set[str]] = defaultdict(set)
    for each in lost:
        on_page[each.page.name].add(each.fragment)
    pages: dict[str, dict[str, SitePage]] = defaultdict(dict)
    for each in lost:
        if each.target is each.page and len(on_page[each.page.name]) == 1:
            pages[each.fragment][own_name(each.page)] = each.page
    counts = {name: len({page.record.headings[1:] for page in those.values()}) for name, those in pages.items()}
    common = {fragment for fragment, count in counts.items() if count >= LEAST}
    for page in site.pages if common else ():
        common.difference_update(page.record.ids)
    return {
        fragment: f"{len(pages[fragment])} pages link to a place of that name on themselves, and none has it; the "
        "theme of the site may add it."
        for fragment in common
    }


def _forms(site: Site, ids: PageIds, each: Fragment) -> Iterator[str]:
    """What a link has in common with others that may work in the same unknown way, as a message says it."""
    if not site.heading_style and not site.is_built:
        yield _OWN_PAGE if each.target is each.page else _OTHER_PAGES
        if each.target is not each.page:
            yield f"{_ONE_PAGE}{own_name(each.target) if each.target else stem_of(each.path)}"
    if each.target is None:
        return
    known, headings, letters = ids.of(each.target) or {}, site.once(_Headings).of(each.target), loose(each.fragment)
    meant = known.get(each.fragment) or next((text for text, plain in headings if plain == letters), "")
    yield from (f"to headings with {name}" for name, has in _FEATURES.items() if meant and has(meant))
    is_ascii = not meant and each.fragment.isascii() and any(not plain.isascii() for _, plain in headings)
    if is_ascii and each.fragment not in site.once(_Headings).ids_of_copies(each.target):
        yield "in letters of ASCII to headings in others"
    for _, plain in headings:
        if len(plain) >= _FEWEST_LETTERS and plain != letters:
            if letters.endswith(plain):
                yield f'with "{letters.removesuffix(plain)}" before a heading'
            if letters.startswith(plain) and not letters.removeprefix(plain).isdigit():
                yield f'with "{letters.removeprefix(plain)}" after a heading'


class _Headings:
    """The headings of a site's pages that have no id of their own, each with its letters and digits."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, Sequence[tuple[str, str]]] = {}

    def of(self, page: SitePage) -> Sequence[tuple[str, str]]:
        """Those of a page."""
        if page.name not in self._known:
            texts = (heading.text for heading in page.record.headings if not heading.id)
            self._known[page.name] = [(text, loose(text)) for text in texts]
        return self._known[page.name]

    def ids_of_copies(self, page: SitePage) -> Set[str]:
        """What fragments may name on other versions and translations of a page."""
        return self._copies[own_name(page)]

    @cached_property
    def _copies(self) -> Mapping[str, Set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for page in self._site.pages:
            found[own_name(page)].update(page.record.ids, *(github(text) for text, _ in self.of(page)))
        return found
