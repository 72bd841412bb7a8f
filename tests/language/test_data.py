"""The data files of the languages: the compiled table is theirs, and each holds what the others hold."""

from __future__ import annotations

import pytest

from seolint.language import get
from seolint.language._data import compiled, table

FULL = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "id", "tr", "sv")
LEAST_FUNCTION_WORDS = 80


def test_the_table_is_made_of_the_files() -> None:
    assert table() == compiled(), "run: python -m seolint.language"


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
