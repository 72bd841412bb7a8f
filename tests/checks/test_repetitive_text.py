"""Sentences that return word for word, and those that return for a reason."""

from __future__ import annotations

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

SAID = "We build sheds to measure in nine colours. Ask us for a price before the spring comes."
OTHER = "The door is on the left or on the right. A roof of felt lasts for about ten years."


def reported(text: str) -> list[Problem]:
    report = examine(text, "sheds.md", config.load(None, config.Overrides(select=["repetitive-text"])))
    assert report.errors == ()
    return list(report.problems)


def test_sentences_that_return_are_reported_with_each_place() -> None:
    [problem] = reported(f"{SAID}\n\n{OTHER}\n\n{SAID}\n")
    assert (problem.facts["count"], len(problem.related)) == (2, 1)
    assert problem.place.line == 5


def test_one_sentence_alone_may_return() -> None:
    assert reported(f"{SAID}\n\n{OTHER} We build sheds to measure in nine colours.\n") == []


def test_rows_verses_and_quotations_may_return() -> None:
    rows = "\n".join(f"| {kind} | Ask us for a price before the spring comes. |" for kind in ("felt", "metal", "wood"))
    assert reported(f"{SAID}\n\n{OTHER}\n\n| roof | price |\n|---|---|\n{rows}\n") == []
    assert reported(f"{SAID}\n\n{OTHER}\n\n> {SAID}\n") == []
