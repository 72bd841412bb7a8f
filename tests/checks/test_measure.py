"""A bound on a measure: which parts of an article are reported, where, and with what facts."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.measure import check
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


def test_tables_code_and_quotations_are_no_running_prose() -> None:
    aside = "\n> A quotation. It has two sentences.\n\n```\nprint('a sentence. another.')\n```\n\n- [a](a)\n"
    assert _words_per_sentence(ARTICLE + aside) == _words_per_sentence(ARTICLE)


def _words_per_sentence(text: str) -> float:
    document = read(text, "markdown", Settings(language="en"))
    (finding,) = check(document, measure="words_per_sentence", scope="article", max=0)
    value: float = finding.facts["value"]
    return value
