"""The pages of a site that are alike, by version and language: what the rules on copied texts have in common."""

from __future__ import annotations

import posixpath
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from seolint.analysis.sketches import from_text
from seolint.lazy_regex import expression
from seolint.site.index import Site, SitePage
from seolint.site.listing import is_listed, variant_of
from seolint.site.page_groups import ComparedPage, PageGroup, alike
from seolint.site.page_names import number_apart
from seolint.site.record import TextRecord

_YEAR = expression(r"(?:19|20)\d\d")
_INDEXES = ("index", "_index")
_OF_REPOSITORIES = frozenset(
    {
        *("readme", "changelog", "changes", "history", "license", "licence", "copying", "notice", "contributing"),
        *("code_of_conduct", "security", "support", "pull_request_template", "issue_template", "claude", "agents"),
    }
)
"""Names of files that each package of a repository has, often the same ones; only an address makes pages of them."""


class AlikeGroup(NamedTuple):
    """Pages that are alike: those of a version that take part, and a group of them by number."""

    pages: Sequence[SitePage]
    group: PageGroup

    @property
    def seed(self) -> SitePage:
        return self.pages[self.group.seed]

    @property
    def members(self) -> list[SitePage]:
        """The pages of the group, the seed first."""
        return [self.pages[number] for number in self.group.pages]


class AlikePages:
    """The groups of alike pages of a site, compared once for all rules that judge the same pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._variants: dict[Any, Sequence[Sequence[SitePage]]] = {}
        self._groups: dict[Any, Sequence[AlikeGroup]] = {}

    def groups(self, min_words: int) -> Sequence[AlikeGroup]:
        """The groups among the judged pages of `min_words` or more."""
        key = min_words, self._judged
        if key not in self._groups:
            self._groups[key] = list(self._compare(min_words))
        return self._groups[key]

    def by_variant(self) -> Sequence[Sequence[SitePage]]:
        """The judged pages that search engines may list and that have a text, by version and language.

        Those outside the folders of versions and languages come first.
        """
        if self._judged not in self._variants:
            self._variants[self._judged] = _by_variant(self._site.judged)
        return self._variants[self._judged]

    @property
    def _judged(self) -> Any:
        return tuple([page.name for page in self._site.judged])

    def _compare(self, min_words: int) -> Iterator[AlikeGroup]:
        for pages in self.by_variant():

            def load(number: int, pages: Sequence[SitePage] = pages) -> Sequence[Sequence[str]]:
                return self._site.text_of(pages[number].record).paragraphs

            left_out = self._site.whole.boilerplate if self._site.whole else None
            for group in alike([compared(page) for page in pages], load, min_words=min_words, left_out=left_out):
                yield AlikeGroup(pages, group)


def _by_variant(judged: Sequence[SitePage]) -> Sequence[Sequence[SitePage]]:
    found: dict[tuple[str, ...], list[SitePage]] = defaultdict(list)
    for page in judged:
        if page.record.text and page.record.format != "text" and is_listed(page) and not is_of_repository(page):
            found[variant_key(page)].append(page)
    return [pages for _, pages in sorted(found.items(), key=lambda each: (len(each[0]), each[0]))]


def variant_key(page: SitePage) -> tuple[str, ...]:
    """The language of a page's text, and the language and version that its path shows.

    Years and what follows them aren't versions.
    """
    variant = variant_of(page)
    year = next((at for at, part in enumerate(variant) if _YEAR.fullmatch(part)), len(variant))
    return page.record.language, *variant[:year], *(part for part in variant[year:] if not part.isdigit())


def text_of(page: SitePage) -> TextRecord:
    """What a page is compared by, which those of `AlikePages.by_variant` have."""
    assert page.record.text
    return page.record.text


def are_numbered(pages: Sequence[SitePage]) -> bool:
    """Whether the names or the titles of pages differ in numbers only: a series, or yearly pages."""
    first, *others = pages
    title = " ".join(_title(first))
    return all(number_apart(first.name, each.name) or number_apart(title, " ".join(_title(each))) for each in others)


def folder_of(page: SitePage) -> str:
    """The folder of a page's siblings: of about/index.html the one that about is in."""
    return posixpath.dirname(page.folder) if _stem(page) in _INDEXES else page.folder


def compared(page: SitePage) -> ComparedPage:
    """A page of `by_variant` as pages are compared."""
    text = text_of(page)
    return ComparedPage(
        page.name,
        folder_of(page),
        [each.text for each in (page.record.title, page.record.h1) if each],
        text.words,
        from_text(text.sketch),
        text.digest,
        array("I", from_text(text.paragraphs)),
    )


def is_of_repository(page: SitePage) -> bool:
    """Whether a file has the name of those that each package of a repository has, and no address."""
    return page.address is None and _stem(page).lower() in _OF_REPOSITORIES


def _stem(page: SitePage) -> str:
    return posixpath.basename(page.name).partition(".")[0]


def _title(page: SitePage) -> Sequence[str]:
    title = page.record.title or page.record.h1
    return (title.text,) if title else ()
