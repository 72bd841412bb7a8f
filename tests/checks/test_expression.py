"""Expressions over measures: which parts of an article they hold for, and what is said of those that can't be read."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.expression import check, not_applicable, validate
from seolint.readers import Settings, read

ARTICLE = """\
# Knots

Two knots are enough for a day on the water. Learn them at home.

## Bowline

Pass the end through the loop, round the standing part, and back through the loop.

![A bowline](bowline.png)

## Clove hitch

Two turns round the post. [See it tied](/hitch).
"""

HOLD: list[tuple[str, dict[str, Any], list[str]]] = [
    ("words / max(images, 1) > 30", {}, ["Knots"]),
    ("words / max(images, 1) > limit", {"limit": 500}, []),
    ("words > 10 and images == 0", {"scope": "section", "levels": [2]}, []),
    ("not images > 0", {"scope": "section", "levels": [2]}, ["Clove hitch"]),
    ("5 < words < 10 or links >= 1", {"scope": "section", "levels": [2]}, ["Clove hitch"]),
    ("words / images > 0", {"scope": "section", "levels": [2]}, ["Bowline"]),
    ("words % images == 0", {"scope": "section", "levels": [2]}, ["Bowline"]),
    ("abs(words - 15) <= 1", {"scope": "section", "levels": [2]}, ["Bowline"]),
    ("-words + 2 * 8 > 0 and round(words / 10) == 1", {"scope": "section", "levels": [2]}, ["Clove hitch"]),
    ("  min(words, 3, 2)\n  != 2", {}, []),
    ("characters > 8", {"scope": "h2"}, ["Clove hitch"]),
    ("1e12 * 1e12 * 1e12 * 1e12 > words", {}, ["Knots"]),
    ("long_sentence_share > 15", {"sentence_words": 10}, ["Knots"]),
]


@pytest.mark.parametrize(("where", "options", "texts"), HOLD)
def test_parts_that_an_expression_holds_for(where: str, options: dict[str, Any], texts: list[str]) -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    assert not list(validate(where=where, **options))
    assert [finding.facts["text"] for finding in check(document, where=where, **options)] == texts


def test_facts_are_the_measures_and_the_left_side() -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    where = "words / (images + links) > limit and headings > 1"
    (finding,) = check(document, where=where, limit=10)
    assert finding.facts == {
        "words": 41,
        "images": 1,
        "links": 1,
        "headings": 3,
        "limit": 10,
        "expression": where,
        "value": 20.5,
        "text": "Knots",
        "path": "Knots",
    }


def test_a_score_that_the_language_lacks_says_nothing() -> None:
    document = read("# Kengät\n\nJuoksija juoksee.\n", "markdown", Settings(language="fi"))
    where = "smog_index < 100 or words > 1"
    assert not list(check(document, where=where))
    assert not_applicable(document, where=where).startswith("there is no formula for smog_index in ")
    assert not_applicable(document, where="lix < 100 or words > 1") == ""


ALLOWED = "; an expression has measures, numbers, + - * / %, comparisons, and, or, not, min, max, abs and round"
WRONG = [
    ("wrods > 400", 1, "there is no measure wrods; did you mean words?"),
    ("words > 400 and imges == 0", 17, "there is no measure imges; did you mean images?"),
    ("words / größe > 1", 9, "there is no measure größe"),
    ("words > 3 and pow(words, 2) > 1", 15, "there is no function pow; choose one of abs, max, min, round"),
    ("words / 400", 1, "this is a number; compare it, such as words > 400"),
    ("(words > 3) + 1 > 1", 2, "this is true or false, not a number"),
    ("not images", 5, "this is a number; compare it, such as words > 400"),
    ("words > 1 && images > 1", 11, "write and for &&"),
    ("words => 1", 7, "write >= for =>"),
    ("words = 1", 7, "write == for ="),
    ("words > ", 9, "it can't be read from here on" + ALLOWED),
    ("", 1, "it is empty" + ALLOWED),
    ("words ** 9 > 1", 1, "this can't be used here" + ALLOWED),
    ("words is 1", 1, "this can't be used here" + ALLOWED),
    ("words > '1'", 9, "this is not a number" + ALLOWED),
    ("words > True", 9, "this is not a number" + ALLOWED),
    ("words > 1e999", 9, "a number is at most 1,000,000,000,000"),
    ("words.real > 1", 1, "this can't be used here" + ALLOWED),
    ("__import__('os').getcwd() > 1", 1, "this can't be called" + ALLOWED),
    ("[w for w in words] > 1", 1, "this can't be used here" + ALLOWED),
    ("(lambda: 1)() > 1", 1, "this can't be called" + ALLOWED),
    ("max(words) > 1", 1, "max takes two numbers or more in brackets"),
    ("abs(words, 1) > 1", 1, "abs takes one number in brackets"),
    ("max(*words, 1) > 1", 5, "this can't be used here" + ALLOWED),
    ("words > \x00", 9, "it can't be read from here on" + ALLOWED),
    ("-" * 30 + "words > 1", 20, "it is nested more than 20 deep"),
    ("words > " + "1 + " * 200 + "1", 501, "it is longer than 500 characters"),
]


@pytest.mark.parametrize(("where", "column", "fault"), WRONG)
def test_an_expression_that_cannot_be_read(where: str, column: int, fault: str) -> None:
    assert list(validate(where=where)) == [(("where",), f"column {column} of the expression: {fault}")]


@pytest.mark.parametrize("where", ["(" * 400, "-" * 490 + "1", "1" * 499, "((1)" * 100, "1if 1else 2", "\ud800", "ªª"])
def test_whatever_is_written_is_told_in_one_line(where: str) -> None:
    ((path, fault),) = validate(where=where)
    assert path == ("where",)
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"where": "words > limit"}, (("where",), "limit isn't given; declare it under options")),
        (
            {"where": "words > 1", "scope": "pargraph"},
            (("scope",), "there is no scope pargraph; did you mean paragraph?"),
        ),
        ({"where": "passive_share > 1"}, (("where",), "passive_share also needs languages")),
    ],
)
def test_what_else_is_wrong_with_the_arguments(
    arguments: dict[str, Any], fault: tuple[tuple[str | int, ...], str]
) -> None:
    assert list(validate(**arguments)) == [fault]
