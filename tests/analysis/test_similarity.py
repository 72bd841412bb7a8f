"""A phrase is a variant of another when they share half of the words of the shorter one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.analysis.tokens import Variants
from tests.steps import steps

PHRASES = st.lists(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=8), max_size=40)


@pytest.mark.parametrize(
    ("phrases", "kept"),
    [
        (["red boots", "boots"], ["red boots"]),
        (["red boots", "blue boots"], ["red boots"]),
        (["red winter boots", "blue summer boots"], ["red winter boots", "blue summer boots"]),
        (["red winter boots", "cheap winter boots"], ["red winter boots"]),
        (["a b c d e f", "a b x"], ["a b c d e f"]),
        (["a b c d e f", "a x y"], ["a b c d e f", "a x y"]),
    ],
)
def test_variants_are_left_out(phrases: Sequence[str], kept: Sequence[str]) -> None:
    variants = Variants(Counter(" ".join(phrases).split()))
    assert [phrase for phrase in phrases if variants.add(phrase.split())] == kept


@given(PHRASES)
def test_looking_phrases_up_finds_what_comparing_all_finds(phrases: list[list[str]]) -> None:
    variants = Variants(Counter(stem for phrase in phrases for stem in phrase))
    kept: list[set[str]] = []
    for phrase in map(set, phrases):
        is_variant = any(2 * len(phrase & other) >= min(len(phrase), len(other)) for other in kept)
        assert variants.add(phrase) is not is_variant
        if not is_variant:
            kept.append(phrase)


def test_phrases_that_share_two_words_are_looked_up_in_linear_time() -> None:
    def add(count: int) -> None:
        phrases = [["buy", "cheap", f"a{number}", f"b{number}", f"c{number}"] for number in range(count)]
        variants = Variants(Counter(stem for phrase in phrases for stem in phrase))
        assert all(variants.add(phrase) for phrase in phrases)

    assert steps(lambda: add(400)) < 4.1 * steps(lambda: add(100))
