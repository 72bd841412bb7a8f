"""No text makes an expression of the package take more than linear time: each meets the worst that its parts allow.

Steps are counted, not seconds. Expressions that rules and languages bring go to RE2, which is linear by construction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from seolint.rules import load_rules
from tests.backtracking import MOST_REPEATS, UNBOUNDED, Backtracker
from tests.package_expressions import BY_RULES, ITSELF, TO_READ, Expression, collected, sites
from tests.worst_cases import Attack, attacks, growth, worst

MOST_GROWTH = 0.5
"""Steps for each character that a longer text may add to those of a shorter one; quadratic time has dozens."""

MOST_AT_LIMIT = 400_000
"""Steps on a text of the length that a caller allows: a few milliseconds in C."""

LIMITS: Mapping[str, int] = {
    "seolint.analysis.structured_data._CLOSED": 40,
    "seolint.fixes.empty_heading._BLOCK": 300,
    "seolint.language._full_stops._LAST_WORD": 24,
    "seolint.readers.markdown.running_text._TRAILING": 40,
    "seolint.readers.math._AFTER_NUMBER": 20,
}
"""Expressions that are searched for in so many characters only, which their callers cut out."""

ONCE = {
    "seolint.language._full_stops._SPOKEN": "at a colon",
    "seolint.checks.link_addresses.hosts_of": "for a host",
    "seolint.analysis.passive._grammar": "for a word",
    "seolint.analysis.passive._matching": "for a word",
    "seolint.analysis.structured_data._OPENED": "at the beginning of a script",
    "seolint.readers.markdown.marks.BLOCKS": "where the parser of Markdown has found the mark",
    "seolint.readers.front_matter.fences.BLANK_LINES": "at the beginning",
    "seolint.readers.front_matter._JSON": "at the beginning",
    "seolint.readers.front_matter.fences._SCRIPT": "at the beginning",
    "seolint.readers.front_matter.json._OPEN": "at the beginning",
    "seolint.readers.front_matter.toml._DATE": "in a line",
    "seolint.readers.front_matter.toml._UNQUOTED": "in a line",
    "seolint.readers.front_matter.plain_yaml._KEY": "in a line",
    "seolint.readers.front_matter.plain_yaml._QUOTED": "in a line",
    "seolint.readers.front_matter.plain_yaml._LIST": "in a line",
    "seolint.readers.front_matter.full_yaml._PROPERTIES": "before a value",
    "seolint.readers.directives._COMMENT": "in a comment",
    "seolint.readers.markdown.grid_tables._ROW_LINE": "where lines begin",
    "seolint.readers.math._LABEL": "behind a formula",
    "seolint.readers.mdx.javascript._STRING": "behind a quote",
    "seolint.readers.templates._TAG_NAME": "in a tag",
    "seolint.readers.text._UNDERLINE": "in a line",
}
"""Expressions that are matched at one place of what they are given."""

AT_LINE_STARTS = "(?P<container>"
"""What is in the expression of template tags that is matched where lines begin; the other one goes everywhere."""

CONSECUTIVE = {
    "seolint.analysis.markup_text._QUOTED_TAG",
    "seolint.readers.attributes.ATTRIBUTE",
    "seolint.readers.front_matter.toml._ITEM",
    "seolint.readers.front_matter.plain_yaml._LIST_ITEM",
}
"""Expressions that are matched behind the match before, up to the first place where there is none."""

SLOW = [
    (r"\s+$", "quadratic: from each space to the last one"),
    (r"[\w.]+@", "quadratic"),
    (r"<!--.*?-->", "quadratic, for each comment that isn't closed"),
    (r"(?:\w+\s?)*!", "exponential"),
    (r"(?:a|a)*b", "exponential"),
    (r"(x+x+)+y", "exponential"),
]
LINEAR = [r"\s", r"(?<!\s)\s+$", r"\w+", r"<[^<>]*>", r"<[^>]{0,200}>", r"\A\s+$", r"(?:a|b)*", '"[^"]*(?:"|$)']


@cache
def package() -> list[Expression]:
    return collected()


def matcher(expression: Expression, most_repeats: int = MOST_REPEATS) -> Backtracker:
    return Backtracker(written(expression), expression.flags, most_repeats)


def written(expression: Expression) -> str | bytes:
    return expression.pattern.encode("latin-1") if expression.is_bytes else expression.pattern


def methods(expression: Expression) -> tuple[str, ...]:
    if expression.name in ONCE or AT_LINE_STARTS in expression.pattern:
        return ("match",)
    return ("consecutive",) if expression.name in CONSECUTIVE else expression.methods


def test_every_expression_takes_linear_time() -> None:
    slow = []
    for expression in package():
        for method in methods(expression) if expression.name not in LIMITS else ():
            found, attack = worst(matcher(expression), method)
            if found > MOST_GROWTH:
                slow.append((expression.name, expression.pattern, method, attack, found))
    assert not slow


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_searched_in_few_characters_takes_few_steps(name: str) -> None:
    for expression in package():
        tried = matcher(expression)
        tried.budget = MOST_AT_LIMIT
        for attack in attacks(tried) if expression.name == name else ():
            text = (attack.lead + attack.pump * LIMITS[name])[: LIMITS[name] - 1] + attack.end[:1]
            tried.spans(text, "search")


@pytest.mark.parametrize(("pattern", "why"), SLOW)
def test_what_is_slow_is_found(pattern: str, why: str) -> None:
    found, _ = worst(Backtracker(pattern), "finditer")
    assert found > 4 * MOST_GROWTH, why
    assert ("exponential" in why) == (found == float("inf"))


@pytest.mark.parametrize("pattern", LINEAR)
def test_what_is_linear_is_left_alone(pattern: str) -> None:
    assert worst(Backtracker(pattern), "finditer") == (0, None)


def test_a_match_at_one_place_may_read_all_of_a_text() -> None:
    spaces = Attack("", " ", "")
    assert growth(Backtracker(r"\s*x"), spaces, "match") == 0
    assert growth(Backtracker(r"\s*x"), spaces, "finditer") > MOST_GROWTH
    assert growth(Backtracker(r"\s*x|\s"), spaces, "consecutive") > MOST_GROWTH


def test_no_group_is_repeated_possessively() -> None:
    """Before 3.11.5 Python matches such a repetition wrongly, or without end (https://github.com/python/cpython/issues/106052)."""
    repeated = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")
    assert repeated.search(r"(?:[',]\w)*+")
    assert not [expression.name for expression in package() if repeated.search(expression.pattern)]


def test_the_counting_matcher_finds_what_the_engine_finds() -> None:
    for expression in package():
        tried = matcher(expression, UNBOUNDED)
        compiled: re.Pattern[Any] = re.compile(written(expression), expression.flags)
        for attack in list(attacks(tried))[::40]:
            text = attack.lead + attack.pump * 3 + attack.end
            if expression.is_bytes and not text.isascii():
                continue
            expected = [match.span() for match in compiled.finditer(text.encode() if expression.is_bytes else text)]
            assert tried.spans(text) == expected, (expression.name, text)


def test_every_call_that_compiles_an_expression_is_reached() -> None:
    called = {f"{site.module}.{site.name}" for site in sites() if site.module != ITSELF}
    assert called - {expression.name for expression in package()} == {BY_RULES, TO_READ}


def test_the_exceptions_are_still_there() -> None:
    names = {expression.name for expression in package()}
    assert {*LIMITS, *ONCE, *CONSECUTIVE} <= names


def test_expressions_of_rules_go_to_the_linear_engine() -> None:
    assert all(rule.settings.get("engine", "re2") == "re2" for rule in load_rules().values())
    assert BY_RULES not in {expression.name for expression in package()}
