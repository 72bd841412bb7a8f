"""Titles, descriptions and meta keywords that say one query again and again, and honest ones."""

from __future__ import annotations

from html import escape

import pytest

from seolint import config
from seolint.linter import examine
from seolint.rules.rule import Problem

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta name="description" content="{description}">'
    '<meta name="keywords" content="{keywords}"></head><body><main><h1>Notes</h1><p>Turn the stopcock under the sink '
    "before you do anything else. It takes half a turn, and a tap shows whether it works.</p></main></body></html>"
)

STUFFED_TITLES = {
    "Best Plumber in Leeds | Leeds Plumbers | Plumber Leeds": ("Plumber in Leeds", 3),
    "Leeds Plumbers - Plumber Leeds - Plumbers in Leeds": ("Leeds Plumbers", 3),
    "Plumber Leeds, Leeds Plumber, Cheap Plumbers in Leeds": ("Plumber Leeds", 3),
    "Cheap flights to Rome – book Rome flights": ("flights to Rome", 2),
    "Flats in Leeds | Buy New Flats in Leeds": ("Flats in Leeds", 2),
    "Limo Hire | Your Limo Hire in York": ("Limo Hire", 2),
    "Limo Hire York | Luxury Limo Hire | Smith Cars": ("Limo Hire", 2),
    "Garden sheds – cheap garden sheds in Leeds": ("Garden sheds", 2),
}

HONEST_TITLES = (
    "React Router | React",
    "Docs: Docker Compose - Docker Docs",
    "Java to Java migration",
    "Holiday cottages in Devon | Devon Cottages",
    "What window cleaning costs | Smith Window Cleaning",
    "Locksmith prices | Locksmith Service Smith | Hull",
    "Ask questions, then ask more questions; in fact, never stop asking questions",
    "Technical Training Officer (LVT Training Officer) position at Smith",
    "Order 3.5 - Order 3.5.1 - Order 3.5.2",
    "2024 best of 2024: the best of 2024",
)


def reported(title: str = "Notes", description: str = "", keywords: str = "") -> list[Problem]:
    page = PAGE.format(title=escape(title), description=escape(description), keywords=escape(keywords))
    report = examine(page, "notes.html", config.load(None, config.Overrides(select=["stuffed-metadata"])))
    assert report.errors == ()
    return list(report.problems)


@pytest.mark.parametrize(("title", "found"), STUFFED_TITLES.items())
def test_a_title_that_says_one_query_again_is_reported(title: str, found: tuple[str, int]) -> None:
    [problem] = reported(title)
    assert (problem.facts["phrase"], problem.facts["count"]) == found
    assert len(problem.related) == found[1] - 1


@pytest.mark.parametrize("title", HONEST_TITLES)
def test_an_honest_title_is_quiet(title: str) -> None:
    assert reported(title) == []


def test_what_is_left_of_a_character_reference_is_no_word() -> None:
    assert reported(description="It&#8217;s cheap, it&#8217;s online, it&#8217;s the best, it&#8217;s on sale") == []
    assert reported(description="Buy tea &amp; buy &amp; buy &amp; tea &nbsp;buy &nbsp;buy") == []


def test_a_description_may_begin_with_the_title() -> None:
    text = "Oak tables. Oak tables to buy, and what to ask of the joiner"
    assert reported("Oak tables | Smith", f"{text} of oak tables") == []
    [problem] = reported("Smith", f"{text} of oak tables")
    assert problem.message == 'The description has "Oak tables" 3 times. Once is enough.'


def test_meta_keywords_may_share_a_phrase() -> None:
    assert reported(keywords="oak tables, oak tables with drawers, round oak tables, chairs, benches, price") == []
    [problem] = reported(
        keywords=", ".join(f"{kind} oak tables" for kind in ("cheap", "best", "buy", "round", "big", "new"))
    )
    assert problem.facts["count"] == 6


def test_numbers_are_no_phrase() -> None:
    assert reported(keywords=", ".join(f"price 10 20 {n}" for n in range(8))) == []
