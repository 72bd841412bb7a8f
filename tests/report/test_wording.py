"""Further places of a problem, as reports for people name them."""

from __future__ import annotations

import pytest

from seolint.document import Place
from seolint.report.wording import also
from seolint.rules.rule import Excerpt, Problem


def place(path: str, line: int = 2, end: int = 2) -> Place:
    return Place(line, 1, end, 9, 0, 8, path)


def problem(message: str, *related: Place) -> Problem:
    return Problem("c.md", "duplicate-title", "site", "warning", message, {}, place(""), related, Excerpt("", 0, 0), "")


@pytest.mark.parametrize(
    ("message", "related", "expected"),
    [
        ("2 pages: this one and a.md. Join them.", [place("a.md")], ""),
        ("3 pages: this one and a.md, b/a.md.", [place("a.md"), place("b/a.md")], ""),
        ("3 pages: this one and b/a.md and 1 more.", [place("b/a.md"), place("a.md")], " Also at a.md:2:1."),
        ("2 pages: this one and aa.md.", [place("a.md")], " Also at a.md:2:1."),
        ("2 pages: this one and a.md.html.", [place("a.md")], " Also at a.md:2:1."),
        ("The section is also on a.md.", [place("a.md", 7, 12)], " Also at a.md:7:1."),
        ('"lock" appears twice.', [place("", 3, 3)], " Also at 3:1."),
        ("2 pages: https://a.example/b, https://a.example.", [place("https://a.example/b")], ""),
    ],
)
def test_pages_that_the_message_names_are_not_named_again(message: str, related: list[Place], expected: str) -> None:
    assert also(problem(message, *related)) == expected


def test_the_first_places_are_named() -> None:
    places = [place(f"{letter}.md") for letter in "abdefg"]
    assert also(problem("6 pages", *places)) == " Also at a.md:2:1, b.md:2:1, d.md:2:1, e.md:2:1 and 2 more."
    assert also(problem("6 pages: a.md, b.md", *places)) == " Also at d.md:2:1, e.md:2:1, f.md:2:1, g.md:2:1."
