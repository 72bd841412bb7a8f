"""Sections that are on more than one page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from seolint.analysis.sketches import as_text, sample, shingles
from seolint.site.shared_sections import ComparedSection, SectionGroup, shared_sections
from tests.site.page_texts import prose

REFUNDS = prose(1, 120)


def found(pages: Sequence[Sequence[str]], grouped: dict[int, int] | None = None) -> list[SectionGroup]:
    """The groups among the sections of pages, each a text."""
    texts = [text.split() for page in pages for text in page]
    places = [(page, number) for page, sections in enumerate(pages) for number in range(len(sections))]
    sections = [
        ComparedSection(page, "guides", number, len(words), as_text(sample(shingles(words))))
        for (page, number), words in zip(places, texts, strict=True)
    ]
    return shared_sections(sections, texts.__getitem__, min_words=80, min_contained=0.8, group_of=(grouped or {}).get)


def indexes(groups: Sequence[SectionGroup]) -> list[list[int]]:
    return [[group.section, *(copy.section for copy in group.copies)] for group in groups]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([[prose(2, 90), REFUNDS], [REFUNDS, prose(3, 90)]], [[1, 2]]),
        ([[f"{REFUNDS} {prose(4, 100)}"], [REFUNDS]], [[0, 1]]),
        ([[REFUNDS], [f"{REFUNDS} {prose(4, 100)}"]], [[1, 0]]),
        ([[REFUNDS], [prose(2, 100)], [f"{REFUNDS} besides"], [REFUNDS]], [[0, 2, 3]]),
        ([[REFUNDS, REFUNDS]], []),
        ([[prose(5, 79)], [prose(5, 79)]], []),
        ([[f"{prose(5, 60)} {prose(6, 60)}"], [f"{prose(5, 60)} {prose(7, 60)}"]], []),
        ([[prose(5, 100)], [prose(6, 100)]], []),
        ([], []),
    ],
)
def test_a_section_of_which_another_page_has_most_is_reported(
    pages: Sequence[Sequence[str]], expected: list[list[int]]
) -> None:
    assert indexes(found(pages)) == expected


def test_the_share_that_the_other_has_is_given() -> None:
    [group] = found([[REFUNDS], [f"{REFUNDS} {prose(4, 20)}"]])
    assert group.copies[0].share == pytest.approx(116 / 136, abs=0.01) or group.copies[0].share == 1.0


def test_pages_that_are_a_group_already_are_not_compared() -> None:
    pages = [[REFUNDS], [REFUNDS], [REFUNDS]]
    assert indexes(found(pages, {0: 7, 1: 7})) == [[0, 2], [1, 2]] or indexes(found(pages, {0: 7, 1: 7})) == [[0, 2]]
    assert found(pages, {0: 7, 1: 7, 2: 7}) == []


def test_what_most_of_a_folder_has_is_boilerplate() -> None:
    pages = [[prose(100 + n, 90), REFUNDS] for n in range(6)]
    assert found(pages) == []
    assert indexes(found([*pages[:2], *([prose(200 + n, 90)] for n in range(4))])) == [[1, 3]]


def test_a_section_on_many_pages_is_one_group() -> None:
    pages = [[REFUNDS] if n % 3 else [prose(n, 90)] for n in range(120)]
    assert found(pages) == [] or len(found(pages)) == 1
    pages = [[REFUNDS] if n % 3 == 0 else [prose(n + 5, 90)] for n in range(120)]
    [group] = found(pages)
    assert len(group.copies) == 39
