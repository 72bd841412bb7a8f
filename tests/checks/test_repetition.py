"""Words that stand twice: next to each other, or within a few words."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.repetition import check, validate
from seolint.readers import Settings, read

CASES: list[tuple[str, dict[str, Any], list[tuple[str, int, int]]]] = [
    ("Measure the the ground.", {}, [("the", 12, 1)]),
    ("The the ground.", {}, [("the", 4, 1)]),
    ("The the ground.", {"ignore_case": False}, []),
    ("Measure the\nthe ground.", {}, [("the", 12, 1)]),
    ("Measure **the** the ground.", {}, [("the", 16, 1)]),
    ("Measure *the\nthe* ground.", {}, [("the", 13, 1)]),
    ("the the the", {}, [("the", 4, 1), ("the", 8, 1)]),
    ("He had it. It rained. Never, never.", {}, []),
    ("# Shoes\n\nShoes\n\n- shoes\n- shoes\n", {}, []),
    ("1 000 000 shoes", {}, []),
    ("Set `a` the `b` the end", {}, []),
    ("He had had it.", {"allow": ["(?i)had|that"]}, []),
    ("größer größer", {}, [("größer", 7, 1)]),
    ("👟 die die", {}, [("die", 6, 1)]),
    ("don't don't", {}, [("don't", 6, 1)]),
    ("A shoe is a good shoe. A shoe.", {"within": 4, "words": ["shoe"]}, [("shoe", 17, 4)]),
    ("A shoe is a good shoe.", {"within": 3, "words": ["shoe"]}, []),
    ("A comfortable and comfortable shoe", {"within": 2, "pattern": r"\w{6,}"}, [("comfortable", 18, 2)]),
    ("very, very", {"within": 1, "words": ["very"]}, []),
]


@pytest.mark.parametrize(("source", "arguments", "expected"), CASES)
def test_repetition(source: str, arguments: dict[str, Any], expected: list[tuple[str, int, int]]) -> None:
    document = read(source, "markdown", Settings(language="en"))
    assert [(f.facts["text"], f.span.start, f.facts["distance"]) for f in check(document, **arguments)] == expected


def test_the_first_word_is_related() -> None:
    (finding,) = check(read("the the", "markdown", Settings(language="en")))
    assert finding.related == [(0, 3)]


def test_what_is_wrong_with_a_rule() -> None:
    assert list(validate(within=0, pattern="(")) == [
        (("within",), "within is 0; it is at least 1, the next word"),
        (("pattern",), "'(' is not a regular expression: missing ): ("),
    ]
