"""Hidden text that repeats a phrase, and what pages hide for good reasons."""

from __future__ import annotations

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem


def reported(hidden: str) -> list[Problem]:
    page = f'<html lang="en"><body><main><h1>Sheds</h1><p>A shed keeps tools dry.</p>{hidden}</main></body></html>'
    report = examine(page, "sheds.html", config.load(None, config.Overrides(select=["hidden-text"])))
    assert report.errors == ()
    return list(report.problems)


def test_a_phrase_that_only_crawlers_read_is_reported_with_each_place() -> None:
    [problem] = reported('<div style="display:none">garden sheds leeds garden sheds leeds garden sheds leeds</div>')
    assert (problem.facts["phrase"], problem.facts["count"], len(problem.related)) == ("garden sheds leeds", 3, 2)


def test_variants_are_reported() -> None:
    [problem] = reported(
        "<div hidden>cheap garden sheds, garden sheds near me, best garden sheds, write my essay</div>"
    )
    assert problem.facts["phrase"] == "garden sheds"


HONEST = {
    "messages of a form": "<div hidden>This field is required. This field is required. This field is required.</div>",
    "a calendar": '<div style="display:none">10 12 10 12 10 12 10 12 10 12</div>',
    "a menu": "<nav hidden><a href=a>Sheds</a> <a href=b>Gates</a> <a href=c>Doors</a> <a href=d>About us</a></nav>",
    "for screen readers": '<div class="sr-only" hidden>garden sheds leeds garden sheds leeds garden sheds leeds</div>',
}


@pytest.mark.parametrize("hidden", HONEST.values(), ids=HONEST)
def test_what_is_hidden_for_a_reason_is_quiet(hidden: str) -> None:
    assert reported(hidden) == []
