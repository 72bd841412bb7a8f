"""What an article must have: what is missing where, and which headings stand out of order."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.required import check, moves, validate
from seolint.readers import Settings, read

RECIPE = """\
---
title: Soda bread
description: A loaf in an hour.
date: 2026-03-01
lastmod: 2026-03-04
author:
---
# Soda bread

A loaf that needs no *yeast* and
no patience. ![A loaf](loaf.jpg)

## What you need:

Flour, and [buttermilk](https://dairy.example/buttermilk).

## Method

Stir, shape, bake. Read [how we test](/about/kitchen).
"""

MISSING: list[tuple[dict[str, Any], list[str]]] = [
    ({"element": "image"}, []),
    ({"element": "table"}, ["table"]),
    ({"element": "h1"}, []),
    ({"element": "h3"}, ["h3"]),
    ({"heading": "method"}, []),
    ({"heading": ["What you need", "Method", "Storage"]}, ["Storage"]),
    ({"heading": "What you"}, ["What you"]),
    ({"heading": ["^(ingredients|what you need)", "storage|keeping"], "regex": True}, ["storage|keeping"]),
    ({"field": ["title", "description", "date"]}, []),
    ({"field": ["author", "keyphrase", "canonical"]}, ["author", "keyphrase", "canonical"]),
    ({"field": ["published", "modified", "noindex"]}, ["noindex"]),
    ({"link": "/about/"}, []),
    ({"link": ["dairy.example", "/shop"]}, ["/shop"]),
    ({"link": r"^https://(\w+\.)?dairy\.example", "regex": True}, []),
    ({"phrase": "No Yeast and no patience"}, []),
    ({"phrase": ["needs no yea", "an hour"]}, ["needs no yea", "an hour"]),
    ({"phrase": r"needs (no|little) \w+", "regex": True}, []),
    ({"element": "table", "phrase": "oven", "when_words": 10}, ["table", "oven"]),
    ({"element": "table", "when_words": 1000}, []),
]


PAGE = """<html><head><meta property="article:modified_time" content="2026-03-04"><script type="application/ld+json">
{"@type": "Recipe", "datePublished": "2026-03-01"}</script></head><body><h1>Soda bread</h1></body></html>"""


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        (PAGE, []),
        (PAGE.replace("2026", "around "), ["published", "modified"]),
        ("<h1>Soda</h1>", ["published", "modified"]),
    ],
)
def test_a_page_may_say_its_dates_where_it_is_shared(source: str, missing: list[str]) -> None:
    found = check(read(source, "html"), field=["published", "modified"])
    assert [finding.facts["missing"] for finding in found] == missing


@pytest.mark.parametrize(("options", "missing"), MISSING)
def test_what_is_missing(options: dict[str, Any], missing: list[str]) -> None:
    document = read(RECIPE, "markdown", Settings(language="en"))
    assert not list(validate(**options))
    found = list(check(document, **options))
    assert [finding.facts["missing"] for finding in found] == missing
    assert all(document.text(finding.span) == "Soda bread" for finding in found)


ORDER = ["Ingredients", "Method", "Storage", "Notes"]
ORDERED: list[tuple[str, list[tuple[str, str]]]] = [
    ("Ingredients, Method, Storage", []),
    ("Ingredients, History, Notes", []),
    ("Ingredients, Notes, Ingredients, Notes", [("Notes", 'after "Ingredients"')]),
    ("Notes, Ingredients, Method, Storage", [("Notes", 'after "Storage"')]),
    ("Method, Storage, Notes, Ingredients", [("Ingredients", 'before "Method"')]),
    ("Ingredients, Storage, Method, Notes", [("Storage", 'after "Method"')]),
    ("History", []),
]


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize(("headings", "expected"), ORDERED)
def test_headings_out_of_order(headings: str, expected: list[tuple[str, str]], format: str) -> None:
    begin, end = ("## ", "\n\n") if format == "markdown" else ("<h2>", "</h2>\n")
    text = "".join(f"{begin}{heading}{end}" for heading in headings.split(", "))
    document = read(text, format, Settings(language="en"))
    found = [(finding.facts["text"], finding.facts["expected"]) for finding in check(document, order=ORDER)]
    assert found == expected


def test_as_few_headings_are_moved_as_can_be() -> None:
    assert [move.at for move in moves([5, 1, 2, 3, 0, 4])] == [0, 4]
    assert list(moves([])) == list(moves([1, 1, 2])) == []


def test_many_headings_take_no_longer_than_they_are_long() -> None:
    text = "## Method\n\n## Ingredients\n\n" * 5_000
    document = read(text, "markdown", Settings(language="en"))
    assert len(list(check(document, order=ORDER))) == 5_000


WRONG: list[tuple[dict[str, Any], list[tuple[tuple[str | int, ...], str]]]] = [
    ({"when_words": 9}, [((), "say what is required: element, heading, field, link, phrase or order")]),
    ({"element": "imag"}, [(("element",), "there is no scope imag; did you mean image?")]),
    ({"field": ["titel"]}, [(("field", 0), "there is no field titel; did you mean title?")]),
    ({"order": ["Method"]}, [(("order",), "an order has two headings or more")]),
    (
        {"order": ["Ingredients", "Method"], "heading": "Method"},
        [(("order",), "order is a rule of its own, as its message says what to move")],
    ),
    ({"heading": ["Method", " "]}, [(("heading", 1), "this text is empty")]),
    ({"phrase": "oven", "engine": "go"}, [(("engine",), "engine is re2 or python, not go")]),
]


@pytest.mark.parametrize(("arguments", "expected"), WRONG)
def test_what_is_wrong_with_the_arguments(
    arguments: dict[str, Any], expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert list(validate(**arguments)) == expected


def test_an_expression_that_cannot_be_read_is_told() -> None:
    ((path, message),) = validate(heading=["(", "Method"], regex=True)
    assert path == ("heading", 0)
    assert "not a regular expression" in message


def test_a_field_may_be_in_front_matter_that_cannot_be_read() -> None:
    broken = read('---\ntitle: "Soda\n---\n\nFlour and buttermilk.\n', "markdown")
    assert not list(check(broken, field="description"))
