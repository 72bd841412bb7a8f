"""The made site is what it says: every fault is at its place, and what compares pages finds all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest

from seolint.analysis.sketches import as_text, paragraph_hash, sample, shingles, sketch, text_hash
from seolint.document import Document
from seolint.readers import format_for, read
from seolint.site.doorways import Limits, doorways
from seolint.site.page_groups import ComparedPage, alike, duplicates, near_duplicates
from seolint.site.shared_sections import ComparedSection, shared_sections
from tests.benchmarks.made_site import counts, line_of, made_site
from tests.benchmarks.made_site_forms import files, path_of, write
from tests.benchmarks.made_site_pages import FORMS, Site

EXPECTED = {
    "sources": {"alias-clash": 1, "cannibalised-keyphrase": 2},
    "built": {
        "orphan-page": 3,
        **dict.fromkeys(("canonical-chain", "canonical-to-missing", "canonical-to-noindex"), 1),
        **dict.fromkeys(("hreflang-no-return", "hreflang-to-missing", "hreflang-clash"), 1),
        **dict.fromkeys(("sitemap-missing-page", "sitemap-lists-noindex", "sitemap-lists-missing"), 1),
        "robots-blocks-listed": 1,
    },
}
BOTH = {
    "broken-internal-link": 5,
    "broken-fragment": 5,
    "link-to-alias": 2,
    "duplicate-title": 3,
    "duplicate-description": 3,
    "duplicate-h1": 2,
    "duplicate-page": 2,
    "near-duplicate-page": 2,
    "duplicate-section": 2,
    "doorway-pages": 1,
}
TEXTS = ("duplicate-page", "near-duplicate-page", "doorway-pages", "duplicate-section")


def documents(site: Site, form: str) -> Mapping[str, Document]:
    """The pages of a site that can be compared, by address: no versions, no other languages, nothing unindexed."""
    texts = files(site, form)
    return {
        address: read(texts[path], format_for(path, texts[path]))
        for address, page in site.pages.items()
        if not page.noindex and not address.startswith(("/manual/", "/de/")) and page.canonical in ("", address)
        for path in [path_of(address, form)]
    }


def found(site: Site, form: str) -> set[tuple[str, frozenset[str]]]:
    """The rule and the addresses of each group of pages that are alike."""
    read_pages = documents(site, form)
    addresses = list(read_pages)
    paragraphs = [_paragraphs(document) for document in read_pages.values()]
    pages = [_compared(address, parts) for address, parts in zip(addresses, paragraphs, strict=True)]
    copies = duplicates(pages, min_words=50)
    groups = alike(pages, paragraphs.__getitem__, min_words=100)
    ways = list(doorways(groups, Limits(5, 0.85, 0.6, 0.3)))
    taken = set(chain.from_iterable(group.pages for group in ways))
    near = list(near_duplicates(groups, min_own=0.8, but=taken))
    grouped = {
        page: number for number, members in enumerate([*copies, *(g.pages for g in (*ways, *near))]) for page in members
    }
    sections = _sections(read_pages)
    texts = [text for _, text in sections]
    shared = shared_sections(
        [each for each, _ in sections], texts.__getitem__, min_words=80, min_contained=0.8, group_of=grouped.get
    )
    result = [("duplicate-page", members) for members in copies]
    result += [("doorway-pages", list(group.pages)) for group in ways]
    result += [("near-duplicate-page", list(group.pages)) for group in near]
    result += [
        (
            "duplicate-section",
            [sections[at][0].page for at in (group.section, *(copy.section for copy in group.copies))],
        )
        for group in shared
    ]
    return {(rule, frozenset(addresses[page] for page in members)) for rule, members in result}


def _paragraphs(document: Document) -> list[list[str]]:
    """The words of each block below the main heading."""
    words = document.words
    blocks = [block for block in document.blocks if (block.kind, block.level) != ("heading", 1)]
    return [[words.normalized[at] for at in words.within(block.span)] for block in blocks]


def _compared(address: str, paragraphs: list[list[str]]) -> ComparedPage:
    words = list(chain.from_iterable(paragraphs))
    hashes = [paragraph_hash(each) for each in paragraphs]
    folder = address.rstrip("/").rpartition("/")[0]
    return ComparedPage(address, folder, (), len(words), sketch(shingles(words)), text_hash(words), hashes)


def _sections(pages: Mapping[str, Document]) -> list[tuple[ComparedSection, list[str]]]:
    made = []
    for page, (address, document) in enumerate(pages.items()):
        for number, section in enumerate(document.sections):
            words = [document.words.normalized[at] for at in document.words.within(section.body)]
            folder = address.rstrip("/").rpartition("/")[0]
            made.append((ComparedSection(page, folder, number, len(words), as_text(sample(shingles(words)))), words))
    return made


@pytest.mark.parametrize("form", FORMS)
def test_all_that_is_planted_in_texts_is_found_and_nothing_else(form: str) -> None:
    site = made_site()
    expected = {(each.rule, frozenset({each.page, *each.others})) for each in site.planted if each.rule in TEXTS}
    assert found(site, form) == expected


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_found_on_the_clean_site(form: str) -> None:
    assert found(made_site(planted=False), form) == set()


@pytest.mark.parametrize("form", FORMS)
def test_every_fault_is_planted_at_its_place(form: str) -> None:
    site = made_site()
    texts = files(site, form)
    assert counts(site, form) == dict(sorted({**BOTH, **EXPECTED[form]}.items()))
    for planted in site.planted:
        if form in planted.forms:
            assert line_of(texts[path_of(planted.page, form)], planted) >= (1 if planted.text else 0)
            assert all(other in site.pages for other in planted.others)


def test_the_sites_are_the_same_each_time_and_of_the_size_asked_for(tmp_path: Path) -> None:
    assert made_site() == made_site()
    assert [len(made_site(size, planted=planted).pages) for size in (120, 300) for planted in (True, False)] == [
        *(120, 120),
        *(300, 300),
    ]
    assert made_site(planted=False).planted == []
    write(made_site(100), tmp_path, "sources")
    assert len(list(tmp_path.rglob("*.md"))) == 100
