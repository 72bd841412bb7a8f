"""Candidates are found in time proportional to the pages, whatever these share."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from seolint.analysis.sketches import shingles, sketch
from seolint.site.candidates import grouped
from tests.site.page_texts import prose


def sketches(texts: Sequence[str]) -> list[bytes]:
    return [sketch(shingles(text.split())) for text in texts]


def swapped(text: str, name: str) -> str:
    """The text with a name in every twelfth place: .40 of the shingles of two such pages are the same."""
    return " ".join(name if at % 12 == 5 else word for at, word in enumerate(text.split()))


def test_pages_with_a_name_in_every_twelve_words_are_found() -> None:
    texts = [swapped(prose(1, 600), f"town{number}") for number in range(31)]
    [(seed, others)] = grouped(sketches(texts), lambda one, other: True)
    assert seed == 0
    assert len(others) >= 28


def test_a_page_is_in_one_group_and_the_first_is_the_seed() -> None:
    texts = [prose(number % 3, 100) for number in range(9)]
    assert list(grouped(sketches(texts), lambda one, other: True)) == [(0, [3, 6]), (1, [4, 7]), (2, [5, 8])]


def test_what_is_not_the_same_is_no_group() -> None:
    texts = [prose(1, 100), prose(1, 100), prose(2, 100), "", ""]
    assert list(grouped(sketches(texts), lambda one, other: False)) == []
    assert list(grouped([], lambda one, other: True)) == []


@pytest.mark.parametrize("alike", [False, True])
def test_comparisons_grow_with_the_pages(alike: bool) -> None:
    """All pages share two thirds of their text, and either none of them is like another or all are."""
    counted: list[int] = []
    for size in (300, 600):
        texts = [f"{prose(1, 200)} {prose(100 + number, 40)}" for number in range(size)]
        calls: Counter[int] = Counter()

        def same(one: int, other: int, calls: Counter[int] = calls) -> bool:
            calls[one] += 1
            return alike

        list(grouped(sketches(texts), same))
        counted.append(calls.total())
    assert counted[1] <= 2.2 * counted[0]


def test_the_same_pages_make_the_same_groups() -> None:
    texts = [prose(random.Random(number).randrange(40), 80) for number in range(200)]
    found = [list(grouped(sketches(texts), lambda one, other: True)) for _ in "12"]
    assert found[0] == found[1]
