"""Sketches find the pages that are alike, and are the same in every process."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.analysis.sketches import (
    SAMPLED,
    SHINGLE,
    HashedWords,
    as_text,
    from_text,
    likeness,
    paragraph_hash,
    sample,
    sampled,
    shingles,
    sketch,
    text_hash,
)
from tests.benchmarks.sketches import many_hashes, pair, recall

WORDS = st.lists(st.text(st.characters(exclude_characters=" "), min_size=1, max_size=6), max_size=60)
GULLS = ["gulls", "nest", "on", "the", "flat", "roofs", "of", "the", "old", "harbour", "and", "come", "back"]
SHOW = (
    "from seolint.analysis.sketches import *; import hashlib; w = [f'gull{n}' for n in range(40)];"
    "print(hashlib.sha256(sketch(shingles(w))).hexdigest()[:16], sample(shingles(w)).hex(), text_hash(w))"
)


def test_a_sketch_is_the_same_in_any_process_and_version() -> None:
    """The values are written down here, as caches keep them."""
    for seed in "01":
        shown = subprocess.check_output([sys.executable, "-c", SHOW], env={**os.environ, "PYTHONHASHSEED": seed})
        assert shown.decode().split() == [
            "a3ea7c8d084782fa",
            "a930b1e01b21d2e5e68daae778f79de9362e98eb855be5ebcae6feec",
            "2723449224676911418",
        ]


@given(WORDS)
def test_a_text_is_like_itself(words: list[str]) -> None:
    made = sketch(shingles(words))
    assert likeness(made, made) == bool(words)
    assert len(made) == (256 if words else 0)
    assert from_text(as_text(made)) == made


@given(WORDS, WORDS)
def test_only_the_same_words_have_the_same_hash(one: list[str], other: list[str]) -> None:
    assert (text_hash(one) == text_hash(other)) == (one == other)


@given(WORDS)
def test_there_is_a_shingle_for_each_five_words(words: list[str]) -> None:
    expected = {" ".join(words[at : at + 5]) for at in range(max(len(words) - 4, min(len(words), 1)))}
    assert len(shingles(words)) == len(expected)
    assert set(sampled(sample(shingles(words)))) <= shingles(words)


def test_the_likeness_is_about_the_share_of_shingles() -> None:
    one, other = pair(600, 0.5, random.Random(3))
    exact = len(shingles(one) & shingles(other)) / len(shingles(one) | shingles(other))
    assert likeness(sketch(shingles(one)), sketch(shingles(other))) == pytest.approx(exact, abs=0.12)
    assert likeness(sketch(shingles(one)), sketch(shingles(GULLS))) < 0.05


def test_one_shingle_in_eight_is_sampled() -> None:
    hashes = shingles(pair(4000, 0.5, random.Random(1))[0])
    assert len(sampled(sample(hashes))) == pytest.approx(len(hashes) / SAMPLED, rel=0.2)


def test_paragraphs_have_hashes_of_their_own() -> None:
    assert paragraph_hash(GULLS) == paragraph_hash(list(GULLS)) != paragraph_hash(GULLS[1:])


@pytest.mark.parametrize("words", [150, 600])
@pytest.mark.parametrize(("like", "least"), [(0.5, 0.8), (0.6, 0.95)])
def test_it_finds_as_many_pairs_as_128_hash_functions_do(words: int, like: float, least: float) -> None:
    """`python -m tests.benchmarks.sketches` measures it on more pairs, beside the 128 functions."""
    chance = random.Random(words)
    found, expected, _ = recall(sketch, [pair(words, like, chance) for _ in range(200)])
    assert found >= least
    assert found == pytest.approx(expected, abs=0.06)


def test_hash_functions_are_as_theory_says() -> None:
    chance = random.Random(5)
    found, expected, _ = recall(many_hashes, [pair(60, 0.6, chance) for _ in range(60)])
    assert found == pytest.approx(expected, abs=0.1)


@given(WORDS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_words_has_the_hash_of_its_words(words: list[str], first: int, end: int) -> None:
    hashed = HashedWords(words)
    first, end = min(first, end, len(words)), min(max(first, end), len(words))
    assert hashed.hash(first, end) == paragraph_hash(words[first:end])
    assert hashed.shingles() == [paragraph_hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
