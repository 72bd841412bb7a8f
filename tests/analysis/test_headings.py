"""What several rules know about headings."""

from __future__ import annotations

import pytest

from seolint import lint
from seolint.analysis.headings import is_comment
from seolint.readers import read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# cd /srv/kiln\n# rm -r clay\n", [True, True]),
        ("# cd /srv/kiln\n# rm -r clay\nDone.\n\n# Bowls\n", [True, True, False]),
        ("# Kilns\n\n# Bowls\n", [False, False]),
        ("# Kilns\n## Bowls\n", [False, False]),
        ("## Kilns\n## Bowls\n", [False, False]),
        ("  # Light it\n  kiln --hot\n", [True]),
        ("# Kilns\nThey are hot.\n", [False]),
        ("Kilns\n=====\n# Bowls\n", [False, False]),
    ],
)
def test_comments_among_commands(source: str, expected: list[bool]) -> None:
    document = read(source, "markdown")
    assert [is_comment(document, heading) for heading in document.all("heading")] == expected


def test_comments_are_no_headings_for_the_rules_on_headings() -> None:
    commands = "# cd /srv/kiln\n# rm -r clay\n\nAnd again:\n\n# cd /srv/kiln\n# rm -r clay\n"
    found = {problem.rule for problem in lint(f"# Kilns\n\nClean them:\n\n{commands}", "a.md").problems}
    assert found.isdisjoint({"duplicate-heading", "multiple-h1", "skipped-heading-level"})


@pytest.mark.parametrize(
    ("bad", "good", "expected"),
    [
        ("```\na\n```\n", "```\nb\n```\n", False),
        ("```\na\n```\n\nIt is hot.\n", "```\nb\n```\n", True),
        ("It is hot.\n", "It is cold.\n", True),
        ("", "```\nb\n```\n", True),
    ],
)
def test_labels_of_code_may_have_the_same_name(bad: str, good: str, expected: bool) -> None:
    pairs = f"### Bad\n\n{bad}\n### Good\n\n{good}\n" * 2
    found = [problem.rule for problem in lint(f"# Kilns\n\n## How to light one\n\n{pairs}", "a.md").problems]
    assert ("duplicate-heading" in found) is expected
    assert "duplicate-heading" in [
        problem.rule for problem in lint(f"# Kilns\n\n## How\n\n{pairs.replace('Good', 'Clay')}", "a.md").problems
    ]


@pytest.mark.parametrize(("text", "expected"), [("0+", False), ("0 kilns", True)])
def test_numbers_are_no_names(text: str, expected: bool) -> None:
    page = f"<h1>Kilns</h1><h2>We have</h2><h3>{text}</h3><p>Lit.</p><h3>{text}</h3><p>Cold.</p>"
    assert ("duplicate-heading" in [problem.rule for problem in lint(page, "a.html").problems]) is expected
