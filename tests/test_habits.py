"""What an author does on all of a page is reported once, with every place that counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import seolint
from tests.repository import seolint as run
from tests.repository import write

PART = "## Part {0}\n\nGulls nest on the roof.\n\n#### Nest {0}\n\nThree eggs lie in it.\n\n"
PARTS = "# Gulls\n\n" + "".join(PART.format(number) for number in "1234")
SKIPPED = "skipped-heading-level"


def places(source: str, rule: str) -> list[list[int]]:
    """The lines of each problem of a rule, that of the problem itself first."""
    problems = [problem for problem in seolint.lint(source, "a.md").problems if problem.rule == rule]
    return [[problem.place.line, *(place.line for place in problem.related)] for problem in problems]


@pytest.mark.parametrize(
    ("rule", "source", "expected"),
    [
        (SKIPPED, PARTS, [[7, 15, 23, 31]]),
        (SKIPPED, f"{PARTS}### Chicks\n\nGrey.\n\n##### Food\n\nFish.\n", [[7, 15, 23, 31], [39]]),
        (SKIPPED, f"{PARTS}## Chicks\n\nGrey.\n\n##### Food\n\nFish.\n", [[7, 15, 23, 31], [39]]),
        ("empty-link-text", "# Gulls\n\n[](a.html)\n[](b.html)\n", [[3], [4]]),
        ("empty-link-text", "# Gulls\n\n[](a.html)\n[](b.html)\n[](c.html)\n", [[3, 4, 5]]),
        ("placeholder-text", "# Gulls\n\nTODO: eggs.\n\nTODO: nests.\n\nTODO: chicks.\n", [[3, 5, 7]]),
    ],
)
def test_a_habit_is_one_problem(rule: str, source: str, expected: list[list[int]]) -> None:
    assert places(source, rule) == expected


def test_what_is_suppressed_is_no_part_of_it() -> None:
    silenced = PARTS.replace("#### Nest 2", "<!-- seolint-disable-next-line -->\n#### Nest 2")
    assert places(silenced, SKIPPED) == [[7, 24, 32]]


def test_the_message_and_the_facts_count_the_places() -> None:
    [problem] = [found for found in seolint.lint(PARTS, "a.md").problems if found.rule == SKIPPED]
    assert problem.message.startswith("h4 follows h2 in 4 places: use h3")
    assert problem.facts["places"] == 4


def test_a_baseline_keeps_each_place_and_lets_new_ones_pass(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PARTS})
    assert run(tmp_path, "baseline", "--select", SKIPPED).code == 0
    write(tmp_path, {"a.md": PARTS + PART.format(5)})
    done = run(tmp_path, "check", "--select", SKIPPED, "--format", "json", "--baseline", ".seolint-baseline")
    [problem] = json.loads(done.out)["problems"]
    assert (problem["line"], problem["related"]) == (39, [])


def test_lint_and_check_agree(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PARTS})
    done = run(tmp_path, "check", "--select", SKIPPED, "--format", "json")
    [problem] = json.loads(done.out)["problems"]
    assert [problem["line"], *(place["line"] for place in problem["related"])] == [7, 15, 23, 31]
    assert [p.message for p in seolint.lint_file(tmp_path / "a.md").problems if p.rule == SKIPPED] == [
        problem["message"]
    ]


@pytest.mark.parametrize(
    ("habit", "message"),
    [
        ("habit: often", "habit is a mapping with places, alike, message"),
        ("habit: {places: 1, message: x}", "2 or more, not 1"),
        ("habit: {places: 3, mesage: x}", "did you mean message"),
        ("habit: {places: 3, message: '{text', alike: [text]}", "the message can't be filled in"),
        ("habit: {places: 3, message: x, alike: [texts]}", "there is no fact or option texts"),
        ("habit: {places: 3, message: '{place} x'}", "there is no fact or option place; did you mean places?"),
    ],
)
def test_a_rule_file_with_a_faulty_habit(tmp_path: Path, habit: str, message: str) -> None:
    rule = (
        "summary: A heading has no text.\ncheck: empty_heading\nseverity: info\nmessage: x\nsource: https://a.example\n"
        f"{habit}\nexamples:\n  - {{bad: '# \n\n', flags: ['']}}\n  - good: '# A'\n"
    )
    if "text" in habit:
        rule = rule.replace("empty_heading", "heading_order")
    write(tmp_path, {"house/h.yml": rule})
    done = run(tmp_path, "rules", "test", "house")
    assert message in done.err + done.out
