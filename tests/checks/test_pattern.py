"""Words and regular expressions in an article: what is found, exactly where, and what is said of wrong rules."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from seolint.analysis.regex import PatternTimeoutError, compiled
from seolint.checks.pattern import check, validate
from seolint.document import Document
from seolint.readers import Settings, read


def article(source: str, format: str = "markdown") -> Document:
    return read(source, format, Settings(language="en"))


def found(source: str, format: str = "markdown", **arguments: Any) -> list[str]:
    """The source at each place found."""
    document = article(source, format)
    return [source[finding.span.start : finding.span.end] for finding in check(document, **arguments)]


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("It is very good, Very.", {"words": ["very"]}, ["very", "Very"]),
    ("It is very good, Very.", {"words": ["very"], "ignore_case": False}, ["very"]),
    ("Every veryday thing.", {"words": ["very"]}, []),
    ("Every veryday thing.", {"words": ["very"], "whole_words": False}, ["very", "very"]),
    ("A web site\nmap of a\nweb   site.", {"words": ["web site", "web site map"]}, ["web site\nmap", "web   site"]),
    ("Don’t, don't.", {"words": ["don't"]}, ["Don’t", "don't"]),
    ("C++ or .NET", {"words": ["c++", ".net"]}, ["C++", ".NET"]),
    ("Colour and color, colourful", {"pattern": "colou?r"}, ["Colour", "color"]),
    ("Wow!! Really!!! No!", {"pattern": "!{2,}"}, ["!!", "!!!"]),
    ("Java**Script** and *Java*Script", {"words": ["javascript"]}, ["Java**Script", "Java*Script"]),
    ("Use `very` and very.", {"words": ["very"]}, ["very"]),
    ("```\nvery\n```\n", {"words": ["very"]}, []),
    ("# Very\n\n- very\n\n| very |\n|---|\n| a |\n", {"words": ["very"]}, ["Very", "very", "very"]),
    ("# Very\n\nvery\n", {"words": ["very"], "scope": "heading"}, ["Very"]),
    ("# Very\n\n## Very\n", {"words": ["very"], "scope": "heading", "levels": [2]}, ["Very"]),
    ("# A\n\nvery\n\n## B\n\nvery\n", {"words": ["very"], "scope": "section"}, ["very", "very"]),
    ("![very old](a.png) very", {"words": ["very"], "scope": "alt"}, ["very"]),
    ("---\ntitle: Very old\n---\nvery\n", {"words": ["very"], "scope": "title"}, ["Very"]),
    ("A [b](http://x) c", {"pattern": r"\]\(http:", "scope": "raw"}, ["](http:"]),
    ("A `TODO` b", {"words": ["todo"], "scope": "inline_code"}, ["TODO"]),
    ("```\nTODO\n```\n", {"words": ["todo"], "scope": "code"}, ["TODO"]),
    ("A tool, a tool steel.", {"words": ["tool"], "allow": ["tool steel"]}, ["tool"]),
    ("Größe 👟 Über größer", {"words": ["größe", "über"]}, ["Größe", "Über"]),
    ("👟👟 Übermut, über uns", {"pattern": r"\b[üÜ]ber\b"}, ["über"]),
    ("fooä foo", {"pattern": r"\bfoo\b", "whole_words": False}, ["foo"]),
    ("naïve café", {"pattern": r"\w+"}, ["naïve", "café"]),
    ("手机好用", {"words": ["手机"]}, ["手机"]),
    ("shoes", {"words": ["shoe", "shoes"]}, ["shoes"]),
    ("shoes", {"pattern": "shoe|shoes"}, ["shoes"]),
    ("foo bar, foo baz", {"pattern": r"foo(?! bar)", "engine": "python"}, ["foo"]),
    ("Bye bye, bye now", {"pattern": r"(\w+) \1", "engine": "python"}, ["Bye bye"]),
    ("a b", {"pattern": "x*"}, []),
]


@pytest.mark.parametrize(("source", "arguments", "expected"), CASES)
def test_matches(source: str, arguments: dict[str, Any], expected: list[str]) -> None:
    assert found(source, **arguments) == expected


def test_markdown_and_html_give_the_same() -> None:
    words = ["in order to", "javascript"]
    assert found("We do it in\norder to use Java**Script**.", words=words) == ["in\norder to", "Java**Script"]
    html = "<p>We do it in\n   order to use Java<b>Script</b>.</p>"
    assert found(html, "html", words=words) == ["in\n   order to", "Java<b>Script"]


def test_a_pattern_with_one_space_matches_over_a_line_end() -> None:
    assert found("<p>in\n   order to</p>", "html", pattern="in order") == ["in\n   order"]


def test_facts_are_the_text_as_read_and_the_named_groups() -> None:
    (finding,) = check(article("The *year* 2024."), pattern=r"year (?P<year>\d+)")
    assert finding.facts == {"text": "year 2024", "year": "2024"}


def test_many_words_are_found_together_as_they_are_alone() -> None:
    words = [f"word{i}" for i in range(1000)]
    assert found("A word7, word77 and word1000.", words=words) == ["word7", "word77"]


@pytest.mark.parametrize("arguments", [{"pattern": "(a+)+$"}, {"pattern": "(a|aa)*b"}, {"pattern": r"\b(a+)+\b"}])
def test_hostile_text_takes_linear_time_in_re2(arguments: dict[str, Any]) -> None:
    started = process_time()
    found("a" * 100_000 + "!" + "ä" * 100_000, **arguments)
    assert process_time() - started < 2


def test_an_expression_that_takes_too_long_says_what_to_do() -> None:
    with pytest.raises(PatternTimeoutError, match=r"longer than 1 s; write it without repeats inside repeats"):
        found("a" * 40 + "b " * 5_000, pattern=r"(?:(?:a|aa|a?)+)+(?<=c)c|(\w+ ?)+\1!", engine="python")


@pytest.mark.parametrize(
    ("arguments", "path", "message"),
    [
        ({}, (), "give a regular expression under pattern, or words"),
        ({"pattern": "(a"}, ("pattern",), "'(a' is not a regular expression: missing ): (a"),
        (
            {"pattern": "(?<!a)b"},
            ("pattern",),
            "the engine re2 can't run '(?<!a)b' (invalid perl operator: (?<!); engine: python can, within a time limit",
        ),
        ({"pattern": "a)(b"}, ("pattern",), "'a)(b' is not a regular expression: unexpected ): a)(b"),
        (
            {"pattern": "(a", "engine": "python"},
            ("pattern",),
            "'(a' is not a regular expression: missing ) at position 2",
        ),
        ({"words": ["a", " "]}, ("words", 1), "this word is empty"),
        ({"words": ["a" * 200_001]}, ("words",), "these words have more than 200,000 characters; write several rules"),
        ({"pattern": "x?" * 10_001}, ("pattern",), "the expression has 20,002 characters; write at most 20,000"),
        (
            {"pattern": r"\pL{1000}"},
            ("pattern",),
            r"the engine re2 can't run '\\pL{1000}': it is too large; use fewer and shorter repeats",
        ),
        (
            {"pattern": "x{1001}", "engine": "re2"},
            ("pattern",),
            "the engine re2 can't run 'x{1001}' (invalid repetition size: {1001}); engine: python can, within a time "
            "limit",
        ),
        (
            {"words": ["a"], "allow": [r"\pL{400}"] * 9},
            ("allow", 4),
            "the expressions up to here are too large in total; write shorter ones, or several rules",
        ),
        (
            {"pattern": r"(a(?R)?b)", "engine": "python"},
            ("pattern",),
            "'(a(?R)?b)' is not a regular expression: it calls itself, or one of its groups, which could fill memory",
        ),
        (
            {"pattern": "(?:(?:a{30000}){30000})|b", "engine": "python"},
            ("pattern",),
            "'(?:(?:a{30000}){30000})|b' is not a regular expression: it is too large; use fewer and shorter repeats",
        ),
        (
            {"pattern": "(((((a{30}){30}){30}){30}){30})|b"},
            ("pattern",),
            "'(((((a{30}){30}){30}){30}){30})|b' is not a regular expression: invalid repetition size: {30}",
        ),
        ({"words": ["a"], "allow": ["b", "[c"]}, ("allow", 1), "'[c' is not a regular expression: missing ]: [c"),
        ({"words": ["a"], "scope": "headin"}, ("scope",), "there is no scope headin; did you mean heading?"),
        ({"words": ["a"], "engine": "perl"}, ("engine",), "engine is re2 or python, not perl"),
    ],
)
def test_what_is_wrong_with_a_rule(arguments: dict[str, Any], path: tuple[str | int, ...], message: str) -> None:
    assert list(validate(**arguments)) == [(path, message)]


@pytest.mark.parametrize(
    ("pattern", "right"),
    [
        (r"\\(?&x)", False),
        (r"(?P>x)", False),
        (r"(?1)", False),
        (r"\(?R", True),
        (r"(?P<x>a)(?P=x)(?(x)b|c)(?>d)", True),
    ],
)
def test_an_expression_of_python_calls_no_group(pattern: str, right: bool) -> None:
    assert bool(list(validate(pattern=pattern, engine="python"))) is not right


def test_expressions_that_are_kept_have_a_limit_together() -> None:
    texts = [f"({letter}|{'x' * 12_000})" for letter in "abcdefghij"]
    kept = [compiled(text, "re2", False) for text in texts]
    assert compiled(texts[-1], "re2", False) is kept[-1]
    assert compiled(texts[0], "re2", False) is not kept[0]


def test_nothing_is_wrong_with_a_right_rule() -> None:
    assert not list(validate(pattern=r"\bÜber\s+uns\b", words=["a b"], allow=[r"\w+"], scope="title"))
