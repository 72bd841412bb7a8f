"""Two pages aligned word by word: what is the same, and what stands in one instead of the other."""

from __future__ import annotations

import random
from collections import Counter
from difflib import SequenceMatcher
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.site.alignment import MOST_WORDS, Edit, align, aligned_runs, most_shared
from tests.steps import steps

WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=40) | st.lists(st.text("ab", max_size=5), max_size=40)


@given(WORDS, WORDS)
def test_runs_are_the_same_words_in_the_same_order(one: list[str], other: list[str]) -> None:
    end = end_2 = 0
    for run in aligned_runs(one, other):
        assert run.start >= end
        assert run.other >= end_2
        end, end_2 = run.start + run.length, run.other + run.length
        assert one[run.start : end] == other[run.other : end_2]


@given(WORDS, WORDS)
def test_edits_are_all_that_does_not_align(one: list[str], other: list[str]) -> None:
    share, edits = align(one, other)
    total = len(one) + len(other)
    assert sum(len(edit.before) + len(edit.after) for edit in edits) == round((1 - share) * total)
    assert all(edit.before or edit.after for edit in edits)
    assert share <= most_shared(Counter(one), Counter(other)) + 1e-9


@given(WORDS, st.integers(0, 39))
def test_a_text_aligns_with_itself_and_with_one_word_less(words: list[str], at: int) -> None:
    assert align(words, words).share == 1.0
    if at < len(words):
        assert align(words, words[:at] + words[at + 1 :]).edits


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("we mend roofs in kiel today", "we mend roofs in bremen today", [("kiel", "bremen")]),
        ("we mend roofs in kiel", "we mend roofs in bad segeberg", [("kiel", "bad segeberg")]),
        ("call us in kiel", "call us", [("in kiel", "")]),
        ("call us", "please call us", [("", "please")]),
        ("the gull sat the gull ate", "the tern sat the tern ate", [("gull", "tern"), ("gull", "tern")]),
        ("a b c d", "e f g h", [("a b c d", "e f g h")]),
        ("", "", []),
    ],
)
def test_what_stands_instead(one: str, other: str, edits: list[tuple[str, str]]) -> None:
    expected = [Edit(tuple(before.split()), tuple(after.split())) for before, after in edits]
    assert align(one.split(), other.split()).edits == expected


def test_it_aligns_as_much_as_difflib_where_a_name_is_swapped() -> None:
    chance = random.Random(4)
    words = [f"w{int(chance.paretovariate(0.7)) % 900}" for _ in range(600)]
    other = ["bremen" if at % 12 == 5 else word for at, word in enumerate(words)]
    words = ["kiel" if at % 12 == 5 else word for at, word in enumerate(words)]
    expected = SequenceMatcher(None, words, other, autojunk=False).ratio()
    share, edits = align(words, other)
    assert share == pytest.approx(expected, abs=0.005)
    assert edits == [Edit(("kiel",), ("bremen",))] * 50


def test_no_more_words_than_the_limit_are_compared() -> None:
    words = [str(number) for number in range(MOST_WORDS)]
    assert align([*words, "kiel"], [*words, "bremen"]) == (1.0, [])


@pytest.mark.parametrize("words", ["a b c", "a b c d e f g h i j k l m n o p q"])
def test_a_text_of_few_words_takes_time_in_proportion_to_its_length(words: str) -> None:
    """Where no word is single there are no anchors, and what is longer than some words isn't aligned at all."""
    chance = random.Random(2)
    texts = {size: [chance.choices(words.split(), k=size) for _ in "12"] for size in (500, 1000)}
    counted = {size: steps(partial(align, *pair)) for size, pair in texts.items()}
    assert counted[1000] < 2.6 * counted[500]
