"""The rules across pages on a crawl: the pages of each host are a site.

They are those that compare texts. Those on links, canonical addresses and sitemaps need all pages of a site and its
files, and nobody knows whether a crawl has them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from seolint.config import ActiveRule, Config
from seolint.rules.rule import Problem
from seolint.run.site_problems import problems_across
from seolint.site.compared_text import ComparedText
from seolint.site.index import Site, WholeSite
from seolint.site.record import PageRecord
from seolint.site.stored_record import record_from

CHECKS = frozenset(
    {"shared_text", "duplicate_page", "near_duplicate_page", "doorway_pages", "duplicate_section", "shared_phrase"}
)
"""The checks across pages that compare what pages say."""

_UNUSED = ("headings", "ids", "links", "images", "alternates")
"""What these checks don't need of a record: most of its memory."""

_BLANK = tuple(PageRecord._fields.index(name) - 1 for name in _UNUSED)
_INDEX = "index.html"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


class KnownPage(NamedTuple):
    """A page of a crawl: its record, and what gives its words."""

    record: PageRecord
    words: Callable[[], ComparedText]


def site_of(url: str | None) -> str:
    """The site that the page at a url belongs to: its host."""
    return str(_parts(url).netloc).lower()


def name_of(url: str) -> str:
    """The file that a page would be in a folder of HTML; its query is part of that."""
    parts = _parts(url)
    path = parts.path.lstrip("/")
    name = f"{path}{_INDEX}" if not path or path.endswith("/") else path
    return f"{name}%3F{parts.query}" if parts.query else name


def _parts(url: str | None) -> SplitResult:
    """The parts of a url; of one that isn't a url, it is all path."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")._replace(path=url or "")


def slim_record(text: str, url: str) -> PageRecord:
    """The record of a page from its JSON, without what the checks don't need."""
    values = json.loads(text)
    for at in _BLANK:
        values[at] = ()
    return record_from(values, url)


def site_rows(
    pages: Iterable[KnownPage], config: Config, whole: WholeSite | None = None, checks: Collection[str] = CHECKS
) -> Iterator[tuple[Any, ...]]:
    """The rows of the table of problems across pages for the pages of one site, in order.

    Of pages with one url, the first counts. `whole` is given if they are only some of the site's pages.
    """
    known: dict[str, KnownPage] = {}
    for page in pages:
        known.setdefault(page.record.path, page)
    named = {name_of(url): page.record for url, page in sorted(known.items(), reverse=True)}
    site = Site(named.items(), text_of=lambda record: known[record.path].words(), whole=whole)
    problems, errors = problems_across(site, _Rules(config, checks))
    for problem in sorted(problems, key=lambda each: (each.path, each.place, each.rule, each.message)):
        yield (site_of(problem.path), *problem_row(problem), [place.path or problem.path for place in problem.related])
    for url, message in errors:
        yield (site_of(url), url, None, "site", "error", message, *[None] * 6, None, [])


def problem_row(problem: Problem) -> Sequence[Any]:
    """The row of a problem in the table of problems."""
    facts = _ENCODER.encode(problem.facts)
    return (problem.path, problem.rule, problem.family, problem.severity, problem.message, *problem.place[:-1], facts)


class _Rules:
    """The rules that run for a page, by id, worked out once for all pages with the same overrides."""

    def __init__(self, config: Config, checks: Collection[str]) -> None:
        self._config, self._checks = config, checks
        self._known: dict[tuple[int, ...], Mapping[str, ActiveRule]] = {}

    def __call__(self, url: str) -> Mapping[str, ActiveRule]:
        key = tuple(self._config.overriding(url))
        if key not in self._known:
            active = self._config.for_path(url).rules
            self._known[key] = {each.rule.id: each for each in active if each.rule.across in self._checks}
        return self._known[key]
