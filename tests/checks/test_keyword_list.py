"""Lists of queries, towns and numbers are reported; lists of like things are not."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

TEXT = (
    "# Notes from the workshop\n\nThe glue dries overnight, and the clamps come off in the morning. Sand it, "
    "then oil it.\n\n{}\n\nA second coat is rarely needed. Wipe off what the wood doesn't take after ten minutes.\n"
)


def reported(text: str) -> list[Problem]:
    report = examine(TEXT.format(text), "workshop.md", config.load(None, config.Overrides(select=["keyword-list"])))
    assert report.errors == ()
    return list(report.problems)


def bullets(*items: str) -> str:
    return "\n".join(f"- {item}" for item in items)


TOWNS = ("Leeds", "York", "Hull", "Bath", "Derby", "Wells", "Truro", "Ripon")
KINDS = ("hinge", "latch", "post", "lock", "bell", "rail", "gate", "step")

STUFFED = {
    "queries": "cheap oak tables, oak tables near me, best oak tables, oak tables for sale, buy oak tables, oak tables",
    "bullets": bullets(
        "oak tables leeds", "cheap oak tables", "oak tables online", "oak tables sale", "best oak tables", "oak tables"
    ),
    "bars": "cheap oak tables | oak tables price | buy oak tables | oak tables reviews | oak tables deals | oak tables",
    "dots": "cheap oak tables • oak tables price • buy oak tables • oak tables reviews • oak tables deals • oak tables",
    "towns": ", ".join(f"oak tables in {town}" for town in TOWNS),
    "towns of a name": ", ".join(f"Oak Tables in {town}" for town in TOWNS),
    "towns in bars": " | ".join(f"[oak tables {town}](/{town})" for town in TOWNS),
    "towns behind a name in bars": " | ".join(f"[Oak Tables {town}](/{town})" for town in TOWNS),
    "numbers": bullets(*(f"oak tables +1-844-555-01{n}2" for n in range(6))),
    "numbers behind another list": bullets(
        *(f"Check the {kind}" for kind in KINDS), *(f"Oak Tables Support (844) 555-01{n}2" for n in range(6))
    ),
    "in a sentence": "We do Oak Table Hire Leeds, Round Table Hire Leeds, Pub Table Hire Leeds, Ash Table Hire Leeds, "
    "Big Table Hire Leeds, Long Table Hire Leeds and Small Table Hire Leeds.",
}

HONEST = {
    "ingredients": bullets(
        *(f"1 tsp ground {name}" for name in ("cumin", "ginger", "cloves", "mace", "chili", "anise"))
    ),
    "short sentences": "The oak table is old. The oak table is cheap. The oak table is near a door. The best oak table "
    "is ours. Buy the oak table online. The oak table has a price. Call the oak table service.",
    "items that are sentences": bullets(
        *(f"The order service calls the {kind} service online for the best price." for kind in KINDS)
    ),
    "methods": bullets(*(f"customer orders {verb}" for verb in ("get", "list", "delete", "update", "create", "patch"))),
    "parallel steps": bullets(*(f"Tighten the left {kind} and check its price" for kind in KINDS)),
    "tests": bullets(*(f"spec/{kind} holds the tests of the {kind}" for kind in KINDS)),
    "contents": bullets(*(f"[Table legs: {kind}](#{kind})" for kind in KINDS)),
    "bus stops": ", ".join(f"{town} Bus Station" for town in TOWNS),
    "offices": bullets(*(f"Sales Office {town}" for town in TOWNS)),
    "opening hours": bullets(
        *(f"{day}day, open from 9 to 5" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"))
    ),
    "services": bullets(*(f"{kind.title()} Cleaning Services" for kind in KINDS)),
    "minutes": bullets(*(f"{n}0-{n + 1}0 minutes: Task {n}" for n in range(1, 9))),
    "years": bullets(*(f"Annual Report 20{n} - 20{n + 1}" for n in range(10, 18))),
    "transports": bullets(*(f"[{kind}](/{kind}): client transport using the {kind}" for kind in KINDS)),
    "versions in bars": " | ".join(f"[Oak Tables {n}.0](/{n})" for n in range(8)),
    "menu of a manual": "Run `oak`.\n\n" + " | ".join(f"[Oak Tables {kind.title()}](/{kind})" for kind in KINDS),
    "cells": "| kind | support |\n|---|---|\n" + "\n".join(f"| {kind} | Customer support services |" for kind in KINDS),
}


@pytest.mark.parametrize("text", STUFFED.values(), ids=STUFFED)
def test_a_list_of_queries_is_reported_once(text: str) -> None:
    [problem] = reported(text)
    assert "oak tables" in problem.message.lower() or "Hire Leeds" in problem.message


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_a_list_of_like_things_is_none(text: str) -> None:
    assert reported(text) == []


def test_every_place_is_given_and_every_item_counted_once() -> None:
    text = ", ".join(
        ("cheap oak tables", "oak tables near me", "best oak tables oak tables", "oak tables online", "ash", "elm")
    )
    [problem] = reported(text)
    assert (problem.facts["count"], problem.facts["pieces"]) == (4, 6)
    assert [problem.facts["phrase"], len(problem.related)] == ["oak tables", 4]


def test_telephone_numbers_are_evidence() -> None:
    [problem] = reported(STUFFED["numbers"])
    assert ", with 6 phone numbers." in problem.message
    assert problem.facts["evidence"] == "with 6 phone numbers"
    assert type(problem.facts["evidence"]) is str


def test_a_phrase_crosses_no_punctuation() -> None:
    items = [f"cheap {kind}, price: oak. Tables by {kind}" for kind in KINDS]
    assert reported(bullets(*items)) == []
