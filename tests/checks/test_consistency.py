"""Two spellings in one article: the rarer one is reported, each time."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.consistency import check, validate
from seolint.readers import Settings, read

CASES: list[tuple[str, dict[str, str], list[tuple[str, str, int]]]] = [
    ("Grey, gray, grey.", {"grey": "gray"}, [("gray", "Grey", 2)]),
    ("Gray hides. Grey, *gr*ay.", {"grey": "gray"}, [("Grey", "Gray", 2)]),
    ("Gray, grey.", {"grey": "gray"}, [("grey", "Gray", 1)]),
    ("Gray, gray.", {"grey": "gray"}, []),
    ("# Log in\n\nlogin, Login, log\nin, login", {"log in": "login"}, [("Log in", "login", 3), ("log in", "login", 3)]),
    ("A web site and web sites, a website.", {"web sites?": "websites?"}, [("website", "web site", 2)]),
    ("organise, color, organize, colour", {"colou?r": "x", "\\w+ise": "\\w+ize"}, [("organize", "organise", 1)]),
]


@pytest.mark.parametrize(("source", "either", "expected"), CASES)
def test_consistency(source: str, either: dict[str, str], expected: list[tuple[str, str, int]]) -> None:
    document = read(source, "markdown", Settings(language="en"))
    found = [(f.facts["text"], f.facts["other"], len(f.related)) for f in check(document, either=either)]
    assert found == expected


@pytest.mark.parametrize(
    ("arguments", "path", "message"),
    [
        ({"either": {}}, ("either",), "either is empty; write one spelling, followed by the other"),
        ({"either": {"a": "(b"}}, ("either", "a"), "'(b' is not a regular expression: missing ): (b"),
        ({"either": {"a": "b"}, "engine": "x"}, ("engine",), "engine is re2 or python, not x"),
    ],
)
def test_what_is_wrong_with_a_rule(arguments: dict[str, Any], path: tuple[str | int, ...], message: str) -> None:
    assert list(validate(**arguments)) == [(path, message)]
