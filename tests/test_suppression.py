"""Disable comments: what they silence, and that they never add or move anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seolint import config
from seolint.linter import lint
from seolint.rule import Problem

CONFIG = config.load(select=["skipped-heading-level", "unknown-suppression"])
PARTS = ("# One\n", "### Three\n", "Some text.\n", "##### Five\n")
COMMENTS = ("disable", "enable", "disable headings", "disable-next-line", "enable skipped-heading-level -- why")


def at(problems: list[Problem]) -> list[int]:
    return [problem.place.line for problem in problems if problem.rule != "unknown-suppression"]


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("seolint-disable", []),
        ("seolint-disable skipped-heading-level -- ours", []),
        ("seolint-disable headings", []),
        ("seolint-disable thin-page, headings", []),
        ("seolint-disable thin-page", [5, 9]),
        ("seolint-disable-next-line", [9]),
        ("seolint-disable-next-line skipped-heading-level", [9]),
        ("seolint-disable-file", []),
        ("seolint disable", [5, 9]),
    ],
)
def test_comment(comment: str, lines: list[int]) -> None:
    source = f"# One\n\n<!-- {comment} -->\n\n### Three\n\n## Two\n\n#### Four\n"
    assert at(lint(source, "a.md", CONFIG)) == lines


def test_enable_ends_it_in_html() -> None:
    comments = "<!-- seolint-disable headings -->\n<h3>b</h3>\n<!-- seolint-enable headings -->"
    assert at(lint(f"<h1>a</h1>\n{comments}\n<h5>c</h5>", "a.html", CONFIG)) == [5]


def test_unknown_rule_is_told_where_it_stands() -> None:
    (problem,) = lint("# One\n\n<!-- seolint-disable headngs -->\n", "a.md", CONFIG)
    assert (problem.rule, problem.place.line, problem.place.column) == ("unknown-suppression", 3, 6)
    assert "Did you mean headings?" in problem.message


@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from((*COMMENTS, ""))), max_size=8))
def test_a_suppression_never_adds_or_moves_a_problem(parts: list[tuple[str, str]]) -> None:
    told, blank = ("".join(f"{part}\n<!-- {word}{c} -->\n\n" for part, c in parts) for word in ("seolint-", "sealant-"))
    assert set(at(lint(told, "a.md", CONFIG))) <= set(at(lint(blank, "a.md", CONFIG)))
