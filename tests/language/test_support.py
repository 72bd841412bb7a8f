"""What is known of each language is read off the data."""

from __future__ import annotations

import pytest

from seolint.language import get
from seolint.language._data import table
from seolint.language.detection import names
from seolint.language.support import support

LINKED = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "sv", "tr", "id")
LEAST_PHRASES = 100


@pytest.mark.parametrize("code", LINKED)
def test_transition_words_are_words_as_the_text_has_them(code: str) -> None:
    phrases = [phrase for own in get(code).transition_words.values() for phrase in own]
    assert len(phrases) >= LEAST_PHRASES
    assert len(set(phrases)) == len(phrases)
    assert all(" ".join(phrase) == " ".join(get(code).words(" ".join(phrase)).normalized) for phrase in phrases)


def test_every_language_with_a_data_file_is_listed() -> None:
    assert [language.code for language in support()] == sorted(table())
    found = {language.code: language for language in support()}
    assert found["tr"].scores == ["flesch_reading_ease", "lix", "rix"]
    assert (found["vi"].syllables, found["vi"].stems) == (False, False)


@pytest.mark.parametrize(
    ("word", "hard"),
    [
        ("utilize", True),
        ("utilized", True),
        ("family", False),
        ("remembered", False),
        ("publishing", False),
        ("state-of-the-art", False),
        ("deliberation", True),
    ],
)
def test_complex_words(word: str, hard: bool) -> None:
    assert get("en").complex_words([word]) == [hard]


def test_what_is_hard_is_not_known_in_other_languages() -> None:
    assert get("de").complex_words(["dampfschifffahrtsgesellschaft"]) == [False]


@pytest.mark.parametrize(("code", "label"), [("de", "German"), ("xx", "xx"), ("und", "an unknown language")])
def test_label(code: str, label: str) -> None:
    assert get(code).label == label


def test_messages_name_languages_in_english() -> None:
    labels = [get(code).label for code in (*table(), *names())]
    assert len(labels) == len({*labels}) > 100
    assert [label for label in labels if not (label[0].isascii() and label[0].isupper())] == []
