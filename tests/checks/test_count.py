"""How often something stands in a part: too many at the first one too many, too few at the part."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.count import check, validate
from seolint.readers import Settings, read

ARTICLE = "# Boots!\n\nThey are back! Come! Try!\n\nSee `!` **again!**\n\n## Shop\n\n- now!\n- not now\n"

CASES: list[tuple[dict[str, Any], list[tuple[str, int, int, int]]]] = [
    ({"pattern": "!", "max": 1}, [("!", 3, 29, 2)]),
    ({"pattern": "!", "max": 5, "scope": "article"}, [("!", 6, 71, 5)]),
    ({"pattern": "!", "max": 9, "scope": "article"}, []),
    ({"pattern": "!", "min": 1, "scope": "item"}, [("not now", 0, 75, 0)]),
    ({"words": ["now"], "min": 1, "max": 1, "scope": "section"}, [("now", 2, 79, 1), ("now", 2, 79, 1)]),
    ({"words": ["size"], "min": 1, "scope": "section"}, [("Boots!", 0, 2, 0), ("Shop", 0, 60, 0)]),
    ({"words": ["size"], "min": 1, "scope": "title"}, []),
    (
        {"pattern": "^[A-Z].*", "min": 1, "scope": "item", "ignore_case": False},
        [("now!", 0, 68, 0), ("not now", 0, 75, 0)],
    ),
]


@pytest.mark.parametrize(("arguments", "expected"), CASES)
def test_count(arguments: dict[str, Any], expected: list[tuple[str, int, int, int]]) -> None:
    document = read(ARTICLE, "markdown", Settings(language="en"))
    found = [(f.facts["text"], f.facts["count"], f.span.start, len(f.related)) for f in check(document, **arguments)]
    assert found == expected


@pytest.mark.parametrize(
    ("arguments", "path", "message"),
    [
        ({"max": 1}, (), "give a regular expression under pattern, or words"),
        ({"words": ["a"]}, (), "give min, max or both"),
        ({"words": ["a"], "max": -1}, ("max",), "max is -1; it takes 0 or more"),
        ({"words": ["a"], "min": 2, "max": 1}, ("min",), "min is 2, which is more than max, 1"),
        ({"pattern": "[", "max": 1}, ("pattern",), "'[' is not a regular expression: missing ]: ["),
    ],
)
def test_what_is_wrong_with_a_rule(arguments: dict[str, Any], path: tuple[str | int, ...], message: str) -> None:
    assert list(validate(**arguments)) == [(path, message)]
