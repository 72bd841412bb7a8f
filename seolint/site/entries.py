"""Pages that are entries of a list rather than articles: events, talks, people, films, examples of a tutorial.

They hold data and hardly any prose, so that several of them may well be called the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from seolint.site.index import Site, SitePage

_FEWEST_WORDS = 100
"""Words from which on a page is an article. Of 8 folders of events, talks, people and examples, half of the pages of
each have at most 97, of folders of posts 500 to 2,000 (2026-11-30)."""

_LEAST_PAGES = 10
"""Pages of a folder that show what it holds."""


def is_entry(site: Site, page: SitePage) -> bool:
    """Whether a page has hardly any prose, like half of the pages of its folder."""
    return page.record.words < _FEWEST_WORDS and page.folder in site.once(_lists)


def _lists(site: Site) -> Set[str]:
    """The folders of a site that hold entries."""
    words: dict[str, list[int]] = defaultdict(list)
    for page in site.pages:
        words[page.folder].append(page.record.words)
    return {
        folder
        for folder, counts in words.items()
        if len(counts) >= _LEAST_PAGES and 2 * sum(count < _FEWEST_WORDS for count in counts) >= len(counts)
    }
