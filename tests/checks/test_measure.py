"""A bound on a measure: which parts of an article are reported, where, and with what facts."""

from __future__ import annotations

from typing import Any

import pytest
import textstat

from seolint.analysis.scopes import DEEPEST
from seolint.checks.measure import check, not_applicable, validate
from seolint.readers import Settings, read

ARTICLE = """\
# Shoes

Feet swell when you run. So take half a size more.

## Sizes

Short text here.

### Width

![A foot](foot.png)

## Colours

| Name | Count of shoes that we have |
|------|-----------------------------|
| red  | 3                           |
"""

CASES: list[tuple[dict[str, Any], list[tuple[str, float]]]] = [
    ({"measure": "words", "scope": "article", "min": 100}, [("Shoes", 27)]),
    ({"measure": "words", "scope": "introduction", "min": 12}, [("Shoes", 11)]),
    ({"measure": "words", "scope": "section", "min": 5}, [("Sizes", 4), ("Width", 0)]),
    ({"measure": "words", "scope": "section", "min": 5, "levels": [3]}, [("Width", 0)]),
    ({"measure": "words", "scope": "text_section", "min": 5}, []),
    ({"measure": "prose_words", "scope": "stretch", "max": 10}, [("Shoes", 11)]),
    ({"measure": "words", "scope": "sentence", "max": 5}, [("So take half a size more.", 6)]),
    ({"measure": "images", "scope": "article", "min": 2}, [("Shoes", 1)]),
    ({"measure": "images", "scope": "article", "per": "words", "of": 1000, "max": 10}, [("Shoes", 37)]),
    ({"measure": "characters", "scope": "heading", "max": 6}, [("Colours", 7)]),
    ({"measure": "characters", "scope": "alt", "max": 5}, [("A foot", 6)]),
    ({"measure": "level", "scope": "heading", "max": 2}, [("Width", 3)]),
    ({"measure": "words", "scope": "paragraph", "max": 5, "below": 10}, []),
    ({"measure": "words", "scope": "sentence", "max": 5, "page_words": 100}, []),
    ({"measure": "images", "scope": "article", "min": 2, "max": 2}, [("Shoes", 1)]),
    (
        {"measure": "words", "scope": "paragraph", "max": 10},
        [("Feet swell when you run. So take half a size more.", 11)],
    ),
]


@pytest.mark.parametrize(("options", "expected"), CASES)
def test_measure(options: dict[str, Any], expected: list[tuple[str, float]]) -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    found = [(finding.facts["text"], finding.facts["value"]) for finding in check(document, **options)]
    assert found == expected


def test_path_of_a_section() -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    (finding,) = check(document, measure="words", scope="section", min=1)
    assert finding.facts["path"] == "Shoes > Sizes > Width"


def test_words_are_scaled_where_a_character_is_a_word() -> None:
    chinese = "# 鞋\n\n" + "脚" * 40 + "。\n"
    document = read(chinese, "markdown", Settings(language="zh"))
    assert not list(check(document, measure="words", scope="sentence", max=25))
    assert list(check(document, measure="words", scope="sentence", max=23))


@pytest.mark.parametrize(
    ("title", "full_width", "limits"),
    [
        ("How to choose shoes", 2, []),
        ("How to choose shoes that fit you", 2, [30]),
        ("足に合う靴の選び方と履き方のこつ", 2, [15]),
        ("足に合う靴の選び方と履き方のこつ", 1, []),
        ("NIKE ズームの選び方、履き方、洗い方", 2, [17]),
    ],
)
def test_full_width_characters_count_as_two(title: str, full_width: float, limits: list[int]) -> None:
    document = read(f"---\ntitle: {title}\n---\n", "markdown")
    found = check(document, measure="characters", scope="title", max=30, full_width=full_width)
    assert [finding.facts["limit"] for finding in found] == limits


def test_tables_code_and_quotations_are_no_running_prose() -> None:
    aside = "\n> A quotation. It has two sentences.\n\n```\nprint('a sentence. another.')\n```\n\n- [a](a)\n"
    assert _words_per_sentence(ARTICLE + aside) == _words_per_sentence(ARTICLE)


def _words_per_sentence(text: str) -> float:
    document = read(text, "markdown", Settings(language="en"))
    (finding,) = check(document, measure="words_per_sentence", scope="article", max=0)
    value: float = finding.facts["value"]
    return value


PAGE = """\
---
title: Shoes
canonical: https://shoes.example/guide
---
# Running shoes

Read [sizes](/sizes), [colours](#colours), [our shop](https://www.shoes.example/shop), [a test](https://lab.example/t),
[mail](mailto:a@shoes.example). The shoes were bought by runners. Runners run. Runners run in shoes that they have worn.

- One item.
- Two items in a list.

![A red shoe](red.png)
"""

GRAMMAR = {
    "en": {"strong": "were was", "agents": "by", "participle": "[a-z]+ed", "irregular": "bought", "followers": "by"}
}
OF_PAGE: list[tuple[dict[str, Any], list[str]]] = [
    ({"measure": "internal_links", "scope": "article"}, ["3 internal links"]),
    ({"measure": "external_links", "scope": "article"}, ["1 external link"]),
    ({"measure": "links", "scope": "article", "per": "words", "of": 100}, ["15.2 links per 100 words"]),
    ({"measure": "links", "scope": "article", "per": "images"}, ["5 links per image"]),
    ({"measure": "pixels", "scope": "title"}, ["56.7 pixels"]),
    ({"measure": "snippet_pixels", "scope": "title"}, ["39.7 pixels"]),
    ({"measure": "syllables", "scope": "title"}, ["1 syllable"]),
    ({"measure": "polysyllables", "scope": "article"}, ["0 words of many syllables"]),
    ({"measure": "syllables", "scope": "h1"}, ["3 syllables"]),
    ({"measure": "unique_words", "scope": "item"}, ["2 words", "5 words"]),
    ({"measure": "unique_word_share", "scope": "h1"}, ["100 percent"]),
    ({"measure": "words", "scope": "link"}, ["1 word", "1 word", "2 words", "2 words", "1 word"]),
    ({"measure": "words", "scope": "alt"}, ["3 words"]),
    ({"measure": "long_sentence_share", "scope": "article", "sentence_words": 5}, ["60 percent"]),
    (
        {"measure": "passive_share", "scope": "paragraph", "languages": GRAMMAR},
        ["25 percent", "0 percent"],
    ),
    ({"measure": "level", "scope": "heading"}, ["1"]),
    ({"measure": "reading_time", "scope": "article"}, ["0.1 minutes"]),
]


@pytest.mark.parametrize(("options", "amounts"), OF_PAGE)
def test_a_value_comes_with_its_unit(options: dict[str, Any], amounts: list[str]) -> None:
    document = read(PAGE, "markdown", Settings(language="en"))
    assert [finding.facts["amount"] for finding in check(document, **options, max=-1)] == amounts


@pytest.mark.parametrize("measure", ["syllables", "polysyllables", "flesch_reading_ease", "passive_share"])
def test_what_a_language_has_no_data_for_is_not_judged(measure: str) -> None:
    document = read("# Kengät\n\nJuoksija juoksee.\n", "markdown", Settings(language="xx"))
    assert not list(check(document, measure=measure, scope="article", min=1000, languages=GRAMMAR))


WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({"measure": "words", "scope": "section", "levels": [2, 3], "max": 300}, []),
    ({"measure": "links", "scope": "article", "per": "words", "of": 100, "max": None}, []),
    (
        {"measure": "wrods", "scope": "sectoin", "max": 1},
        ["no measure wrods; did you mean words?", "did you mean section?"],
    ),
    ({"measure": "links", "scope": "article", "per": "word", "max": 1}, ["no measure word; did you mean words?"]),
    ({"measure": "words", "scope": "item", "levels": [2], "max": 1}, ["levels: scope item has no levels"]),
    ({"measure": "words", "scope": "heading", "levels": [1, 9], "max": 1}, ["levels.1: there is no level 9"]),
    ({"measure": "links", "scope": "article", "of": 100, "max": 1}, ["of: of goes with per"]),
    ({"measure": "links", "scope": "article", "per": "words", "of": 0, "max": 1}, ["of: of is 0; it is more than 0"]),
    ({"measure": "links", "scope": "article"}, ["measure: the rule has no bound: give min or max"]),
    ({"measure": "links", "scope": "article", "min": 3, "max": 1}, ["min: min (3) is more than max (1)"]),
    ({"measure": "passive_share", "scope": "article", "max": 1}, ["measure: passive_share also needs languages"]),
    ({"measure": "words", "scope": "title", "max": 1, "full_width": 2}, ["full_width goes with measure: characters"]),
    (
        {"measure": "long_sentence_share", "scope": "article", "max": 1},
        ["long_sentence_share also needs sentence_words"],
    ),
]


@pytest.mark.parametrize(("arguments", "expected"), WRONG)
def test_what_is_wrong_with_the_arguments(arguments: dict[str, Any], expected: list[str]) -> None:
    found = [f"{'.'.join(map(str, path))}: {wrong}" for path, wrong in validate(**arguments)]
    assert len(found) == len(expected)
    assert all(part in line for part, line in zip(expected, found, strict=True)), found


@pytest.mark.parametrize("measure", ["characters", "pixels", "unique_words"])
def test_lists_in_lists_in_lists_take_no_longer_than_they_are_long(measure: str) -> None:
    document = read("<ul><li>shoe " * 5_000, "html", Settings(language="en"))
    assert len(list(check(document, measure=measure, scope="list", max=0))) == DEEPEST


ITALIAN = "# Mulini\n\nIl mulino si trova vicino al **ruscello**. La sua ruota\nmuove un generatore.\n\n- Blu\n"


def test_a_score_of_textstat_is_that_of_the_running_text() -> None:
    document = read(ITALIAN, "markdown", Settings(language="it"))
    [finding] = check(document, measure="gulpease_index", scope="article", min=100)
    expected = textstat.gulpease_index("Il mulino si trova vicino al ruscello. La sua ruota muove un generatore.")
    assert finding.facts["value"] == round(expected, 1)
    assert not not_applicable(document, measure="gulpease_index")


def test_a_score_of_textstat_is_for_its_language() -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    assert not list(check(document, measure="gulpease_index", scope="article", min=100))
    assert not_applicable(document, measure="gulpease_index") == (
        "gulpease_index is for Italian (it), and the text is in English"
    )
