"""The data files of the languages: the compiled table is theirs, and each holds what the others hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.language import get
from seolint.language._data import compiled, table

FULL = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "id", "tr", "sv")
LEAST_FUNCTION_WORDS = 80


def test_the_table_is_made_of_the_files() -> None:
    assert table() == compiled(), "run: python -m seolint.language"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: eesti\nstemmer: ''\n", "et.yml: it needs the keys lists, name, stemmer"),
        (
            "name: eesti\nstemmer: ''\nlists: {function_words: ja, transition_wrods: aga}\n",
            "no list transition_wrods",
        ),
        ("name: eesti\nstemmer: ''\nlists: {determiners: see}\n", "the list function_words is missing"),
        ("name: eesti\nstemmer: klingon\nlists: {function_words: ja}\n", "there is no stemmer klingon"),
    ],
)
def test_a_file_with_a_mistake_is_not_compiled(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "et.yml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        compiled(tmp_path)


@pytest.mark.parametrize("code", [*FULL, "ja", "zh"])
def test_a_language_has_its_lists(code: str) -> None:
    language = get(code)
    assert language.name
    assert language.function_words
    assert language.function_words >= language.determiners
    if code in FULL:
        assert language.stemmer
        assert language.determiners
        assert len(language.function_words) >= LEAST_FUNCTION_WORDS
        assert {"abbreviations", "commercial_words", "searcher_words", "image_words"} <= set(language.lists)


@pytest.mark.parametrize("code", sorted(table()))
def test_every_entry_is_a_word_in_lower_case(code: str) -> None:
    for name, words in get(code).lists.items():
        assert {word for word in words if word != word.lower()} == set(), name
