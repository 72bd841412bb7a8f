"""A phrase glued on behind a paragraph's last sentence, and what only looks like one."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

ELSEWHERE = (
    "We asked readers for garden shed ideas, and read more of them than we print. The government is doing its part."
)

SENTENCES = (
    "A shed keeps tools dry and bicycles out of sight.",
    "Wood needs paint every third year, metal needs none.",
    "Measure the ground first, then think about the door.",
)


def reported(text: str, path: str = "sheds.md") -> list[Problem]:
    settings = config.load(None, config.Overrides(select=["orphan-fragment"], language="en"))
    report = examine(f"{text}\n\n{ELSEWHERE}\n", path, settings)
    assert report.errors == ()
    return list(report.problems)


FRAGMENTS = (
    "A shed keeps tools dry and bicycles out of sight. garden shed ideas",
    "A shed keeps tools dry and bicycles out of it! garden shed ideas",
    "- Bicycles like to be kept indoors. garden shed ideas",
    'He said: "A shed is better than a tent." garden shed ideas',
    "A shed keeps tools dry and bicycles out of sight.\ngarden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. **garden shed ideas**",
)

NO_FRAGMENTS = (
    "Everybody asks what the U.S. government is doing",
    "Our doors are open from 9 a.m. garden shed ideas",
    "- ½ tsp. garden shed ideas",
    "It was built by Mr. J. R. garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. read more",
    "A shed keeps tools dry and bicycles out of sight. [garden shed ideas](/ideas)",
    "A shed keeps tools dry and bicycles out of sight.<br>garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. | garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. – garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. Garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. garden shed ideas:",
    "A shed keeps tools dry and bicycles out of sight... garden shed ideas",
    "A shed keeps tools dry and bicycles out of sight. is doing its",
    "No sheds. garden shed ideas",
)


@pytest.mark.parametrize("text", FRAGMENTS)
def test_a_phrase_behind_the_last_sentence_is_reported(text: str) -> None:
    [problem] = reported(text)
    assert (problem.facts["phrase"], problem.facts["count"]) == ("garden shed ideas", 2)


@pytest.mark.parametrize("text", NO_FRAGMENTS)
def test_what_only_looks_like_a_fragment_is_none(text: str) -> None:
    assert reported(text) == []


def test_uses_inside_sentences_are_not_given() -> None:
    assert reported(FRAGMENTS[0])[0].related == ()


def test_what_the_rules_on_stuffed_phrases_report_is_not_reported_again() -> None:
    text = "\n\n".join(f"{sentence} cheap garden sheds" for sentence in SENTENCES)
    settings = config.load(None, config.Overrides(select=["keywords"]))
    problems = examine(f"# Sheds\n\n{text}\n", "sheds.md", settings).problems
    assert [problem.rule for problem in problems] == ["stuffed-phrase"]
