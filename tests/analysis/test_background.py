"""The background of ordinary language: nothing that was put in is missed, and little else is taken for known."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint.analysis.background import LONGEST, SHORTEST, TABLE, Background, background, build, key, known
from seolint.analysis.phrases import repeated
from seolint.analysis.tokens import tokens_of
from seolint.readers import read
from tests.benchmarks import background_table
from tests.benchmarks.background_table import BITS_A_KEY, BYTES, HASHES, WORDS, collect, sequences, shared

MANIFEST = Path(background_table.__file__).with_name("background_sources.tsv")

SEQUENCES = st.lists(st.text("aeßд東한0", min_size=1, max_size=4), min_size=SHORTEST, max_size=LONGEST)


def table_of(phrases: Sequence[Sequence[str]]) -> Background:
    keys = {key(phrase) for phrase in phrases}
    return background(build(keys, max(1, len(keys)) * BITS_A_KEY, HASHES))


@given(st.lists(SEQUENCES, max_size=8))
def test_what_was_put_in_is_known(phrases: list[list[str]]) -> None:
    table = table_of(phrases)
    assert [phrase for phrase in phrases if not table.known(phrase)] == []


def test_little_else_is_known() -> None:
    table = table_of([(f"word{i}", f"other{i}") for i in range(20_000)])
    wrong = sum(table.known((f"new{i}", f"thing{i}")) for i in range(20_000))
    assert 0 < wrong < 0.0015 * 20_000


@pytest.mark.parametrize("phrase", ["", "garage", "door garage", "garage doors", "a b c d e f g"])
def test_what_is_no_sequence_of_the_table_is_unknown(phrase: str) -> None:
    others = [(f"word{i}", f"other{i}") for i in range(200)]
    assert not table_of([*others, ("garage", "door"), ("garage",), tuple("abcdefg")]).known(phrase.split())


def test_table_is_the_same_in_any_order() -> None:
    keys = [key((f"word{i}", "more")) for i in range(500)]
    assert build(keys, 5_000, HASHES) == build(keys[::-1], 5_000, HASHES)


@pytest.mark.parametrize(
    "damage", [lambda table: b"", lambda table: table[:-1], lambda table: b"X" + table[1:], lambda table: table + b"\0"]
)
def test_damaged_table_is_an_error(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(ValueError, match="not a table"):
        background(damage(build([1, 2, 3], 64, HASHES)))


@pytest.mark.parametrize(
    "phrase",
    [
        "customer service",
        "open source",
        "privacy policy",
        "software development",
        "terms of service",
        "united states",
        "health care",
        "high quality",
        "long term",
        "social media",
        "código abierto",
        "neue version",
        "mot de passe",
        "sistema operativo",
        "программного обеспечения",
        "wiersza poleceń",
    ],
)
def test_ordinary_phrase_is_known(phrase: str) -> None:
    assert known(phrase.split())


@pytest.mark.parametrize(
    "phrase",
    [
        "cheap plumber leeds",
        "emergency locksmith near me",
        "best slot gacor",
        "hire essay writers cheap",
        "wireless gaming headset deals",
        "schlüsseldienst thalkirchen günstig",
        "chaveiro 24 horas curitiba",
        "gutter cleaning service quotes",
    ],
)
def test_phrase_for_a_search_engine_is_unknown(phrase: str) -> None:
    assert not known(phrase.split())


def test_manifest_has_enough_of_many_languages() -> None:
    rows = [line.split("\t") for line in MANIFEST.read_text("utf-8").splitlines()]
    names = [name for name, *_ in rows]
    languages = Counter[str]()
    for _, licence, counted, words in rows:
        assert licence
        found = {code: int(number) for code, number in (entry.split(":") for entry in counted.split())}
        assert sum(found.values()) == int(words)
        languages.update(found)
    assert names == sorted(set(names))
    assert sum(words >= 10_000 for words in languages.values()) >= 12
    assert languages.total() < len(rows) * WORDS


def test_shipped_table_is_small_and_whole() -> None:
    data = TABLE.read_bytes()
    assert background(data).hashes == HASHES
    assert len(data) <= BYTES


ARTICLES = {
    "bakery": "Our bakery makes sourdough bread. The sourdough bread is baked at night, and in the morning we sell "
    "whole wheat rolls to people on their way to work, all of which takes a lot of time, a good oven and the hands of "
    "three bakers who have done it for years.",
    "school": "Children learn how sourdough bread rises. In the afternoon the class bakes whole wheat rolls, and the "
    "teacher tells them why yeast needs a warm place, some sugar and a lot of patience before it works, and what "
    "happens if it gets too hot.",
    "notes": "Nothing here is about food. A walk by the river takes an hour, and whoever has the time can go on to "
    "the old mill, where the miller, who is ninety, tells visitors the story of the last great flood, of the bridge "
    "that it took, and of the cow on the roof.",
}


@pytest.fixture
def built(tmp_path: Path) -> Background:
    """The table of three sources."""
    work = tmp_path / "work"
    work.mkdir()
    for name, text in ARTICLES.items():
        folder = tmp_path / "sources" / name
        folder.mkdir(parents=True)
        (folder / ".source").write_text(f"{name}\tMIT", "utf-8")
        (folder / "article.txt").write_text(text, "utf-8")
        (folder / "picture.png").write_bytes(b"\x89PNG")
        assert collect(folder, work) == (name, "MIT", {"en": len(text.split())})
    keys = shared(sorted(work.iterdir()))
    return background(build(keys, BITS_A_KEY * len(keys), HASHES))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("sourdough bread", True),
        ("whole wheat rolls", True),
        ("wheat rolls", True),
        ("whole wheat", True),
        ("good oven", False),
        ("old mill", False),
        ("the sourdough", False),
        ("bread rises", False),
    ],
)
def test_builder_keeps_what_several_sources_share(built: Background, phrase: str, expected: bool) -> None:
    assert built.known(phrase.split()) is expected


def test_every_repeated_phrase_may_be_in_the_table() -> None:
    words = ("garage", "door", "opener", "the", "best", "of", "repair", "24", "cheap", "3", "doors", "near", "york")
    article = random.Random(1).choices(words, k=3_000)
    text = ". ".join(" ".join(article[at : at + 9]) for at in range(0, len(article), 9))
    tokens = tokens_of(read(text, "text"))
    offered = {tuple(tokens.normalized[at : at + length]) for at, length in sequences(tokens)}
    phrases = [phrase for phrase in repeated(tokens) if SHORTEST <= phrase.length <= LONGEST]
    forms = {tuple(form.split()) for phrase in phrases for form in phrase.forms}
    assert len(forms) > 100
    assert forms <= offered
