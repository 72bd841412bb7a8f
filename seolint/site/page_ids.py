"""Which ids the pages of a site have: those that authors wrote, and those that its generator gives to headings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from seolint.analysis.anchors import is_place, loose, without_prefix
from seolint.site.generators.recognition import is_index
from seolint.site.heading_ids import TRANSLITERATED, heading_ids, is_plain
from seolint.site.index import Site, SitePage

COMPUTED = "{{"
"""Stands among the ids in templates for those that they make of data: a page that lists others may have any of them."""


class PageIds:
    """The ids of the pages of a site, those of each page computed once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._ids: dict[str, Mapping[str, str] | None] = {}

    def has_place(self, page: SitePage, fragment: str) -> bool | None:
        """Whether a fragment names a place on a page; None if that can't be known."""
        if not is_place(fragment):
            return None
        if fragment in page.record.ids or fragment in self.labels:
            return True
        known = self.of(page)
        if known is None:
            is_heading = any(loose(heading.text) == loose(fragment) for heading in page.record.headings)
            return True if not is_heading and self._is_in_template(fragment) else None
        if fragment in known or without_prefix(fragment) in known or self._is_transliterated(page, fragment):
            return True
        alike = [text for text in known.values() if loose(text) == loose(fragment)]
        if not all(map(is_plain, alike)):
            return None
        return self._is_in_template(fragment) or (is_index(page.name) and self._is_in_template(COMPUTED))

    def _is_transliterated(self, page: SitePage, fragment: str) -> bool:
        """Whether a fragment may be a heading in other letters, which its generator writes in those of English."""
        if self.site.heading_style not in TRANSLITERATED or not fragment.isascii():
            return False
        return any(not loose(heading.text).isascii() for heading in page.record.headings)

    def _is_in_template(self, fragment: str) -> bool:
        """Whether a template of the site has an id, which the pages that are made with it may have, too."""
        return not self.site.is_built and fragment in self.site.files.template_ids()

    @cached_property
    def labels(self) -> frozenset[str]:
        """The ids that links on any page may name alone, with generators that look for these on all pages."""
        if not self.site.generator or not self.site.generator.labels_are_shared:
            return frozenset()
        return frozenset(chain.from_iterable(page.record.ids for page in self.site.pages))

    def of(self, page: SitePage) -> Mapping[str, str] | None:
        """The ids on a page, each with the text of its heading or its own; None if they can't be known."""
        if page.name not in self._ids:
            self._ids[page.name] = self._ids_of(page)
        return self._ids[page.name]

    def _ids_of(self, page: SitePage) -> Mapping[str, str] | None:
        if page.record.has_other_ids or any(map(self.site.files.adds_ids, page.record.parts)):
            return None
        if page.record.format == "html":
            return dict(zip(page.record.ids, page.record.ids, strict=True)) if self.site.is_built else None
        style = self.site.heading_style
        return heading_ids(page.record.headings, style) if style else None
