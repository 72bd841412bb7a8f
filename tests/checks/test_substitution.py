"""What is to be written otherwise: what is found, and what is put for it."""

from __future__ import annotations

from typing import Any

import pytest

from seolint.checks.substitution import check, validate
from seolint.readers import Settings, read

CASES: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("An e-mail.", {"swap": {"e-mail": "email"}}, [("e-mail", "email")]),
    ("A web site map", {"swap": {"web site": "website", "web site map": "sitemap"}}, [("web site map", "sitemap")]),
    ("github, GitHub", {"swap": {"github": "GitHub"}}, [("github", "GitHub")]),
    ("git\nHub", {"swap": {"git hub": "GitHub"}}, [("git Hub", "GitHub")]),
    ("**utilise** it", {"swap": {r"utili[sz]e": "use"}, "regex": True}, [("utilise", "use")]),
    ("12 %, 5%", {"swap": {r"(\d+)\s*%": r"\1 percent"}, "regex": True}, [("12 %", "12 percent"), ("5%", "5 percent")]),
    ("Seite 4", {"swap": {"(seite) (4)": r"$2. $1"}, "regex": True}, [("Seite 4", "4. Seite")]),
    ("Use C++.", {"swap": {"c++": "Rust"}}, [("C++", "Rust")]),
    ("It costs", {"swap": {"it costs": "$5"}}, [("It costs", "$5")]),
    ("emailing", {"swap": {"email": "mail"}, "regex": True}, []),
    ("Make sure, make sure of it", {"swap": {"make sure": "ensure"}, "allow": ["sure of"]}, [("Make sure", "ensure")]),
    ("ab aab", {"swap": {"a(?!a)b": "x"}, "regex": True, "engine": "python"}, [("ab", "x")]),
    ("a1 b2", {"swap": {r"(?P<n>a)1": "x", r"(?P<n>b)2": r"\1"}, "regex": True}, [("a1", "x"), ("b2", "b")]),
]


@pytest.mark.parametrize(("source", "arguments", "expected"), CASES)
def test_substitution(source: str, arguments: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    document = read(source, "markdown", Settings(language="en"))
    assert [(f.facts["text"], f.facts["replacement"]) for f in check(document, **arguments)] == expected


@pytest.mark.parametrize(
    ("arguments", "path", "message"),
    [
        ({"swap": {}}, ("swap",), "swap is empty; write what is wrong, followed by what is right"),
        ({"swap": {"(a": "b"}, "regex": True}, ("swap", "(a"), "'(a' is not a regular expression: missing ): (a"),
        ({"swap": {"(a)": r"\2"}, "regex": True}, ("swap", "(a)"), r"\2 is a group that '(a)' doesn't have"),
        ({"swap": {"a": "b"}, "scope": "x"}, ("scope",), "there is no scope x"),
        ({"swap": {"a": "b"}, "engine": "x"}, ("engine",), "engine is re2 or python, not x"),
        ({"swap": {" ": "b"}}, ("swap", " "), "this word is empty"),
    ],
)
def test_what_is_wrong_with_a_rule(arguments: dict[str, Any], path: tuple[str | int, ...], message: str) -> None:
    assert list(validate(**arguments)) == [(path, message)]


def test_words_as_they_stand_need_be_no_expressions() -> None:
    assert not list(validate(swap={"c++ (old": "Rust"}))
