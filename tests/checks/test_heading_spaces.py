"""Spaces of headings and titles: missing after the marks, doubled between words."""

from __future__ import annotations

import pytest

from seolint.checks import doubled_space, unspaced_heading
from seolint.readers import read


@pytest.mark.parametrize(
    ("article", "format", "found"),
    [
        ("##Sizes\n", "markdown", ["##Sizes"]),
        ("Take half a size more.\n##Sizes and widths\n", "markdown", ["##Sizes and widths"]),
        ("> ###Sizes\n", "markdown", ["###Sizes"]),
        ("- ##Sizes\n", "markdown", ["##Sizes"]),
        ("<p>##Sizes</p>", "html", ["##Sizes"]),
        ("#\u00a0Sizes\n", "markdown", ["#\u00a0Sizes"]),
        ("#Sizes #running\n", "markdown", []),
        ("\\##Sizes\n", "markdown", []),
        ("    ##Sizes\n", "markdown", []),
        ("```\n##Sizes\n```\n", "markdown", []),
        ("#######Sizes\n", "markdown", []),
        ("See ##Sizes\n", "markdown", []),
        ("##!\n", "markdown", []),
        ("##Sizes\n", "text", []),
    ],
)
def test_marks_without_a_space(article: str, format: str, found: list[str]) -> None:
    spans = [finding.span for finding in unspaced_heading.check(read(article, format))]
    assert [article[start:end] for start, end in spans] == found


@pytest.mark.parametrize(
    ("article", "format", "count"),
    [
        ("# Trail  shoes   here\n", "markdown", 2),
        ("#  Trail shoes\n", "markdown", 1),
        ("# Trail shoes  #\n", "markdown", 0),
        ("# Use `a  b`\n", "markdown", 0),
        ("Trail  shoes\n===\n", "markdown", 1),
        ("# **Trail**  shoes\n", "markdown", 1),
        ("<h1>Trail  shoes</h1>", "html", 1),
        ("<h1>Trail <b  id='a'>shoes</b></h1>", "html", 0),
        ("<h1>Trail<br  />shoes</h1>", "html", 0),
        ("<h1>Trail\n      shoes</h1>", "html", 0),
    ],
)
def test_doubled_spaces_in_headings(article: str, format: str, count: int) -> None:
    found = list(doubled_space.check(read(article, format), kind="heading"))
    assert [finding.facts["count"] for finding in found] == [count] * bool(count)


@pytest.mark.parametrize(
    ("article", "format"),
    [
        ("---\ntitle: Trail  shoes\n---\n", "markdown"),
        ('---\ntitle: "Trail  shoes"\n---\n', "markdown"),
        ('+++\ntitle = "Trail  shoes"\n+++\n', "markdown"),
        ('{\n  "title": "Trail  shoes"\n}\n', "markdown"),
        ("<title>Trail  shoes</title>", "html"),
    ],
)
def test_doubled_spaces_in_titles(article: str, format: str) -> None:
    (finding,) = doubled_space.check(read(article, format), kind="title")
    assert finding.facts == {"text": "Trail shoes", "count": 1}
