"""A publisher's house style, all in YAML: what its rules test, and what its authors get to read."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from seolint.rules import load_rules_in
from tests.cli.run import seolint

HOUSE = Path(__file__).parent
BUILDING = {
    "capitalization", "conditional", "consistency", "count", "expression", "measure", "pattern", "repetition",
    "required", "substitution",
}  # fmt: skip
"""The checks that writers build rules from."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The publisher's folder, as it is checked out by an author."""
    return Path(shutil.copytree(HOUSE, tmp_path / "house", ignore=shutil.ignore_patterns("__pycache__")))


def test_every_building_check_is_used() -> None:
    assert {rule.check for rule in load_rules_in(HOUSE / "rules").values()} == BUILDING


def test_its_rules_report_what_their_examples_say(house: Path) -> None:
    before = os.times()
    done = seolint(house, "rules", "test")
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    assert (done.stdout.decode(), done.stderr) == ("15 rules, 30 examples: all as expected\n", b"")
    assert seconds < 1


def test_an_author_reads_what_the_house_says(house: Path) -> None:
    told = json.loads(seolint(house, "check", "articles", "--format", "json").stdout)
    assert [(Path(problem["path"]).stem, problem["line"], problem["rule"]) for problem in told["problems"]] == [
        ("mill-path", 2, "cut-off-title"),
        ("mill-path", 5, "capitalised-heading"),
        ("mill-path", 5, "missing-distance"),
        ("mill-path", 5, "missing-teaser"),
        ("mill-path", 5, "walk-without-picture"),
        ("mill-path", 7, "brochure-word"),
        ("mill-path", 7, "brochure-word"),
        ("mill-path", 9, "sections-out-of-order"),
        ("mill-path", 11, "house-spelling"),
        ("mill-path", 11, "stuttered-word"),
        ("mill-path", 11, "excited-paragraph"),
        ("mill-path", 13, "unexplained-abbreviation"),
        ("mill-path", 13, "heavy-word"),
        ("mill-path", 13, "mixed-spelling"),
    ]
    messages = {problem["rule"]: problem["message"] for problem in told["problems"]}
    assert messages["house-spelling"] == 'We write "footpath", not "foot path".'
    assert messages["heavy-word"] == 'Write "uses" for "utilises".'


def test_a_rule_of_the_house_is_explained_like_any_other(house: Path) -> None:
    told = seolint(house / "articles", "explain", "brochure-word").stdout.decode()
    assert told.startswith("brochure-word  (words, warning)\n\nA word from a brochure takes the place of a fact.\n")
    assert "\n  Nestled in the hills, Whitgarth is a hidden\n  ^^^^^^^                              ^^^^^^\n" in told
