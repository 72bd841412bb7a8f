"""Directives in articles: what they silence, and where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from seolint import config, lint
from seolint.rules.rule import Problem

CONFIG = config.load(overrides=config.Overrides(select=["skipped-heading-level"]))

ARTICLE = "# One\n\n{}\n\n### Three\n\n## Two\n\n#### Four\n"
"""Levels are skipped on lines 5 and 9, whatever stands on line 3."""


def at(problems: Sequence[Problem]) -> list[int]:
    return [problem.place.line for problem in problems if problem.rule == "skipped-heading-level"]


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("seolint-disable", []),
        ("seolint-disable all", []),
        ("seolint-disable skipped-heading-level -- ours", []),
        ("seolint-disable\n  skipped-heading-level\n  -- ours", []),
        ("seolint-disable headings", []),
        ("seolint-disable thin-page, headings", []),
        ("seolint-disable thin-page -- headings", [5, 9]),
        ("seolint-disable-next-line", [9]),
        ("seolint-disable-next-line skipped-heading-level", [9]),
        ("seolint-disable-section", []),
        ("seolint-disable-file", []),
        ("seolint-enable", [5, 9]),
        ("seolint disable", [5, 9]),
        ("seolinted", [5, 9]),
        ("no seolint-disable", [5, 9]),
    ],
)
def test_comment(comment: str, lines: list[int]) -> None:
    more = comment.count("\n")
    for path, source in (("a.md", f"<!-- {comment} -->"), ("a.mdx", f"{{/* {comment} */}}")):
        problems = lint(ARTICLE.format(source), path, config=CONFIG).problems
        assert at(problems) == [line + more for line in lines], path


SECTIONS = "# One\n\n{}## A\n\n{}#### A1\n\n{}## B\n\n#### B1\n"


@pytest.mark.parametrize(
    ("place", "left"),
    [(0, ["A1", "B1"]), (1, ["B1"]), (2, ["B1"])],
    ids=["introduction of the page: its section holds all others", "section A", "within section A1"],
)
def test_section_goes_on_to_the_next_heading_of_its_level(place: int, left: list[str]) -> None:
    gaps = ["", "", ""]
    gaps[place] = "<!-- seolint-disable-section headings -->\n\n"
    source = SECTIONS.format(*gaps)
    reported = [
        source[problem.place.start : problem.place.end] for problem in lint(source, "a.md", config=CONFIG).problems
    ]
    assert reported == ([] if place == 0 else left)


def test_section_before_any_heading_is_the_introduction() -> None:
    source = "<!-- seolint-disable-section -->\n\nText.\n\n# One\n\n### Three\n"
    assert at(lint(source, "a.md", config=CONFIG).problems) == [7]


def test_comment_in_the_heading_itself_covers_its_section() -> None:
    assert at(
        lint(
            "<h1>a</h1><h3>b <!-- seolint-disable-section --></h3><h2>c</h2>\n<h4>d</h4>", "a.html", config=CONFIG
        ).problems
    ) == [2]


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        (("disable headings", "enable headings"), "c"),
        (("disable headings", "enable"), "c"),
        (("disable", "enable skipped-heading-level"), "c"),
        (("disable", "enable headings"), "c"),
        (("disable headings", "enable skipped-heading-level"), "c"),
        (("disable headings", "enable thin-page"), ""),
        (("enable headings", "disable headings"), "b"),
        (("disable-file headings", "enable headings"), ""),
    ],
)
def test_of_disable_and_enable_the_last_word_counts(comments: tuple[str, str], left: str) -> None:
    first, second = (f"<!-- seolint-{comment} -->" for comment in comments)
    source = f"<h1>a</h1>{first}<h3>b</h3>{second}<h5>c</h5>"
    assert "".join(source[p.place.start] for p in lint(source, "a.html", config=CONFIG).problems) == left


def test_next_line_is_the_next_that_says_something() -> None:
    comments = "<!-- seolint-disable-next-line headings -->\n<!-- seolint-disable-next-line thin-page -->\n"
    assert at(lint(f"# One\n\n{comments}\n\n### Three\n\n##### Five\n", "a.md", config=CONFIG).problems) == [9]


@pytest.mark.parametrize("path", ["a.md", "a.html"])
@pytest.mark.parametrize(
    "matter",
    [
        "---\nseolint: off\n---\n",
        "---\nseolint: false\n---\n",
        "---\nseolint:\n  disable: headings\n---\n",
        "---\nseolint: {disable: [thin-page, 'headings']}\n---\n",
        "---\nseolint:\n  disable:\n    - skipped-heading-level\n---\n",
        "---\nseolint:\n  disable: all\n  reason: an old page\n---\n",
        "+++\nseolint = false\n+++\n",
        '+++\n[seolint]\ndisable = ["headings"]\n+++\n',
        '+++\nseolint = {disable = ["headings"], reason = "old"}\n+++\n',
        '{"seolint": {"disable": ["headings"]}}\n',
        '{"seolint": false}\n',
    ],
)
def test_front_matter(matter: str, path: str) -> None:
    article = "# One\n\n### Three\n" if path == "a.md" else "<h1>One</h1>\n<h3>Three</h3>\n"
    assert at(lint(f"{matter}\n{article}", path, config=CONFIG).problems) == []
    assert len(at(lint(f"{matter.replace('seolint', 'sealant')}\n{article}", path, config=CONFIG).problems)) == 1


@pytest.mark.parametrize(
    "matter", ["seolint: on", "seolint:", "seolint: {disable: []}", "seolint: {disable: }", "seolint: {reason: x}"]
)
def test_front_matter_that_suppresses_nothing(matter: str) -> None:
    source = f"---\n{matter}\n---\n\n# One\n\n### Three\n"
    assert [problem.rule for problem in lint(source, "a.md", config=CONFIG).problems] == ["skipped-heading-level"]


@pytest.mark.parametrize("matter", ["seolint: {disable: thin-page}", "seolint: on"])
def test_front_matter_that_only_speaks_to_seolint_declares_nothing_of_the_page(matter: str) -> None:
    article = "# Mills\n\nA mill grinds corn.\n"
    rules = config.load(
        overrides=config.Overrides(select=["metadata"], set_options=["missing-description.front_matter=true"])
    )
    assert {problem.rule for problem in lint(f"---\n{matter}\n---\n\n{article}", "a.md", config=rules).problems} <= {
        problem.rule for problem in lint(article, "a.md", config=rules).problems
    }


def test_the_fingerprint_of_what_is_left_stays() -> None:
    plain = "# One\n\n{}\n\n### Three\n\n## Two\n\n#### Three\n"
    before = [problem.fingerprint for problem in lint(plain.format("<!-- -->"), "a.md", config=CONFIG).problems]
    after = lint(plain.format("<!-- seolint-disable-next-line -->"), "a.md", config=CONFIG).problems
    assert [problem.fingerprint for problem in after] == before[1:]
